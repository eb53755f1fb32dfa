import { fileURLToPath } from 'node:url'
import type { ColumnType } from '../../src/engine/catalogue/evidence-types'
import { readRules } from '../../src/engine/resources'
import { parseValue } from '../../src/engine/intake/values'
import type { Expectation } from '../../src/engine/intake/values/outcome'
import type { CellValue } from '../../src/engine/workbook/types'

const { dictionary } = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))

/** Other words for items of lists, as the program's dictionary has them. */
export const CHOICE_WORDS = dictionary.choiceWords ?? {}

export const text = (value: string): CellValue => ({ type: 'text', value })
export const number = (value: number): CellValue => ({ type: 'number', value })
export const percentCell = (value: number): CellValue => ({ type: 'number', value, isPercent: true })
export const date = (value: string): CellValue => ({ type: 'date', value })
export const time = (value: string): CellValue => ({ type: 'time', value })

/** A value, «! code» of a remark, or «~ meaning» of a word that says there is none. A bare string is a text cell. */
export const said = (type: ColumnType, cell: CellValue | string, more: Partial<Expectation> = {}): unknown => {
  const content = typeof cell === 'string' ? text(cell) : cell
  const parsed = parseValue(content, { type, words: CHOICE_WORDS, date1904: false, ...more })
  if (parsed.ok) return parsed.value
  return parsed.missing === undefined ? `! ${parsed.code}` : `~ ${parsed.missing}`
}
