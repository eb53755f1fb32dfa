import type { EngineContext } from '../../engine-context'
import type { Filling } from '../../report/form/types'
import type { StoredFact } from '../../store/fact-types'
import type { Audit } from '../../store/types'

/** The audit before, of those where the institution has said something; null when there is none. */
const lastSaid = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Pick<Audit, 'periodFrom'> | null,
  institution: number,
): StoredFact[] => {
  const earlier = store
    .audits()
    .filter(({ periodTo }) => audit === null || periodTo < audit.periodFrom)
    .sort((one, other) => (one.periodTo < other.periodTo ? 1 : -1))
  for (const { id } of earlier) {
    const facts = store.currentFacts(id, institution)
    if (facts.length > 0) return facts
  }
  return []
}

/** Days and figures of a period that is over; who the institution is stands in the form itself. */
const STALE = ['inn', 'kind', 'subdivision', 'periodFrom', 'periodTo', 'filledOn']

/**
 * What an institution said in the period before, to be shown in its next form; null when it has said nothing. Answers
 * are those under the same edition: others answer other questions.
 */
export const formHints = (
  context: Pick<EngineContext, 'store'>,
  audit: Pick<Audit, 'periodFrom'> | null,
  institution: number,
  catalogue: string,
): Filling | null => {
  const facts = lastSaid(context, audit, institution)
  if (facts.length === 0) return null
  const hints: Filling = { passport: {}, answers: {}, tables: {} }
  const rows = new Map<string, Filling['tables'][string]['rows'][number]>()
  for (const { table, row, column, value, catalogue: under } of facts) {
    if (table === 'passport') {
      if (!STALE.includes(column)) hints.passport[column] = value
    } else if (table === 'answers') {
      if (under !== catalogue) continue
      const answer = (hints.answers[row] ??= { answer: '' })
      if (column === 'answer' || column === 'confirmation' || column === 'comment') answer[column] = String(value)
    } else if (table !== 'declared') {
      const key = `${table} ${row}`
      const known = rows.get(key) ?? {}
      if (!rows.has(key)) {
        rows.set(key, known)
        ;(hints.tables[table] ??= { rows: [] }).rows.push(known)
      }
      known[column] = value
    }
  }
  return hints
}
