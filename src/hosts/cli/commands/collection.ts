import { collectionResult } from '../../../api/collecting-results'
import { russianDay } from '../../../engine/base/calendar'
import { Failure } from '../../../engine/base/failure'
import { normalised } from '../../../engine/base/russian'
import type {
  Collected,
  Collection,
  CollectionChange,
  CollectionStatus,
} from '../../../engine/cases/settling/collection'
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

export const collection: Command = {
  usage:
    'collection --db DB [--audit NAME] [--on 2026-04-11] [--overdue] [--due ДЕНЬ] [--institution NAME (--set СТАТУС | --extend ДЕНЬ | --received ДЕНЬ | --due ДЕНЬ)] [--json]',
  summary: 'кто сдал форму, кто просрочил; срок, продление, «на доработке», «принято»',
  options: ['db', 'audit', 'on', 'institution', 'set', 'extend', 'received', 'due'],
  flags: ['overdue'],
  run: async (invocation) => {
    const { text, needed, flag, json, openEngine, output } = invocation
    const change = changeOf(invocation)
    const engine = await openEngine(needed('db'), true)
    try {
      const audit = engine.audit(text('audit'))
      if (change !== null) await engine.changeCollection(audit, change)
      const whole = engine.collection(audit, text('on'))
      const isWanted = ({ overdue }: Collected): boolean => overdue || !flag('overdue')
      const found = { ...whole, institutions: whole.institutions.filter(isWanted) }
      if (json) output.out(JSON.stringify(collectionResult.parse({ audit: audit.name, ...found }), null, 2))
      else if (change === null) output.out(shown(found))
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
