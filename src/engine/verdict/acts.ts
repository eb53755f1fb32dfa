import { normalised } from '../base/russian'
import type { Value } from '../catalogue/evidence-types'
import { isIsoDay } from '../base/calendar'
import { citeCell } from './cells'
import { undetermined } from './judgement'
import { ACTS } from './known-names'
import type { EvidenceRow, EvidenceTable, Judgement } from './types'
import { quoted } from './wording'

/** Rows of «Документы» of the wanted kinds. */
export const actsOf = (table: EvidenceTable, kinds: string[]): EvidenceRow[] => {
  const wanted = new Set(kinds.map(normalised))
  return table.rows.filter((row) => wanted.has(normalised(String(row.values[ACTS.kind]?.value ?? ''))))
}

/** Documents whose kind is not given: one of them may be the wanted one, so nothing can be said. */
export const kindless = (table: EvidenceTable): Judgement | null => {
  const rows = table.rows.filter((row) => row.values[ACTS.kind] === undefined)
  if (rows.length === 0) return null
  const cells = rows.map((row) => citeCell(table, row, ACTS.kind))
  const places = cells.map(({ cell }) => cell || 'столбца нет')
  return undetermined(`На листе «${table.sheet}» не указан вид документа (${places.join(', ')}): укажите его`, cells)
}

/** «документа «Приказ…»» or «ни одного из документов: «…», «…»», as it follows «нет». */
export const namedKinds = (kinds: string[]): string =>
  kinds.length === 1 ? `документа ${quoted(kinds)}` : `ни одного из документов: ${quoted(kinds)}`

/** A value that is a real ISO day, or null. */
export const dayOf = (value: Value | undefined): string | null =>
  typeof value === 'string' && isIsoDay(value) ? value : null

export const textOf = (value: Value | undefined): string => (value === undefined ? '' : String(value).trim())
