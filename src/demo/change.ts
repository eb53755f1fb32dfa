import type { Filling } from '../engine/report/form/types'
import type { Row } from './life'

/** Changes the rows of a table that `which` names. */
export const change = (filling: Filling, table: string, which: (row: Row, index: number) => boolean, to: Row): void => {
  filling.tables[table]?.rows.forEach((row, index) => {
    if (which(row, index)) Object.assign(row, to)
  })
}

/** Leaves only the rows of a table that `which` names. */
export const keep = (filling: Filling, table: string, which: (row: Row, index: number) => boolean): void => {
  const found = filling.tables[table]
  if (found !== undefined) found.rows = found.rows.filter(which)
}

/** Figures of one category of «Участники», by what they were. */
export const changePeople = (filling: Filling, category: string, to: (row: Row) => Row): void => {
  for (const row of filling.tables['people']?.rows ?? []) if (row['category'] === category) Object.assign(row, to(row))
}
