import { dayOf, daysBetween, isIsoDay } from '../../base/calendar'
import { Failure } from '../../base/failure'
import { displayName, type EngineContext } from '../../engine-context'
import { chosenInstitution } from '../judging/score-audit'
import type { ParticipantRow } from '../../store/collection'
import type { Audit } from '../../store/types'

export type CollectionStatus = 'not-submitted' | 'received' | 'rework' | 'accepted'

/** What an institution has sent as of a day. Days are ISO; `deadline` is the extension, else the due date. */
export type Collected = Pick<
  ParticipantRow,
  'inn' | 'kind' | 'subdivision' | 'municipality' | 'email' | 'catalogue'
> & {
  institution: string
  dueDate: string | null
  extendedTo: string | null
  deadline: string | null
  status: CollectionStatus
  files: number
  receivedOn: string | null
  late: boolean
  daysLate: number
  overdue: boolean
  daysOverdue: number
}

export type Collection = {
  on: string
  dueDate: string | null
  summary: Record<'expected' | 'notSubmitted' | 'received' | 'rework' | 'accepted' | 'overdue' | 'late', number>
  institutions: Collected[]
}

const daysAfter = (day: string | null, deadline: string | null): number =>
  day === null || deadline === null ? 0 : Math.max(0, daysBetween(deadline, day))

/** Where one institution stands on a day: what came later, or was said later, does not count yet. */
export const collectedOn = (participant: ParticipantRow, auditDue: string | null, on: string): Collected => {
  const { inn, kind, subdivision, municipality, email, catalogue, extendedTo, status, statusOn, statusOf } = participant
  const came = participant.submissions.filter(({ day }) => day <= on)
  // What the curator names is the day of the first form: on an earlier day there was none, whenever it was imported.
  const first = participant.submissions.length === 0 ? null : (participant.receivedOn ?? came[0]?.day ?? null)
  const receivedOn = first !== null && first <= on ? first : null
  const isSaid = status !== null && statusOn !== null && statusOn <= on && statusOf === came.at(-1)?.id
  const dueDate = participant.dueDate ?? auditDue
  const deadline = extendedTo ?? dueDate
  const now: CollectionStatus = receivedOn === null ? 'not-submitted' : isSaid ? status : 'received'
  const daysLate = daysAfter(receivedOn, deadline)
  // A form sent back has until its extension, not until a due day that may have been before it was sent back.
  const owed = now === 'not-submitted' ? deadline : now === 'rework' ? extendedTo : null
  const daysOverdue = daysAfter(on, owed)
  return {
    ...{ institution: displayName(participant), inn, kind, subdivision, municipality, email, catalogue },
    ...{ dueDate, extendedTo, deadline, status: now, files: came.length, receivedOn },
    ...{ late: daysLate > 0, daysLate, overdue: daysOverdue > 0, daysOverdue },
  }
}

/** Who has sent what by a day, and who is overdue on it. Throws Failure('usage') for no day. */
export const collectionOn = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, on: string): Collection => {
  if (!isIsoDay(on)) throw new Failure('usage', `Дата «${on}» записана неверно. Пример: 2026-04-11.`)
  const dueDate = store.audits().find(({ id }) => id === audit.id)?.dueDate ?? null
  const institutions = store.participants(audit.id).map((each) => collectedOn(each, dueDate, on))
  const count = (is: (each: Collected) => boolean): number => institutions.filter(is).length
  return {
    on,
    dueDate,
    summary: {
      expected: institutions.length,
      notSubmitted: count(({ status }) => status === 'not-submitted'),
      received: count(({ status }) => status === 'received'),
      rework: count(({ status }) => status === 'rework'),
      accepted: count(({ status }) => status === 'accepted'),
      overdue: count(({ overdue }) => overdue),
      late: count(({ late }) => late),
    },
    institutions,
  }
}

/** What the curator changes about collecting; `institution` null is meant for the audit as a whole. */
export type CollectionChange = {
  institution: string | null
  dueDate?: string | undefined
  /** Null: no longer extended. */
  extendedTo?: string | null | undefined
  receivedOn?: string | undefined
  /** «received» takes back what was said. */
  status?: Exclude<CollectionStatus, 'not-submitted'> | undefined
}

