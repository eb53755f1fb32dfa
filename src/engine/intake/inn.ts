import type { CellValue } from '../workbook/types'
import type { Parsed } from './values/outcome'

export const INN_EXPECTED = 'ИНН учреждения: 10 цифр'

const TENTH = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const ELEVENTH = [7, ...TENTH]
const TWELFTH = [3, ...ELEVENTH]

/** Is the digit after the weighted ones their sum modulo 11 modulo 10? */
const holds = (inn: string, weights: number[]): boolean =>
  (weights.reduce((sum, weight, index) => sum + weight * Number(inn[index]), 0) % 11) % 10 ===
  Number(inn[weights.length])

/** Ten digits of an organisation, or twelve of an entrepreneur, whose control digits are right. */
export const hasInnChecksum = (inn: string): boolean => {
  // Zeros add up too, but stand for «нет».
  if (/^0+$/.test(inn)) return false
  if (/^\d{10}$/.test(inn)) return holds(inn, TENTH)
  return /^\d{12}$/.test(inn) && holds(inn, ELEVENTH) && holds(inn, TWELFTH)
}

/** ИНН as a key: null where there is none or its control digits are wrong. */
export const innKey = (inn: string | null): string | null => (inn !== null && hasInnChecksum(inn) ? inn : null)

const digitsOf = (content: CellValue & { type: 'text' | 'number' }): string => {
  if (content.type === 'text') return content.value.replace(/[\s\u00a0]/g, '')
  const digits = String(content.value)
  return digits.padStart(digits.length > 10 ? 12 : 10, '0')
}

/** ИНН of ten or twelve digits, written as text or as a number (which loses a leading zero). */
export const parseInn = (content: CellValue): Parsed | null => {
  if (content.type !== 'text' && content.type !== 'number') return null
  const digits = digitsOf(content)
  if (/^\d{10}(\d\d)?$/.test(digits)) return { ok: true, value: digits }
  return { ok: false, code: 'wrong-inn', expected: INN_EXPECTED, fix: 'Впишите ИНН учреждения цифрами.' }
}
