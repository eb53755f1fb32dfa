const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** A literal as it may be written: any run of spaces, any quotes, ё as е. */
const loose = (text: string): string =>
  escaped(text)
    .replace(/\s+/g, '\\s+')
    .replace(/["'«»„“”]/g, '["\'«»„“”]')
    .replace(/[её]/gi, '[еёЕЁ]')

/** Whole words only: «5» is not in «15», «Лев» not in «Левый». */
const alone = (source: string): string => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`

const WORD = /[\p{L}\p{N}]+/gu

const keyOf = (word: string): string => word.toLowerCase().replaceAll('ё', 'е')

/**
 * Puts `instead` for any of the texts as whole words, in the case they are written in. Only those whose first word a text
 * has are looked for in it, so that thousands cost little.
 */
export const hidingLiterals = (texts: Iterable<string>, instead: string): ((text: string) => string) => {
  const byWord = new Map<string, string[]>()
  for (const text of new Set(texts)) {
    const first = keyOf(text.match(WORD)?.[0] ?? '')
    byWord.set(first, [...(byWord.get(first) ?? []), text])
  }
  const made = new Map<string, RegExp | null>()
  const patternOf = (word: string, found: string[]): RegExp | null => {
    const pattern = made.get(word) ?? literalsOf(found, true)
    made.set(word, pattern)
    return pattern
  }
  return (text) =>
    byWord.size === 0
      ? text
      : ['', ...new Set((text.match(WORD) ?? []).map(keyOf))].reduce((rest, word) => {
          const found = byWord.get(word)
          const pattern = found === undefined ? null : patternOf(word, found)
          return pattern === null ? rest : rest.replace(pattern, instead)
        }, text)
}

/** Finds any of the texts as whole words, longer ones first; null where there are none. */
export const literalsOf = (texts: Iterable<string>, isCaseKept: boolean): RegExp | null => {
  const sources = [...new Set(texts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(loose)
  return sources.length === 0 ? null : new RegExp(alone(sources.join('|')), isCaseKept ? 'gu' : 'giu')
}
