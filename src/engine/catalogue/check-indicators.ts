import { clauseLabel, sectionOf } from '../base/label'
import { criterionFaults, type Fault, type Names } from './check-criterion'
import { isChange, readingOf } from './indicators'
import type { ColumnType, Dictionary } from './evidence-types'
import type { Catalogue, Indicator, Theme } from './types'

const NUMERIC: ColumnType[] = ['integer', 'number']

/** What the columns of a criterion are called in an indicator. */
const OWN_NAMES: Record<string, string> = { column: 'part' }

const placeFaults = ({ clause, annex, theme }: Indicator, { sections }: Catalogue, themes: Theme[]): Fault[] => {
  const section = sectionOf({ clause, annex: annex ?? null })
  return [
    ...(theme === undefined || themes.some(({ id }) => id === theme)
      ? []
      : [{ path: ['theme'], message: `темы «${theme}» нет в themes.yaml` }]),
    ...(sections.some(({ id }) => id === section)
      ? []
      : [{ path: ['clause'], message: `пункт ${clause} не относится ни к одному разделу` }]),
  ]
}

const fieldFaults = (indicator: Indicator, { passport }: Dictionary): Fault[] => {
  if (!isChange(indicator)) return []
  return (['from', 'to'] as const).flatMap((part) => {
    const field = passport.find(({ id }) => id === indicator[part])
    if (field === undefined) return [{ path: [part], message: `сведений «${indicator[part]}» об учреждении нет` }]
    return NUMERIC.includes(field.type) ? [] : [{ path: [part], message: `сведения «${field.title}» — не число` }]
  })
}

const rowFaults = (indicator: Indicator, dictionary: Dictionary, names: Names | undefined): Fault[] => {
  const reading = readingOf(indicator)
  if (reading === null) return []
  return criterionFaults(reading, dictionary, names).map(({ path: [first = 'table', ...rest], message }) => ({
    path: [OWN_NAMES[first] ?? first, ...rest],
    message,
  }))
}

/** Mistakes of a catalogue's indicators, each with its place and named by its clause. */
export const indicatorFaults = (
  catalogue: Catalogue,
  themes: Theme[],
  dictionary: Dictionary,
  names: Names | undefined,
): Fault[] =>
  (catalogue.indicators ?? []).flatMap((indicator, index) =>
    [
      ...placeFaults(indicator, catalogue, themes),
      ...fieldFaults(indicator, dictionary),
      ...rowFaults(indicator, dictionary, names),
    ].map(({ path, message }) => ({
      path: ['indicators', index, ...path],
      message: `показатель «${indicator.id}» (${label(indicator)}): ${message}`,
    })),
  )

const label = ({ clause, item, annex }: Indicator): string =>
  clauseLabel({ clause, item: item ?? null, subitem: null, annex: annex ?? null })
