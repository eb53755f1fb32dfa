import type { Check } from './evidence-types'

/** The passport among the tables a check may name. */
export const PASSPORT = 'passport'

/** Columns a reconciliation check reads, by table; a table whose rows are only counted has none. */
export const columnsOfCheck = (check: Check): { table: string; columns: string[] }[] => {
  switch (check.relation) {
    case 'equal':
    case 'at-most':
      return [{ table: check.table, columns: [...check.left, ...check.right] }]
    case 'not-after':
      return [{ table: check.table, columns: [check.first, check.then] }]
    case 'total':
    case 'total-at-most': {
      const { column, where } = check
      const columns = [...(column === undefined ? [] : [column]), ...(where === undefined ? [] : [where.column])]
      return [
        { table: PASSPORT, columns: [check.field] },
        { table: check.table, columns },
      ]
    }
    case 'known':
      return [
        { table: check.table, columns: [check.column] },
        { table: check.in, columns: [check.key] },
      ]
    case 'in-period':
    case 'by-period-end':
      return [{ table: check.table, columns: [check.column] }]
    case 'steady':
      return [{ table: PASSPORT, columns: [check.field] }]
  }
}
