/** The form of a noun for a count: `plural(31, 'класс', 'класса', 'классов')`. Fractions take the second form. */
export const plural = (count: number, one: string, few: string, many: string): string => {
  if (!Number.isInteger(count)) return few
  const tens = Math.abs(count) % 100
  const units = tens % 10
  if (tens > 10 && tens < 20) return many
  if (units === 1) return one
  return units > 1 && units < 5 ? few : many
}

/** `1 строка`, `3 строки`, `5 строк`. */
export const counted = (count: number, one: string, few: string, many: string): string =>
  `${decimal(count)} ${plural(count, one, few, many)}`

/** `1200,5`: a number as one types it, with a decimal comma and at most two digits after it. */
export const typedNumber = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',')

/** `1 200,5`: the same for reading, thousands parted by a no-break space. */
export const decimal = (value: number): string => {
  const [whole = '', part] = typedNumber(value).split(',')
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
  return part === undefined ? parted : `${parted},${part}`
}

/**
 * A share as it is shown, in tenths of a percent: to the nearest, but never up to a multiple of five percent, where norms
 * and thresholds stand. 0.84996 is 849.
 */
export const shownTenths = (share: number): number => {
  const nearest = Math.round(share * 1000 + 1e-9)
  return nearest % 50 === 0 && share * 1000 + 1e-9 < nearest ? nearest - 1 : nearest
}

/** `77,5 %` for 0.775: one decimal, always shown; 99,96 % reads `99,9 %`, 84,96 % reads `84,9 %`. */
export const percent = (share: number): string => {
  const tenths = shownTenths(share)
  return `${Math.floor(tenths / 10)},${tenths % 10} %`
}

const compared = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/["'«»„“”’`]/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

const MEMORY = { entries: 4096, length: 128 }
const remembered = new Map<string, string>()

/**
 * Text as compared: lower case, ё as е, «ёлочки» and other quotes dropped, runs of spaces as one. Short texts are
 * remembered, because the same categories and titles are compared a thousand times a form.
 */
export const normalised = (text: string): string => {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const result = compared(text)
  if (text.length <= MEMORY.length) {
    if (remembered.size >= MEMORY.entries) remembered.clear()
    remembered.set(text, result)
  }
  return result
}

const LATIN = 'ABCEHKMOPTXYaceopxy'
const CYRILLIC = 'АВСЕНКМОРТХУасеорху'

/** Text as compared with a known word: Latin letters that look like Russian ones are read as what is seen. */
export const asSeen = (text: string): string =>
  normalised(text.replace(/[ABCEHKMOPTXYaceopxy]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter))

/** Russian collation for every sorted list of names. */
export const byRussian = new Intl.Collator('ru', { numeric: true }).compare
