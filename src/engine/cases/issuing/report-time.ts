import { daysAfter } from '../../base/calendar'
import { Failure } from '../../base/failure'
import { dynamicsOf } from '../../comparison/dynamics'
import type { Comparison, Dynamics } from '../../comparison/types'
import type { EngineContext } from '../../engine-context'
import type { ReportedAbsence, ReportInput } from '../../report/comparative/types'
import type { ReportOptions } from '../../report/options'
import type { Audit } from '../../store/types'
import { comparisonNow } from '../judging/bulk-verdicts'
import { twinsBetween } from '../looking/compare-audits'
import { collectedOn } from '../settling/collection'
import { displayName } from '../../engine-context'

type Context = Pick<EngineContext, 'store'>

/** The audit that ended last before this one; the later made of two that ended on one day. */
const earlierThan = (audit: Audit, audits: Audit[]): Audit | undefined =>
  audits
    .filter(
      ({ id, periodTo }) =>
        id !== audit.id && (periodTo < audit.periodTo || (periodTo === audit.periodTo && id < audit.id)),
    )
    .sort((a, b) => (a.periodTo < b.periodTo ? 1 : a.periodTo > b.periodTo ? -1 : b.id - a.id))[0]

const previousOf = (audit: Audit, audits: Audit[], name: string): Audit => {
  const found = audits.find((each) => each.name === name && each.id !== audit.id)
  if (found !== undefined) return found
  const others = audits.filter(({ id }) => id !== audit.id).map((each) => `«${each.name}»`)
  throw new Failure(
    'no-audit',
    `Мониторинга «${name}» для сравнения в базе нет. ${others.length === 0 ? 'Других мониторингов в ней нет.' : `Есть: ${others.join(', ')}.`}`,
  )
}

/**
 * What changed against the audit that `previous` names, of the institutions in the comparison. Who is gone is told only
 * of a whole audit. Null when there is no earlier audit or none is wanted. Throws Failure('no-audit').
 */
export const dynamicsSince = (
  context: Context,
  audit: Audit,
  now: Comparison,
  { previous }: Pick<ReportOptions, 'previous'>,
  isWhole: boolean,
): Dynamics | null => {
  if (previous === null) return null
  const { store } = context
  const audits = store.audits()
  const earlier = previous === undefined ? earlierThan(audit, audits) : previousOf(audit, audits, previous)
  if (earlier === undefined) return null
  const twins = twinsBetween(store.institutions(earlier.id), store.institutions(audit.id))
  const found = dynamicsOf({ ...earlier, comparison: comparisonNow(context, earlier) }, now, twins)
  return isWhole ? found : { ...found, gone: [] }
}

/** Who owes a form on an ISO day: has sent none, or has it back and its days are over. Contacts only where told. */
export const absencesOn = (
  { store }: Context,
  audit: Audit,
  on: string,
  { isShown, withContacts }: { isShown: (id: number) => boolean; withContacts: boolean },
): ReportedAbsence[] => {
  const dueDate = store.audits().find(({ id }) => id === audit.id)?.dueDate ?? null
  return store.participants(audit.id).flatMap((participant): ReportedAbsence[] => {
    const { status, ...terms } = collectedOn(participant, dueDate, on)
    if (!isShown(participant.id) || (status !== 'not-submitted' && status !== 'rework')) return []
    const { id, kind, catalogue, municipality, email } = participant
    return [
      {
        ...{ id, name: displayName(participant), kind, catalogue, municipality, state: status },
        ...{ dueDate: terms.dueDate, extendedTo: terms.extendedTo, daysOverdue: terms.daysOverdue },
        contact: withContacts ? email : null,
      },
    ]
  })
}

/** Days given to mend a breach and to send data, counted from the due day or, when that is over, the report's. */
const DAYS = { remedy: 30, data: 10 }

/** Terms proposed for measures; none where the audit has no due day. */
export const proposedTerms = ({ dueDate }: Pick<Audit, 'dueDate'>, on: string): NonNullable<ReportInput['terms']> => {
  if (dueDate === null) return { remedy: null, data: null }
  const from = dueDate > on ? dueDate : on
  return { remedy: daysAfter(from, DAYS.remedy), data: daysAfter(from, DAYS.data) }
}
