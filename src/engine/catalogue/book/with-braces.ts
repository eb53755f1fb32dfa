import { withTerms } from '../../base/label'

/** Only names are put back as terms: in place of «класс» or «него» a brace would make the text unreadable. */
const isName = (word: string): boolean => /[A-ZА-ЯЁ«\s]/u.test(word)

const LETTER = /[\p{L}\p{N}]/u

const replaced = (text: string, word: string, brace: string): string => {
  let result = ''
  let from = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const inside = LETTER.test(text[at - 1] ?? '') || LETTER.test(text[at + word.length] ?? '')
    if (inside || text.lastIndexOf('{', at) > text.lastIndexOf('}', at)) continue
    result += text.slice(from, at) + brace
    from = at + word.length
  }
  return result + text.slice(from)
}

/** The text with the catalogue's names as `{term}` again, where putting the terms in gives exactly the text. */
export const withBraces = (text: string, terms: Record<string, string>): string => {
  const names = Object.entries(terms)
    .filter(([, word]) => isName(word))
    .sort(([, a], [, b]) => b.length - a.length)
  let result = text
  for (const [term, word] of names) {
    const candidate = replaced(result, word, `{${term}}`)
    if (candidate !== result && withTerms(candidate, terms) === text) result = candidate
  }
  return result
}
