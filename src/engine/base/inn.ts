/**
 * Weights of control digits of an ИНН (order of the tax service ММВ-7-6/435, 29.06.2012): of the tenth digit of an
 * organisation's, of the eleventh and twelfth of an entrepreneur's.
 */
const TENTH = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const ELEVENTH = [7, ...TENTH]
const TWELFTH = [3, ...ELEVENTH]

/** By the number of digits: the weights before each control digit. */
export const INN_WEIGHTS: Record<10 | 12, number[][]> = { 10: [TENTH], 12: [ELEVENTH, TWELFTH] }

/** Is the digit after the weighted ones their sum modulo 11 modulo 10? */
const holds = (inn: string, weights: number[]): boolean =>
  (weights.reduce((sum, weight, index) => sum + weight * Number(inn[index]), 0) % 11) % 10 ===
  Number(inn[weights.length])

/** Ten digits of an organisation, or twelve of an entrepreneur, whose control digits are right. */
export const hasInnChecksum = (inn: string): boolean => {
  // Zeros add up too, but stand for «нет».
  if (!/^(\d{10}|\d{12})$/.test(inn) || /^0+$/.test(inn)) return false
  return INN_WEIGHTS[inn.length === 10 ? 10 : 12].every((weights) => holds(inn, weights))
}
