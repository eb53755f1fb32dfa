import { withTerms } from '../../base/label'
import { indicatorsOf, isChange } from '../indicators'
import type { Dictionary, Field } from '../evidence-types'
import type { Catalogue, Indicator, RowsIndicator, Theme } from '../types'
import { columnOf, conditions, type Part } from './criterion-part'
import type { EvidenceNames } from './names'
import type { BookCell } from './types'
import { withBraces } from './with-braces'

/** What stands of a table's indicator in columns that criteria have too. */
export const ROW_PARTS: Part<RowsIndicator>[] = [
  conditions('where', false, 'какие строки берутся'),
  columnOf('column', 'part', false, 'что складывается'),
  columnOf('other', 'whole', false, 'от чего берётся доля'),
]

/** Title of a field with the catalogue's words in it, or as it is where it has an unknown one. */
export const fieldTitle = ({ title }: Field, terms: Record<string, string>): string => {
  try {
    return withTerms(title, terms)
  } catch (error) {
    if (error instanceof RangeError) return title
    throw error
  }
}

/** Fields of the passport that hold numbers. */
export const numbersOf = ({ passport }: Dictionary): Field[] =>
  passport.filter(({ type }) => type === 'integer' || type === 'number')

/** Titles of the numbers of the passport, for a drop-down. */
export const numberTitles = (dictionary: Dictionary, terms: Record<string, string>): string[] =>
  numbersOf(dictionary).map((field) => fieldTitle(field, terms))

/** Indicators as rows of «Показатели», by column. */
export const indicatorRows = (
  catalogue: Catalogue,
  { themes, dictionary, names }: { themes: Theme[]; dictionary: Dictionary; names: EvidenceNames },
): Record<string, BookCell>[] => {
  const { terms } = catalogue
  const numberTitle = (id: string): string => {
    const field = dictionary.passport.find((each) => each.id === id)
    return field === undefined ? id : fieldTitle(field, terms)
  }
  const rest = (indicator: Indicator): Record<string, BookCell> =>
    isChange(indicator)
      ? { from: numberTitle(indicator.from), to: numberTitle(indicator.to) }
      : {
          table: names.table(indicator.table),
          done: withBraces(indicator.done, terms),
          ...Object.fromEntries(ROW_PARTS.map(({ column, write }) => [column, write(indicator, names)])),
        }
  return indicatorsOf(catalogue).map((indicator) => {
    const { id, clause, item = null, annex = null, theme, title, counted } = indicator
    return {
      ...{ id, clause, item, annex },
      theme: themes.find((each) => each.id === theme)?.title ?? theme ?? null,
      title: withBraces(title, terms),
      counted: withBraces(counted, terms),
      ...rest(indicator),
    }
  })
}
