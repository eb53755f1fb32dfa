import type { OverviewResult } from '../../../api/overview-results'
import { institutionLink, type PageLink } from '../../shared/links'

export type Task = OverviewResult['tasks'][number]

const PLACES: Record<Task['code'], PageLink> = {
  questions: { path: '/intake', query: { tab: 'questions' } },
  refused: { path: '/intake', query: { tab: 'quarantine' } },
  unknown: { path: '/intake', query: { tab: 'questions' } },
  quarantine: { path: '/intake', query: { tab: 'quarantine' } },
  reviews: { path: '/institutions', query: { with: 'reviews' } },
  orphaned: { path: '/institutions', query: { with: 'reviews' } },
  overdue: { path: '/institutions', query: { status: 'overdue' } },
  'low-completeness': { path: '/institutions', query: { level: 'none' } },
  rework: { path: '/institutions', query: { status: 'rework' } },
  'first-import': { path: '/intake' },
}

/** Decisions are looked at where they stand; the register does not tell which of them lost their requirement. */
const ofInstitution: Task['code'][] = ['reviews', 'orphaned', 'overdue', 'low-completeness', 'rework']

/** Where a task is done: the only institution's page where it concerns just one. */
export const taskLink = ({ code, count, institutions }: Task): PageLink => {
  const [only] = institutions
  return only !== undefined && institutions.length === 1 && count <= 10 && ofInstitution.includes(code)
    ? institutionLink(only.key)
    : PLACES[code]
}
