import type { Job, JobKind } from '../../api/job-results'

/** Where a job of each kind is shown whole. */
const PAGES: Record<JobKind, string> = {
  import: '/intake',
  'dry-run': '/intake',
  demo: '/overview',
  report: '/reports',
  forms: '/reports',
  copies: '/reports',
  note: '/reports',
  letters: '/reports',
  rescore: '/catalogues',
  settings: '/settings',
}

/** The page a job belongs to, with the job in its address (`?job=`). */
export const jobPlace = ({ kind, id }: Pick<Job, 'kind' | 'id'>): { path: string; query: { job: string } } => ({
  path: PAGES[kind],
  query: { job: id },
})

/** 0…1, or null while nobody knows how much there is to do. */
export const jobShare = ({ done, total }: Pick<Job, 'done' | 'total'>): number | null =>
  total === 0 ? null : Math.min(1, done / total)
