import type { z } from 'zod'
import type { Engine } from '../../engine/index'
import type { Audit } from '../../engine/store/types'
import type { GivenFile } from '../downloads'
import { producedResult, startedResult, type Job } from '../job-results'
import type { JobTeller } from '../jobs'
import { allForms, comparativeReport, markedCopies } from '../producing'
import { reportBody } from '../report-bodies'
import type { Routes } from '../route-parts'
import { bodyOf } from '../validate'

const KINDS = { comparative: 'report', forms: 'forms', copies: 'copies' } as const

const TITLES = { comparative: 'Сравнительный отчёт', forms: 'Формы учреждений', copies: 'Файлы с пометками' }

type Wish = { engine: Engine; audit: Audit; body: z.infer<typeof reportBody>; today: string }

const made = ({ engine, audit, body, today }: Wish, teller: JobTeller): Promise<GivenFile> => {
  if (body.kind === 'forms') return allForms(engine, audit, body.options, teller)
  if (body.kind === 'copies') return markedCopies(engine, audit, body.options, teller)
  return comparativeReport(engine, audit, today, teller)
}

const isProduct = (job: Job): job is Extract<Job, { kind: 'report' | 'forms' | 'copies' }> =>
  job.kind === 'report' || job.kind === 'forms' || job.kind === 'copies'

export const reportRoutes: Routes = (app, { opened, auditOf, jobs, downloads, now }) => {
  app.post('/api/audits/:id/reports', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const body = await bodyOf(context, reportBody)
    const today = now().toISOString().slice(0, 10)
    const job = jobs.start({
      kind: KINDS[body.kind],
      audit: audit.id,
      title: TITLES[body.kind],
      mode: 'beside',
      run: async (teller) => ({ downloads: [downloads.keep(await made({ engine, audit, body, today }, teller))] }),
    })
    return context.json(startedResult.parse({ job }))
  })
  app.get('/api/audits/:id/reports', (context) => {
    const { id } = auditOf(context.req.param('id'))
    const reports = jobs
      .list()
      .filter(isProduct)
      .flatMap(({ id: job, audit, kind, title, finishedAt, result }) => {
        const kept = result?.downloads.filter((each) => downloads.has(each.id)) ?? []
        return audit !== id || kept.length === 0 ? [] : [{ job, kind, title, finishedAt, downloads: kept }]
      })
    return context.json(producedResult.parse({ reports: reports.reverse() }))
  })
}
