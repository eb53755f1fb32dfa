import { columnsOfCheck, PASSPORT } from './check-columns'
import type { Check, ColumnType, Dictionary, Field } from './evidence-types'

const NUMBERS: ColumnType[] = ['integer', 'number']

/** Types the columns of a check may have; null where any will do. */
const typesOf = (check: Check, table: string, column: string): ColumnType[] | null => {
  switch (check.relation) {
    case 'equal':
    case 'at-most':
    case 'steady':
      return NUMBERS
    case 'total':
    case 'total-at-most':
      return table === PASSPORT || column === check.column ? NUMBERS : null
    case 'not-after':
      return ['date', 'time']
    case 'in-period':
    case 'by-period-end':
      return ['date']
    case 'known':
      return ['text', 'choice']
  }
}

const fieldsOf = ({ passport, tables }: Dictionary, table: string): Field[] | undefined =>
  table === PASSPORT ? passport : tables.find(({ id }) => id === table)?.columns

/** Reconciliation checks that name what the dictionary does not have, or compare what cannot be compared, in Russian. */
export const relationFaults = (dictionary: Dictionary): string[] =>
  dictionary.checks.flatMap((check) => {
    const place = `соотношение «${check.id}»`
    return columnsOfCheck(check).flatMap(({ table, columns }) => {
      const fields = fieldsOf(dictionary, table)
      if (fields === undefined) return [`${place}: таблицы «${table}» нет`]
      return columns.flatMap((column) => {
        const field = fields.find(({ id }) => id === column)
        if (field === undefined) return [`${place}: столбца «${column}» нет в таблице «${table}»`]
        const types = typesOf(check, table, column)
        return types === null || types.includes(field.type)
          ? []
          : [`${place}: столбец «${column}» таблицы «${table}» не того типа`]
      })
    })
  })
