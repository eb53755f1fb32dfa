import { knownPeople, toldDetail } from './cases/judging/known-people'
import type { Store } from './store/open-store'
import { withoutPeople } from './report/privacy/people-text'

const auditOf = (detail: unknown): number | null => {
  const of = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>)['audit'] : null
  return typeof of === 'number' ? of : null
}

/**
 * A store whose journal keeps no people: whatever is typed freely, reasons and names of files too, goes into it by the
 * eyes that reports have. What is of no one audit is looked through for people of all.
 */
export const withDiscreetJournal = (store: Store): Store => ({
  ...store,
  journal: (at, action, detail) => {
    const of = auditOf(detail)
    const audits = store.audits().filter(({ id }) => of === null || id === of)
    const eyes = audits.length === 0 ? [withoutPeople] : audits.map((audit) => knownPeople({ store }, audit))
    const hide = (text: string): string => eyes.reduce((rest, eye) => eye(rest), text)
    store.journal(at, action, toldDetail(detail, hide))
  },
})
