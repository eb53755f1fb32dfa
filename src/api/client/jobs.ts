import type { Job, JobEvent, JobsResult } from '../job-results'
import type { FailureResult } from '../results'
import { ApiFailure, query, segment, type Call } from './call'

/** Lines of a stream of events that carry data, as they come. */
const dataLines = async function* (body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) yield line.slice('data: '.length)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A stream that broke is asked for so many times more before the program is taken for closed. */
const TRIES = 5

export const jobCalls = ({ get, send, open }: Call) => ({
  jobs: () => get<JobsResult>('/api/jobs'),
  job: (id: string) => get<Job>(`/api/jobs/${segment(id)}`),
  /** Asks a job to stop; what it has done till then stays. */
  cancelJob: (id: string) => send<Job>('DELETE', `/api/jobs/${segment(id)}`),
  /**
   * Tells of a job until it ends, and returns it as it ended; a broken stream is taken up where it broke. With `signal`
   * one stops listening (the job goes on) and the promise fails with the signal's reason.
   */
  watchJob: async (id: string, told: (event: JobEvent) => void, signal?: AbortSignal): Promise<Job> => {
    let after = 0
    let failed = 0
    for (;;) {
      try {
        const response = await open(`/api/jobs/${segment(id)}/events${query({ after })}`, signal)
        for await (const line of dataLines(response)) {
          const event = JSON.parse(line) as JobEvent | FailureResult
          // The host's last word on a stream whose engine is gone, and the job with it.
          if ('code' in event) throw new ApiFailure(event)
          after += event.log.length
          failed = 0
          told(event)
          if (event.state !== 'running') return event
        }
      } catch (error) {
        signal?.throwIfAborted()
        const isRefused = error instanceof ApiFailure && error.code !== 'unreachable'
        if (isRefused || failed + 1 >= TRIES) throw error
      }
      failed += 1
      await pause(200 * failed)
    }
  },
})
