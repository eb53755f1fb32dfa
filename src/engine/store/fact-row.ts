import type { Fact } from '../intake/types'
import type { Place } from './fact-places'

/** A fact as its row holds it: yes and no are numbers there. */
export type FactRow = {
  id: number
  submission: number
  place: number
  row: string
  value: string | number
  yesNo: number
  cell: string
}

/** The fact of a row. */
export const factOf = ({ row, value, yesNo, cell }: FactRow, { table, column, sheet }: Place): Fact => ({
  table,
  row,
  column,
  value: yesNo === 1 ? value === 1 : value,
  sheet,
  cell,
})
