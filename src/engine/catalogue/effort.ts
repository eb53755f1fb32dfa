import type { EvidenceTable } from './evidence-types'
import type { FormPlan } from './types'

const GROUP = 'group'
const DAYS = 'date'

/** What happens in a period and is not called for by anybody: so many rows are counted. */
const USUAL_ROWS: Record<string, number> = { periods: 2, moderation: 5 }

/** Chats that every class or group has: only a sample of them is listed. */
const GROUP_CHATS = ['Класс (группа)', 'Родительский']
const SAMPLE = { aKind: 11, inAll: 3 }

/** As the hint of «Чаты» asks: in a school a chat of each kind from each of eleven parallels, elsewhere two or three. */
const sampledChats = ({ kinds }: FormPlan, values: string[], groups: number): number => {
  const count = values.filter((value) => GROUP_CHATS.includes(value)).length
  if (count === 0) return 0
  return kinds.includes('school') ? count * Math.min(groups, SAMPLE.aKind) : Math.min(groups, SAMPLE.inAll)
}

const rowsOf = (plan: FormPlan, { id, key, rows }: EvidenceTable, groups: number): number => {
  const { values, counted } = plan.demands[id] ?? { values: [], counted: 0 }
  if (key.includes(GROUP)) return key.includes(DAYS) ? rows : groups
  const single = values.filter((value) => !GROUP_CHATS.includes(value)).length
  const listed = single + sampledChats(plan, values, groups)
  return USUAL_ROWS[id] ?? Math.min(rows, Math.max(listed, counted) || rows)
}

const cellsOf = (plan: FormPlan, table: EvidenceTable, groups: number): number => {
  if (table.from !== undefined) return (groups + 1) * table.from.columns
  if (table.prefilled === true) return (plan.keys[table.id] ?? []).length * (table.columns.length - 1)
  return rowsOf(plan, table, groups) * table.columns.length
}

/**
 * Cells an institution of so many classes or groups fills by hand: the passport, one answer a requirement, two more
 * where it must be confirmed (confirmation and date), and the evidence sheets with every column of these rows: those
 * written beforehand; one a class or group; all that are printed where control days are asked; one for each listed
 * value that a criterion reads (kinds of chats, roles of invitations), or as many as its counts call for (events).
 */
export const cellsToFill = (plan: FormPlan, groups: number): number =>
  plan.passport.length +
  plan.asked.reduce((sum, { confirmation }) => sum + (confirmation === null ? 1 : 3), 0) +
  plan.tables.reduce((sum, table) => sum + cellsOf(plan, table, groups), 0)
