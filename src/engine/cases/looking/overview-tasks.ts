import { counted } from '../../base/russian'
import type { Rules } from '../../catalogue/types'
import type { Collected } from '../settling/collection'
import { decisionsUnder } from '../editions/decisions'
import type { EngineContext } from '../../engine-context'
import type { NamedInstitution } from '../../institution-keys'
import { catalogueOf } from '../judging/judge'
import { quarantineOf } from '../settling/quarantine'
import type { ScoreRow } from '../../store/summaries'
import type { Audit } from '../../store/types'

type TaskCode =
  | 'questions'
  | 'refused'
  | 'unknown'
  | 'quarantine'
  | 'reviews'
  | 'orphaned'
  | 'overdue'
  | 'low-completeness'
  | 'rework'
  | 'first-import'

/** Something to be done: `code` says where, `title` is a Russian sentence with the count. */
export type Task = { code: TaskCode; count: number; title: string; institutions: NamedInstitution[] }

type Known = {
  rules: Rules
  keys: Map<number, NamedInstitution>
  collected: (Collected & NamedInstitution & { id: number })[]
  scores: ScoreRow[]
  heldTo: Map<number, string>
}

/** Institutions a task names. */
const SHOWN = 10

type Found = { code: TaskCode; count: number; title: (count: number) => string; of?: (number | null)[] }

const files = (count: number): string => counted(count, 'файл', 'файла', 'файлов')
const institutions = (count: number): string => counted(count, 'учреждение', 'учреждения', 'учреждений')
const decisions = (count: number): string => counted(count, 'решение', 'решения', 'решений')

const intakeTasks = (context: Pick<EngineContext, 'store'>, audit: Audit): Found[] => {
  const { store } = context
  const questions = store.questions(audit.id)
  const asked = new Set(questions.map(({ file }) => file))
  const refused = quarantineOf(context, audit).files.filter(({ file }) => !asked.has(file))
  const unknown = store.unknownToAsk(audit.id)
  const rows = store.quarantinedCounts(audit.id)
  return [
    {
      code: 'questions',
      count: questions.length,
      title: (count) => `Ответить, от каких учреждений ${files(count)}`,
    },
    {
      code: 'refused',
      count: refused.length,
      title: (count) => `Разобрать ${files(count)}: их содержание не принято`,
    },
    {
      code: 'unknown',
      count: unknown.length,
      title: (count) => `Указать, что это за листы и столбцы: ${counted(count, 'место', 'места', 'мест')}`,
      of: unknown.map(({ institution }) => institution),
    },
    {
      code: 'quarantine',
      count: rows.reduce((sum, { count }) => sum + count, 0),
      title: (count) =>
        `Исправить или вернуть ${counted(count, 'отложенную строку', 'отложенные строки', 'отложенных строк')}`,
      of: rows.map(({ institution }) => institution),
    },
  ]
}

const decisionTasks = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, { rules, heldTo }: Known): Found[] => {
  const reviews = store
    .reviews(audit.id)
    .filter(({ institution, catalogue, since }) => since !== null && heldTo.get(institution) === catalogue)
  const overrides = store.overrides(audit.id)
  const orphaned = [...new Set(overrides.map(({ institution }) => institution))].flatMap((institution) => {
    const held = heldTo.get(institution)
    if (held === undefined) return []
    const own = overrides.filter((each) => each.institution === institution)
    return decisionsUnder(own, catalogueOf(rules, held), rules).orphaned.map(() => institution)
  })
  return [
    {
      code: 'reviews',
      count: reviews.length,
      title: (count) => `Пересмотреть ${decisions(count)}: данные, на которых они основаны, изменились`,
      of: reviews.map(({ institution }) => institution),
    },
    {
      code: 'orphaned',
      count: orphaned.length,
      title: (count) => `Проверить ${decisions(count)} прежней редакции: в новой таких требований нет`,
      of: orphaned,
    },
  ]
}

const collectingTasks = ({ collected, scores }: Known): Found[] => {
  const overdue = collected.filter((each) => each.overdue)
  const rework = collected.filter((each) => each.status === 'rework' && !each.overdue)
  const low = scores.filter(({ level, index }) => level === null && index !== null)
  return [
    {
      code: 'overdue',
      count: overdue.length,
      title: (count) => `Напомнить о сроке: ${institutions(count)}`,
      of: overdue.map(({ id }) => id),
    },
    {
      code: 'low-completeness',
      count: low.length,
      title: (count) => `Запросить недостающие данные: ${institutions(count)}`,
      of: low.map(({ id }) => id),
    },
    {
      code: 'rework',
      count: rework.length,
      title: (count) => `Дождаться исправленных форм: ${institutions(count)}`,
      of: rework.map(({ id }) => id),
    },
  ]
}

/** What is to be done in an audit, in the order it is best done in; nothing that need not be. */
export const tasksOf = (context: Pick<EngineContext, 'store'>, audit: Audit, known: Known): Task[] => {
  const { keys, scores, collected } = known
  const found = [
    ...intakeTasks(context, audit),
    ...decisionTasks(context, audit, known),
    ...collectingTasks(known),
  ].filter(({ count }) => count > 0)
  const nothingCame = scores.length === 0 && collected.every(({ files: sent }) => sent === 0)
  const all: Found[] =
    nothingCame && found.every(({ code }) => code === 'overdue')
      ? [...found, { code: 'first-import', count: 0, title: () => 'Принять присланные формы' }]
      : found
  return all.map(({ code, count, title, of = [] }) => ({
    code,
    count,
    title: title(count),
    institutions: [...new Set(of)].slice(0, SHOWN).flatMap((id) => (id === null ? [] : (keys.get(id) ?? []))),
  }))
}
