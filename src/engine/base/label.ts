import { nestedQuotes } from './quotes'

export type Place = { clause: string; item: number | null; subitem: number | null; annex: string | null }

/** A clause as a curator cites it: «2.4, п. 3», «2.2, п. 6.1», «прил. 1, 2.6». */
export const clauseLabel = ({ clause, item, subitem, annex }: Place): string => {
  const point = item === null ? '' : `, п. ${item}${subitem === null ? '' : `.${subitem}`}`
  return `${annex === null ? '' : `прил. ${annex}, `}${clause}${point}`
}

/** Section a clause stands in: «2» for 2.4, «прил. 1» for an annex, else as the catalogue says. */
export const sectionOf = ({
  clause,
  annex,
  section,
}: Omit<Place, 'item' | 'subitem'> & { section?: string | undefined }): string =>
  section ?? (annex === null ? (clause.split('.')[0] ?? clause) : `прил. ${annex}`)

/** The name a term goes by: {Group} asks for the word of `group`. */
export const termNamed = (written: string): string => written.charAt(0).toLowerCase() + written.slice(1)

const wordFor = (written: string, terms: Record<string, string>): string | undefined => {
  const word = terms[termNamed(written)]
  if (word === undefined || written === termNamed(written)) return word
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/**
 * Puts a catalogue's terms into a text: «Связано с {regionalSystem}»; {Group} is {group} with a capital. Throws
 * RangeError on an unknown term.
 */
export const withTerms = (text: string, terms: Record<string, string>): string =>
  nestedQuotes(
    text.replace(/\{(\w+)\}/g, (_, term: string) => {
      const word = wordFor(term, terms)
      if (word === undefined) throw new RangeError(`unknown term {${term}} in: ${text}`)
      return word
    }),
  )
