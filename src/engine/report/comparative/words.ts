import type { Value } from '../../catalogue/evidence-types'
import type { Kind } from '../../catalogue/kind'
import type { Level } from '../../comparison/types'
import type { Severity } from '../../intake/types'
import type { SubmissionStatus } from '../../store/submission-types'
import type { Cited, Discrepancy, Outcome } from '../../verdict/types'
import { isIsoDay, russianDay } from '../../base/calendar'
import { percent } from '../../base/russian'
import { allowedText } from '../xml-text'
import type { InWords } from './types'

export const KIND: Record<Kind, string> = {
  preschool: 'дошкольное',
  school: 'общеобразовательное',
  additional: 'дополнительного образования',
}

export const LEVEL: Record<Level, string> = { high: 'высокий', sufficient: 'достаточный', low: 'низкий' }
export const TOO_LITTLE = 'недостаточно данных'
export const NOT_SCORED = 'не оценивается'

/** Level of an institution in words; without one the word says why. */
export const levelWord = (level: Level | null, index: number | null): string => {
  if (level !== null) return LEVEL[level]
  return index === null ? NOT_SCORED : TOO_LITTLE
}

/**
 * Says so when an index is shown, with its one decimal, as a threshold it does not reach: 84,96 % reads «85,0 %».
 * Null when the figure shown is on the right side of every threshold.
 */
export const belowThreshold = (index: number | null, thresholds: number[]): string | null => {
  if (index === null) return null
  const missed = thresholds.find(
    (each) => Math.round(index * 1e9) < Math.round(each * 1e9) && Math.round(index * 1000) >= Math.round(each * 1000),
  )
  if (missed === undefined) return null
  const exact = (Math.floor(index * 1e6 + 1e-3) / 1e4).toFixed(4).replace('.', ',')
  return `индекс ${exact} % — ниже порога ${percent(missed)}`
}

export const OUTCOME: Record<Outcome, string> = {
  met: 'выполнено',
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'неприменимо',
}

export const DISCREPANCY: Record<Discrepancy['kind'], string> = {
  overstated: 'завышение',
  understated: 'занижение',
  unsupported: 'без данных',
}

export const SEVERITY: Record<Severity, string> = { error: 'ошибка', warning: 'предупреждение', info: 'сведение' }

export const STATUS: Record<SubmissionStatus, string> = {
  accepted: 'принят',
  refused: 'отклонён',
  unassigned: 'учреждение не определено',
  attachment: 'вложение',
}

/** Flags that formulas read. */
export const YES = 'да'
export const NO = 'нет'

/** Marks of a matrix cell that holds no figure. */
export const UNDETERMINED = '?'
export const NOT_APPLICABLE = '–'

const LONGEST = 32_000

/**
 * Text from outside as a cell may hold it: without the characters XML forbids, with Excel's own escape `_x0041_`
 * kept literal, and within the length of a cell.
 */
export const plainText = (text: string): string => {
  const literal = allowedText(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return literal.length > LONGEST ? `${literal.slice(0, LONGEST)}…` : literal
}

/** First `length` characters, cut at a word, with «…» when something was left out. */
export const shortened = (text: string, length: number): string => {
  if (text.length <= length) return text
  const space = text.slice(0, length).lastIndexOf(' ')
  return `${text.slice(0, space > length / 2 ? space : length - 1).replace(/[\s,;:.]+$/, '')}…`
}

/**
 * Text from outside for the footer of a sheet: one line of at most `length` characters, `&` being doubled. Excel holds
 * 255 for a whole footer and calls a workbook with more broken.
 */
export const footerText = (text: string, length: number): string =>
  shortened(plainText(text), length).replaceAll('\n', ' ').replaceAll('&', '&&')

const valueWord = (value: Value | null): string => {
  if (value === null || value === '') return 'нет значения'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return String(value).replace('.', ',')
  return isIsoDay(value) ? russianDay(value) : shortened(value, 60)
}

const MOST_CELLS = 8

/**
 * Cells of a verdict as one reads them: «школа.xlsx, «Участники»: B5 = 31, C5 = 40». Files and sheets are named
 * once; after eight cells «ещё N».
 */
const citedCells = (evidence: Cited[]): string => {
  const places = new Map<string, string[]>()
  for (const { file, sheet, cell, value } of evidence.slice(0, MOST_CELLS)) {
    const place = [file, sheet === '' ? '' : `«${sheet}»`].filter((part) => part !== '').join(', ')
    const cells = places.get(place) ?? []
    places.set(place, cells)
    if (cell !== '') cells.push(`${cell} = ${valueWord(value)}`)
  }
  const lines = Array.from(places, ([place, cells]) =>
    cells.length === 0 ? `${place}: лист в целом` : `${place}: ${cells.join(', ')}`,
  )
  const more = evidence.length - MOST_CELLS
  return `${lines.join('; ')}${more > 0 ? `; ещё ${more}` : ''}`
}

/** A result or discrepancy for the report. */
export const inWords = <Result extends { evidence: Cited[] }>({ evidence, ...rest }: Result): InWords<Result> => ({
  ...rest,
  cells: citedCells(evidence),
})
