import { columnLetters } from '../../base/address'
import type { EvidenceTable, Field } from '../../catalogue/evidence-types'
import type { FormPlan } from '../../catalogue/types'

/** Columns of marks beside a table: the row of their days, those given beforehand, and the fields they hold. */
export type PlacedMarks = {
  table: EvidenceTable
  title: string
  row: number
  days: string[]
  by: Field
  value: Field
  letters: string[]
  width: number
}

const MARK_WIDTH = 11

/** Columns for the control days where those are named, else as many as the dictionary offers. */
export const layMarks = (
  table: EvidenceTable,
  row: number,
  { tables }: FormPlan,
  days: string[],
): PlacedMarks | null => {
  const marks = tables.find(({ from }) => from?.table === table.id)
  const [by, value] = [marks?.from?.by, marks?.from?.value].map((id) => marks?.columns.find((field) => field.id === id))
  if (marks?.from === undefined || by === undefined || value === undefined) return null
  const count = days.length > 0 ? days.length : marks.from.columns
  const letters = Array.from({ length: count }, (_, index) => columnLetters(table.columns.length + index))
  return { table: marks, title: marks.from.title, row, days, by, value, letters, width: MARK_WIDTH }
}
