export type JobKind = 'import' | 'dry-run' | 'report' | 'forms' | 'copies' | 'demo' | 'rescore'

/** A long piece of work in the engine as its last event told it; `done` of `total` pieces, `saved` of them on the disk. */
export type Job = {
  id: string
  kind: JobKind
  audit: number | null
  title: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  saved: number | null
  note: string | null
  startedAt: string
  finishedAt: string | null
  failure: { code: string; message: string } | null
  result: unknown
}

/** Where a job is shown whole. */
const PAGES: Record<JobKind, string> = {
  import: '/intake',
  'dry-run': '/intake',
  demo: '/overview',
  report: '/reports',
  forms: '/reports',
  copies: '/reports',
  rescore: '/catalogues',
}

export const jobPlace = ({ kind, id }: Pick<Job, 'kind' | 'id'>): { path: string; query: { job: string } } => ({
  path: PAGES[kind],
  query: { job: id },
})

/** 0…1, or null while it is not known how much there is to do. */
export const jobShare = ({ done, total }: Pick<Job, 'done' | 'total'>): number | null =>
  total === null || total === 0 ? null : Math.min(1, done / total)
