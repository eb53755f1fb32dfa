import { hasInnChecksum } from '../base/inn'
import type { CellValue } from '../workbook/types'
import type { Parsed } from './values/outcome'

export const INN_EXPECTED = 'ИНН учреждения: 10 цифр (у предпринимателя — 12)'

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
