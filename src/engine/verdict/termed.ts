import { withTerms } from '../base/label'
import type { Catalogue, Criterion } from '../catalogue/types'
import type { Context } from './types'

const termedValue = (value: unknown, terms: Record<string, string>): unknown => {
  if (typeof value === 'string') return withTerms(value, terms)
  if (Array.isArray(value)) return value.map((each) => termedValue(each, terms))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, termedValue(each, terms)]))
}

/** A criterion with the catalogue's terms in its texts. Throws RangeError on an unknown term. */
export const termedCriterion = (criterion: Criterion, { terms }: Catalogue): Criterion =>
  termedValue(criterion, terms) as Criterion

/** A context whose titles read as they do in the catalogue's form. */
export const termedContext = (context: Context, { terms }: Catalogue): Context => ({
  ...context,
  title: {
    table: (table) => withTerms(context.title.table(table), terms),
    column: (table, column) => withTerms(context.title.column(table, column), terms),
  },
})
