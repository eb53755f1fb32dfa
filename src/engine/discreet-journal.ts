import { knownPeople, toldDetail } from './cases/judging/known-people'
import type { Store } from './store/open-store'
import { withoutPeople } from './report/privacy/people-text'

type Eye = (text: string) => string

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
    const opened = (): Eye[] => {
      const audits = store.audits().filter(({ id }) => of === null || id === of)
      return audits.length === 0 ? [withoutPeople] : audits.map((audit) => knownPeople({ store }, audit))
    }
    // Knowing the people of an audit takes a while; an entry of numbers needs none of it.
    let eyes: Eye[] | null = null
    const hide = (text: string): string => (eyes ??= opened()).reduce((rest, eye) => eye(rest), text)
    store.journal(at, action, toldDetail(detail, hide))
  },
})
