import type { Catalogue } from '../../catalogue/types'

/** What Excel allows in a sheet's title less «Матрица ». */
const LONGEST = 23

const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\s,;:.-]+$/, '')

const plain = ({ id, shortTitle }: Catalogue): string => {
  const word = (shortTitle ?? id).replace(/[\\/?*[\]:'"~=<>\s]+/g, ' ').trim()
  return cut(word === '' ? id : word, LONGEST)
}

/**
 * Short names of catalogues by id, fit for titles of sheets and different whatever the case. They depend on the ids and
 * not on the order the catalogues come in.
 */
export const shortTitles = (catalogues: Catalogue[]): Map<string, string> => {
  const taken = new Set<string>()
  const sorted = [...catalogues].sort((one, other) => (one.id < other.id ? -1 : 1))
  return new Map(
    sorted.map((catalogue) => {
      const wanted = plain(catalogue)
      let short = wanted
      for (let copy = 2; taken.has(short.toLowerCase()); copy += 1) {
        const suffix = ` ${copy}`
        short = cut(wanted, LONGEST - suffix.length) + suffix
      }
      taken.add(short.toLowerCase())
      return [catalogue.id, short]
    }),
  )
}
