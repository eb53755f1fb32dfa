import { collectionResult } from '../../../api/collecting-results'
import { isIsoDay, russianDay } from '../../../engine/base/calendar'
import { Failure } from '../../../engine/base/failure'
import { normalised } from '../../../engine/base/russian'
import type {
  Collected,
  Collection,
  CollectionChange,
  CollectionStatus,
} from '../../../engine/cases/settling/collection'
import type { Engine } from '../../../engine/index'
import type { Audit } from '../../../engine/store/types'
import type { Command, Invocation } from '../command'
import { table } from '../output'

const STATUSES: Record<CollectionStatus, string> = {
  'not-submitted': 'не представлены',
  received: 'получено',
  rework: 'на доработке',
  accepted: 'принято',
}

/** «на доработке», «принято», «получено», or their codes. Throws Failure('usage'). */
const statusOf = (said: string | undefined): CollectionChange['status'] => {
  if (said === undefined) return undefined
  const settable = ['received', 'rework', 'accepted'] as const
  const found = settable.find((status) => [status, STATUSES[status]].includes(normalised(said)))
  if (found === undefined)
    throw new Failure('usage', `Статус «${said}» не годится. Можно: на доработке, принято, получено.`)
  return found
}

const changeOf = ({ text }: Invocation): CollectionChange | null => {
  const [status, dueDate] = [statusOf(text('set')), text('due')]
  const [extendedTo, receivedOn] = [text('extend'), text('received')]
  if ([status, dueDate, extendedTo, receivedOn].every((each) => each === undefined)) return null
  return { institution: text('institution') ?? null, status, dueDate, extendedTo, receivedOn }
}

const noted = ({ overdue, daysOverdue, late, daysLate }: Collected): string =>
  overdue ? `просрочено, дней: ${daysOverdue}` : late ? `с опозданием, дней: ${daysLate}` : ''

const day = (iso: string | null): string => (iso === null ? '—' : russianDay(iso))

const shown = ({ institutions }: Collection): string =>
  table([
    ['Учреждение', 'Статус', 'Срок', 'Получено', 'Примечание'],
    ...institutions.map((each) => [
      ...[each.institution, STATUSES[each.status], day(each.deadline), day(each.receivedOn), noted(each)],
    ]),
  ])

/** Institutions that are named together are told on which day the forms of all of them came. Throws Failure('usage'). */
const receivedOf = ({ positionals, text }: Invocation): string | null => {
  if (positionals.length === 0) return null
  const day = text('received')
  const isAlone = ['institution', 'set', 'extend', 'due'].every((each) => text(each) === undefined)
  if (day !== undefined && isAlone) return day
  throw new Failure(
    'usage',
    `Несколько учреждений называют лишь с днём получения: sverka collection --db DB --received ДЕНЬ "СОШ № 1" "СОШ № 2".`,
  )
}

/** Names as the engine has them. Throws Failure: `which-institution`, `nothing-submitted`. */
const namedIn = ({ institutions }: Collection, names: string[]): string[] =>
  names.map((name) => {
    const isMeant = ({ institution, inn }: Collected): boolean =>
      inn === name || normalised(institution) === normalised(name)
    const [found, ...more] = institutions.filter(isMeant)
    if (found === undefined || more.length > 0)
      throw new Failure(
        'which-institution',
        `Учреждения «${name}» в мониторинге нет, или таких несколько. Назовите его, как в списке: sverka collection --db DB.`,
      )
    if (found.files > 0) return found.institution
    throw new Failure('nothing-submitted', `«${name}» ещё не прислало форму: день получения отмечать не у чего.`)
  })

/** Notes on which day forms that were taken at once came. Throws Failure: `usage`, and what `namedIn` throws. */
const noteReceived = async (
  engine: Engine,
  audit: Audit,
  { positionals, output }: Invocation,
  receivedOn: string,
): Promise<void> => {
  if (!isIsoDay(receivedOn)) throw new Failure('usage', `Дата «${receivedOn}» записана неверно. Пример: 2026-04-11.`)
  const today = engine.collection(audit)
  const names = namedIn(today, positionals)
  if (receivedOn > today.on) throw new Failure('usage', `День получения ${receivedOn} ещё не наступил.`)
  await engine.noteReceived(
    audit,
    names.map((institution) => ({ institution, receivedOn })),
  )
  output.note(`Получено ${russianDay(receivedOn)}: ${names.join(', ')}.`)
}

export const collection: Command = {
  usage:
    'collection [УЧРЕЖДЕНИЕ… --received ДЕНЬ] --db DB [--audit NAME] [--on 2026-04-11] [--overdue] [--due ДЕНЬ] [--institution NAME (--set СТАТУС | --extend ДЕНЬ | --received ДЕНЬ | --due ДЕНЬ)] [--json]',
  summary: 'кто сдал форму, кто просрочил; срок, продление, день получения, «на доработке», «принято»',
  options: ['db', 'audit', 'on', 'institution', 'set', 'extend', 'received', 'due'],
  flags: ['overdue'],
  run: async (invocation) => {
    const { text, needed, flag, json, openEngine, output } = invocation
    const receivedOn = receivedOf(invocation)
    const change = receivedOn === null ? changeOf(invocation) : null
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      if (receivedOn !== null) await noteReceived(engine, audit, invocation, receivedOn)
      if (change !== null) await engine.changeCollection(audit, change)
      const whole = engine.collection(audit, text('on'))
      const isWanted = ({ overdue }: Collected): boolean => overdue || !flag('overdue')
      const found = { ...whole, institutions: whole.institutions.filter(isWanted) }
      if (json) output.out(JSON.stringify(collectionResult.parse({ audit: audit.name, ...found }), null, 2))
      else if (change === null && receivedOn === null) output.out(shown(found))
      const { expected, notSubmitted, received, rework, accepted, overdue, late } = found.summary
      output.note(
        `${audit.name} на ${russianDay(found.on)}, срок ${day(found.dueDate)}: всего ${expected}, не представлены ${notSubmitted}, ` +
          `получено ${received}, на доработке ${rework}, принято ${accepted}; просрочили ${overdue}, сдали с опозданием ${late}.`,
      )
      return 0
    } finally {
      await engine.close()
    }
  },
}
