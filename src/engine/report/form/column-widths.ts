import type { EvidenceTable, Field } from '../../catalogue/evidence-types'
import { SIZE } from './form-styles'
import { widthOfWords } from './heights'

const BASE: Record<Field['type'], number> = {
  text: 15,
  integer: 10,
  number: 10,
  date: 12,
  time: 10,
  'yes-no': 9,
  choice: 14,
}

/** Wide enough for the longest choice up to a limit: longer ones wrap. Written keys are read by everybody. */
const CHOICE_LIMIT = 26
const KEY_LIMIT = 38

/** Beyond this a landscape A4 page is printed under about 70 % of its size. */
const PAGE = 165

/** A short table still needs room for its hint. */
const LEAST = 90

const natural = (field: Field, choices: Record<string, string[]>, keyWritten: boolean): number => {
  const title = widthOfWords(field.title, SIZE.header)
  const longest = Math.max(0, ...(choices[field.choices ?? ''] ?? []).map((choice) => choice.length))
  const content = field.type === 'choice' ? Math.min(longest * 1.1 + 4, keyWritten ? KEY_LIMIT : CHOICE_LIMIT) : 0
  return Math.max(BASE[field.type], title, content)
}

/** Widths of a table's columns in characters: dates and numbers tight, text columns sharing what the page has left beside `reserved`. */
export const columnWidths = (table: EvidenceTable, choices: Record<string, string[]>, reserved = 0): number[] => {
  const widths = table.columns.map((field) =>
    natural(field, choices, table.prefilled === true && field.id === table.key[0]),
  )
  if (table.event) widths[0] = Math.max(widths[0] ?? 0, 16)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const elastic = table.columns.map(({ type }) => type === 'text')
  const count = elastic.filter(Boolean).length || table.columns.length
  const spare = total < LEAST ? LEAST - total : Math.max(0, Math.min(PAGE - reserved - total, count * 8))
  const none = !elastic.some(Boolean)
  const share = none && total >= LEAST ? 0 : spare / count
  return widths.map((width, index) => Math.round((width + (none || elastic[index] ? share : 0)) * 10) / 10)
}
