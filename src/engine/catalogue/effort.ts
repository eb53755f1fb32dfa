import type { EvidenceTable, FormPlan } from './types'

/** Rows an ordinary school fills on sheets that do not grow with its classes. */
const USUAL_ROWS: Record<string, number> = {
  lessons: 30,
  attendance: 30,
  chats: 11,
  periods: 2,
  invites: 3,
  moderation: 5,
  events: 6,
}

/** A row for each class or group. */
const PER_GROUP = ['groups', 'remote_programmes']

const cellsOf = (plan: FormPlan, table: EvidenceTable, classes: number): number => {
  const columns = table.columns.length
  if (table.from !== undefined) return (classes + 1) * table.from.columns
  if (PER_GROUP.includes(table.id)) return classes * columns
  if (table.prefilled !== true) return (USUAL_ROWS[table.id] ?? table.rows) * columns
  return (plan.keys[table.id] ?? []).length * (columns - 1)
}

/**
 * Cells an institution of so many classes or groups fills by hand: the passport, one answer a requirement, two
 * more where it must be confirmed (confirmation and date), and the evidence sheets.
 */
export const cellsToFill = (plan: FormPlan, classes: number): number =>
  plan.passport.length +
  plan.asked.reduce((sum, { confirmation }) => sum + (confirmation === null ? 1 : 3), 0) +
  plan.tables.reduce((sum, table) => sum + cellsOf(plan, table, classes), 0)
