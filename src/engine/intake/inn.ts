import type { CellValue } from '../workbook/types'
import type { Parsed } from './values/outcome'

export const INN_EXPECTED = 'ИНН учреждения: 10 цифр'

const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Control digit of a ten-digit ИНН: weighted sum of nine digits modulo 11 modulo 10. */
export const hasInnChecksum = (inn: string): boolean =>
  (WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(inn[index]), 0) % 11) % 10 === Number(inn[9])

/** ИНН of an institution: ten digits, written as text or as a number (which loses a leading zero). */
export const parseInn = (content: CellValue): Parsed | null => {
  if (content.type !== 'text' && content.type !== 'number') return null
  const digits =
    content.type === 'number' ? String(content.value).padStart(10, '0') : content.value.replace(/[\s\u00a0]/g, '')
  if (/^\d{10}$/.test(digits)) return { ok: true, value: digits }
  const fix = /^\d{12}$/.test(digits)
    ? 'Двенадцать цифр бывает в ИНН человека; впишите ИНН учреждения.'
    : 'Впишите ИНН учреждения цифрами.'
  return { ok: false, code: 'wrong-inn', expected: INN_EXPECTED, fix }
}
