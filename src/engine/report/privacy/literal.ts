const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** A literal as it may be written: any run of spaces, any quotes, ё as е. */
const loose = (text: string): string =>
  escaped(text)
    .replace(/\s+/g, '\\s+')
    .replace(/["'«»„“”]/g, '["\'«»„“”]')
    .replace(/[её]/gi, '[еёЕЁ]')

/** Whole words only: «5» is not in «15», «Лев» not in «Левый». */
const alone = (source: string): string => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`

/** Finds any of the texts as whole words, longer ones first; null where there are none. */
export const literalsOf = (texts: Iterable<string>, isCaseKept: boolean): RegExp | null => {
  const sources = [...new Set(texts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(loose)
  return sources.length === 0 ? null : new RegExp(alone(sources.join('|')), isCaseKept ? 'gu' : 'giu')
}
