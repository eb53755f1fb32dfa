const inBrackets = (title: string): string | null => /\(([^()]+)\)\s*$/.exec(title)?.[1] ?? null

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * What tells catalogues apart where there is no room for their titles, by id: regulations are called nearly alike, and
 * what is in the last brackets says whose they are («Школа, Омск»). Where that does not tell them apart, whole titles.
 */
export const shortTitles = (catalogues: readonly { id: string; title: string }[]): Map<string, string> => {
  const short = catalogues.map(({ title }) => inBrackets(title))
  const distinct = short.every((each) => each !== null) && new Set(short).size === catalogues.length
  return new Map(catalogues.map(({ id, title }, at) => [id, distinct ? capital(short[at] ?? title) : title]))
}
