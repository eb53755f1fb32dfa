import { withTerms } from '../base/label'
import type { Catalogue } from '../catalogue/types'
import type { Context } from './types'

/** A context whose titles read as they do in the catalogue's form. */
export const termedContext = (context: Context, { terms }: Catalogue): Context => ({
  ...context,
  title: {
    table: (table) => withTerms(context.title.table(table), terms),
    column: (table, column) => withTerms(context.title.column(table, column), terms),
  },
})
