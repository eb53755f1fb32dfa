import { z } from 'zod'
import type { JobEvent } from '../job-results'
import { jobResult, jobsResult } from '../job-results'
import type { Routes } from '../route-parts'
import { queryOf } from '../validate'

const eventsQuery = z.object({ after: z.coerce.number().int().min(0).default(0) })

/** Events as a stream that is read at the reader's pace: what changed meanwhile comes as one. */
const streamOf = (events: AsyncGenerator<JobEvent, void>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await events.next()
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`))
      },
    },
    { highWaterMark: 0 },
  )
}

export const jobRoutes: Routes = (app, { jobs }) => {
  app.get('/api/jobs', (context) => context.json(jobsResult.parse({ jobs: jobs.list() })))
  app.get('/api/jobs/:id', (context) => context.json(jobResult.parse(jobs.one(context.req.param('id')))))
  app.delete('/api/jobs/:id', (context) => context.json(jobResult.parse(jobs.cancel(context.req.param('id')))))
  app.get('/api/jobs/:id/events', (context) => {
    const id = context.req.param('id')
    jobs.one(id)
    const { after } = queryOf(context, eventsQuery)
    return new Response(streamOf(jobs.watch(id, after)), {
      headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    })
  })
}
