import { percent } from '../base/russian'
import type { Field } from '../catalogue/evidence-types'
import type { CellValue } from '../workbook/types'
import { likeness } from './similar'
import type { Suggestion } from './types'

/** Below this a likeness says nothing; at most so many are shown, of a column's values so many are looked at. */
const LEAST = 0.35
const MOST = 3
const VALUES_LOOKED_AT = 30

type Parses = (field: Field, content: CellValue) => boolean

const looksLike = (field: Field, content: CellValue, parses: Parses): boolean => {
  if (field.type !== 'text') return parses(field, content)
  return content.type === 'text' && !/^[\d\s.,:%+-]*$/.test(content.value)
}

/** Share of a column's values that the field could hold; 1 when there are none. */
const fit = (field: Field, values: CellValue[], parses: Parses): number => {
  const looked = values.slice(0, VALUES_LOOKED_AT)
  if (looked.length === 0) return 1
  return looked.filter((content) => looksLike(field, content, parses)).length / looked.length
}

const rounded = (score: number): number => Math.round(score * 100) / 100

/** The best of several, each above the least that says anything; of equal ones the first. */
export const ranked = (suggestions: Suggestion[]): Suggestion[] =>
  suggestions
    .map((each) => ({ ...each, score: rounded(each.score) }))
    .filter(({ score }) => score >= LEAST)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)

/** The score of the only column that is unknown for the only one that is missing, when all its values fit. */
const ONLY_ONE = 0.4

/**
 * Which of the fields a column with an unknown title may be: half by the likeness of titles alone, half by how many of
 * its values the field could hold as well. `isOnly`: no other column is unknown.
 */
export const suggestedFields = (
  table: string,
  { title, values, isOnly }: { title: string; values: CellValue[]; isOnly: boolean },
  fields: Field[],
  parses: Parses,
): Suggestion[] =>
  ranked(
    fields.map((field) => {
      const fits = fit(field, values, parses)
      const least = isOnly && fields.length === 1 && values.length > 0 && fits === 1 ? ONLY_ONE : 0
      const alike = likeness(title, [field.title, ...field.synonyms]) * (0.5 + fits / 2)
      return { table, column: field.id, title: field.title, score: Math.max(least, alike) }
    }),
  )

/** « Похоже на «Подключено» (82,0 %), «Всего» (40,0 %).» or nothing. */
export const suggestionText = (suggestions: Suggestion[]): string =>
  suggestions.length === 0
    ? ''
    : ` Похоже на ${suggestions.map(({ title, score }) => `«${title}» (${percent(score).replace(',0', '')})`).join(', ')}.`
