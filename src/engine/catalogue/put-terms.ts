import { termNamed, withTerms } from '../base/label'
import type { Dictionary, Field } from './evidence-types'
import type { Catalogue } from './types'

/** Technical strings of a criterion may not hold terms: they name tables, columns and listed values. */
const SPOKEN = new Set(['statement', 'remedy', 'title', 'counted', 'done', 'what', 'why', 'text', 'mentions', 'lacks'])

const put = (value: unknown, terms: Record<string, string>, spoken: boolean): unknown => {
  if (typeof value === 'string') return spoken ? withTerms(value, terms) : value
  if (Array.isArray(value)) return value.map((each) => put(each, terms, spoken))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, put(each, terms, SPOKEN.has(key))] as const),
  )
}

/** The catalogue with its terms put into everything it says. Throws RangeError on an unknown term. */
export const withOwnTerms = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  ...(put(
    {
      title: catalogue.title,
      roles: catalogue.roles,
      sections: catalogue.sections,
      requirements: catalogue.requirements,
      ...(catalogue.indicators === undefined ? {} : { indicators: catalogue.indicators }),
      notes: catalogue.notes,
    },
    catalogue.terms,
    false,
  ) as Pick<Catalogue, 'title' | 'roles' | 'sections' | 'requirements' | 'indicators' | 'notes'>),
})

const spokenByField = ({ title, synonyms, hint }: Field): string[] => [title, ...synonyms, hint ?? '']

/** Terms that the dictionary's titles, hints and messages need. */
export const termsOfDictionary = ({ passport, tables, checks }: Dictionary): string[] => {
  const texts = [
    ...passport.flatMap(spokenByField),
    ...tables.flatMap(({ sheet, synonyms, hint, columns, from }) => [
      sheet,
      ...synonyms,
      hint,
      ...(from === undefined ? [] : [from.title, ...from.synonyms]),
      ...columns.flatMap(spokenByField),
    ]),
    ...checks.map(({ message }) => message),
  ]
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, term]) => termNamed(term ?? '')))),
  ]
}
