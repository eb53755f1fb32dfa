import type { z } from 'zod'
import { dayOf } from '../../engine/base/calendar'
import type { Engine } from '../../engine/index'
import type { Audit } from '../../engine/store/types'
import { attachment, XLSX, type GivenFile } from '../downloads'
import { frozenReportsResult, reportSheetsResult } from '../frozen-results'
import { producedResult, startedResult, type Job, type MakingJob } from '../job-results'
import type { JobTeller } from '../jobs'
import { allLetters, analyticalNote } from '../documents'
import { allForms, comparativeReport, markedCopies, openData } from '../producing'
import { reportBody } from '../report-bodies'
import type { RouteParts, Routes } from '../route-parts'
import { bodyOf } from '../validate'

const KINDS = {
  comparative: 'report',
  'open-data': 'report',
  note: 'note',
  letters: 'letters',
  forms: 'forms',
  copies: 'copies',
} as const

const TITLES = {
  comparative: 'Сравнительный отчёт',
  'open-data': 'Открытые данные',
  note: 'Аналитическая справка',
  letters: 'Письма учреждениям',
  forms: 'Формы учреждений',
  copies: 'Файлы с пометками',
}

type Wish = { engine: Engine; audit: Audit; body: z.infer<typeof reportBody>; today: string } & Pick<
  RouteParts,
  'writing'
>

const made = ({ engine, audit, body, ...rest }: Wish, teller: JobTeller): Promise<GivenFile> => {
  if (body.kind === 'forms') return allForms(engine, audit, body.options, teller)
  if (body.kind === 'copies') return markedCopies(engine, audit, body.options, teller)
  if (body.kind === 'note') return analyticalNote(engine, audit, body.options, rest, teller)
  if (body.kind === 'letters') return allLetters(engine, audit, body.options, rest, teller)
  if (body.kind === 'open-data') return openData(engine, audit, body.options)
  return comparativeReport(engine, audit, body.options, rest, teller)
}

const MADE: string[] = Object.values(KINDS)

const isProduct = (job: Job): job is MakingJob => MADE.includes(job.kind)

export const reportRoutes: Routes = (app, { opened, auditOf, writing, jobs, downloads, now }) => {
  app.post('/api/audits/:id/reports', async (context) => {
    const engine = opened()
    const audit = auditOf(context.req.param('id'))
    const body = await bodyOf(context, reportBody)
    const today = dayOf(now())
    const job = jobs.start({
      kind: KINDS[body.kind],
      audit: audit.id,
      title: TITLES[body.kind],
      mode: 'beside',
      run: async (teller) => ({
        downloads: [downloads.keep(await made({ engine, audit, body, today, writing }, teller))],
      }),
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
  app.get('/api/report-sheets', (context) =>
    context.json(reportSheetsResult.parse({ sheets: opened().reportSheets() })),
  )
  app.get('/api/audits/:id/frozen-reports', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(frozenReportsResult.parse({ audit: audit.name, reports: opened().frozenReports(audit) }))
  })
  app.get('/api/audits/:id/frozen-reports/:report/workbook', async (context) => {
    const audit = auditOf(context.req.param('id'))
    const { report, workbook } = await opened().frozenReport(audit, Number(context.req.param('report')))
    return attachment({ name: report.name, type: XLSX, bytes: workbook })
  })
}
