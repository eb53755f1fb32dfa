import type { InstitutionRow } from '../../../../api/institutions-results'
import type { DataColumn } from '../../../shared/table-columns'
import { KIND, LEVEL_ORDER } from '../../../shared/words'
import { openPoints } from './register-filter'

/** From what needs the curator most to what needs him least. */
const STATUS_ORDER: InstitutionRow['status'][] = ['not-submitted', 'rework', 'received', 'accepted']

/** Overdue ones before the rest, the longest overdue first. */
const statusRank = ({ status, overdue, daysOverdue }: InstitutionRow): number =>
  overdue ? -1 - daysOverdue : STATUS_ORDER.indexOf(status)

/** With places to break at: a narrow column holds them whole. */
export const KIND_IN_COLUMN: Record<InstitutionRow['kind'], string> = {
  preschool: 'Дошкольное',
  school: 'Обще\u00adобразова\u00adтельное',
  additional: 'Дополни\u00adтельного образования',
}

/**
 * What tells catalogues apart: the words in brackets at the end of a title, the place before the kind, where no other
 * title ends so. «… (школа, Омск)» is «Омск: школа»; of a centre the column beside says that it is one of additional
 * education.
 */
export const columnTitles = (catalogues: readonly { id: string; title: string }[]): Map<string, string> => {
  const inBrackets = ({ title }: { title: string }): string => {
    const inside = /\(([^()]+)\)$/.exec(title)?.[1]
    if (inside === undefined) return title
    const [kind = '', ...place] = inside.replace(' дополнительного образования', '').split(', ')
    return place.length === 0 ? kind : `${place.join(', ')}: ${kind}`
  }
  const words = catalogues.map(inBrackets)
  const once = (word: string): boolean => words.filter((each) => each === word).length === 1
  return new Map(
    catalogues.map((each) => {
      const word = inBrackets(each)
      return [each.id, once(word) ? word.charAt(0).toUpperCase() + word.slice(1) : each.title]
    }),
  )
}

/** Columns of the register; `catalogueTitle` gives the short title of a catalogue by its id. */
export const registerColumns = (catalogueTitle: (id: string) => string): DataColumn<InstitutionRow>[] => [
  { key: 'name', title: 'Учреждение', width: 204, grow: 4, value: ({ name }) => name },
  { key: 'kind', title: 'Тип', width: 98, value: ({ kind }) => KIND[kind] },
  { key: 'catalogue', title: 'Положение', width: 124, grow: 2, value: ({ catalogue }) => catalogueTitle(catalogue) },
  {
    key: 'status',
    title: 'Форма и срок',
    width: 158,
    value: statusRank,
    hint: 'Что с формой и до какого дня её ждут; просроченные идут первыми',
  },
  {
    key: 'index',
    title: 'Индекс',
    width: 156,
    grow: 1,
    value: ({ index }) => index,
    first: 'desc',
    hint: 'Индекс соответствия, возможный индекс и полнота данных; порядок по индексу',
  },
  {
    key: 'level',
    title: 'Уровень',
    width: 148,
    value: ({ level }) => (level === null ? null : LEVEL_ORDER.indexOf(level)),
  },
  {
    key: 'rank',
    title: 'Место',
    width: 60,
    align: 'right',
    value: ({ rank }) => rank,
    hint: 'Место среди учреждений того же типа и положения',
  },
  {
    key: 'open',
    title: 'Открыто',
    width: 72,
    align: 'right',
    value: openPoints,
    first: 'desc',
    hint: 'Замечания, отложенные строки, вопросы о файлах и решения на пересмотр',
  },
]