const checkedDays = ({ dueDate, extendedTo, receivedOn }: CollectionChange): void => {
  const wrong = [dueDate, extendedTo, receivedOn].find((day) => day !== undefined && day !== null && !isIsoDay(day))
  if (wrong !== undefined) throw new Failure('usage', `Дата «${wrong}» записана неверно. Пример: 2026-04-11.`)
}

/** Whom a change was about, null for the audit as a whole, and what stood before. */
type Changed = { title: string | null; before: Record<string, string | null> }

const whole = (
  { store }: EngineContext,
  audit: Audit,
  { dueDate, extendedTo, receivedOn, status }: CollectionChange,
): Changed => {
  if (extendedTo !== undefined || receivedOn !== undefined || status !== undefined)
    throw new Failure('usage', 'Продление, день получения и статус относятся к учреждению: назовите учреждение.')
  if (dueDate !== undefined) store.setDueDate(audit.id, dueDate)
  return { title: null, before: { dueDate: audit.dueDate } }
}

const ofOne = ({ store, now }: EngineContext, audit: Audit, name: string, change: CollectionChange): Changed => {
  const participants = store.participants(audit.id)
  const { id } = chosenInstitution(store.institutions(audit.id), name)
  const found = participants.find((each) => each.id === id)
  if (found === undefined) throw new RangeError(`institution ${id} takes no part`)
  const title = displayName(found)
  const { dueDate, extendedTo, receivedOn, status } = change
  const due = dueDate ?? found.dueDate ?? audit.dueDate
  if (extendedTo !== undefined && extendedTo !== null && due !== null && extendedTo < due)
    throw new Failure('usage', `Продление ${extendedTo} раньше срока ${due} («${title}»). Укажите более поздний день.`)
  const last = found.submissions.at(-1)
  if ((receivedOn !== undefined || status !== undefined) && last === undefined)
    throw new Failure(
      'nothing-submitted',
      `«${title}» ещё не прислало форму: статус и день получения отмечать не у чего.`,
    )
  store.setTerms(audit.id, id, {
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(extendedTo === undefined ? {} : { extendedTo }),
    ...(receivedOn === undefined ? {} : { receivedOn }),
  })
  if (status === 'received') store.setStatus(audit.id, id, null)
  else if (status !== undefined && last !== undefined)
    store.setStatus(audit.id, id, { status, on: dayOf(now()), submission: last.id })
  const before = {
    dueDate: found.dueDate,
    extendedTo: found.extendedTo,
    receivedOn: found.receivedOn,
    status: found.status,
  }
  const told = (['dueDate', 'extendedTo', 'receivedOn', 'status'] as const).filter((each) => change[each] !== undefined)
  return { title, before: Object.fromEntries(told.map((each) => [each, before[each]])) }
}

/**
 * Sets due dates, extensions, days of receipt and the curator's word on a form; each is in the journal. Throws Failure:
 * `usage`, `which-institution`, `nothing-submitted`.
 */
export const changeCollection = async (
  context: EngineContext,
  audit: Audit,
  change: CollectionChange,
): Promise<void> => {
  checkedDays(change)
  const { store, saver, now } = context
  store.transaction(() => {
    const { institution } = change
    const { title, before } =
      institution === null ? whole(context, audit, change) : ofOne(context, audit, institution, change)
    store.journal(now().toISOString(), 'collection', { ...change, audit: audit.id, institution: title, before })
  })
  await saver.save()
}

/**
 * Notes on which days forms came that were taken at once, by names of institutions; days after today and whoever has
 * sent nothing are left out. One entry in the journal. Throws Failure('usage').
 */
export const noteReceived = async (
  { store, saver, now }: EngineContext,
  audit: Audit,
  days: { institution: string; receivedOn: string }[],
): Promise<void> => {
  days.forEach(({ receivedOn }) => checkedDays({ institution: null, receivedOn }))
  const at = now().toISOString()
  const sent = new Map(
    store
      .participants(audit.id)
      .flatMap((each) => (each.submissions.length === 0 ? [] : [[displayName(each), each.id] as const])),
  )
  store.transaction(() => {
    const noted = days.flatMap(({ institution, receivedOn }) => {
      const id = sent.get(institution)
      if (id === undefined || receivedOn > at.slice(0, 10)) return []
      store.setTerms(audit.id, id, { receivedOn })
      return [institution]
    })
    store.journal(at, 'received-noted', { audit: audit.id, institutions: noted })
  })
  await saver.save()
}
