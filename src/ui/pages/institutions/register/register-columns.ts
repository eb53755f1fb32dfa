import type { InstitutionRow } from '../../../../api/institutions-results'
import type { DataColumn } from '../../../shared/table-columns'
import { KIND, LEVEL_ORDER } from '../../../shared/words'
import { openPoints } from './register-filter'

/** From what needs the curator most to what needs him least. */
const STATUS_ORDER: InstitutionRow['status'][] = ['not-submitted', 'rework', 'received', 'accepted']

/** Overdue ones before the rest, the longest overdue first. */
const statusRank = ({ status, overdue, daysOverdue }: InstitutionRow): number =>
  overdue ? -1 - daysOverdue : STATUS_ORDER.indexOf(status)

/** Columns of the register; `catalogueTitle` gives the title of a catalogue by its id. */
export const registerColumns = (catalogueTitle: (id: string) => string): DataColumn<InstitutionRow>[] => [
  { key: 'name', title: 'Учреждение', width: 210, grow: 4, value: ({ name }) => name },
  { key: 'kind', title: 'Тип', width: 120, grow: 1, value: ({ kind }) => KIND[kind] },
  { key: 'catalogue', title: 'Положение', width: 130, grow: 2, value: ({ catalogue }) => catalogueTitle(catalogue) },
  {
    key: 'status',
    title: 'Форма и срок',
    width: 158,
    value: statusRank,
    hint: 'Что с формой и до какого дня её ждут; просроченные идут первыми',
  },
  {
    key: 'index',
    title: 'Индекс … возможный',
    width: 178,
    grow: 1,
    value: ({ index }) => index,
    first: 'desc',
    hint: 'Индекс соответствия, возможный индекс и полнота данных; порядок по индексу',
  },
  {
    key: 'level',
    title: 'Уровень',
    width: 150,
    value: ({ level }) => (level === null ? null : LEVEL_ORDER.indexOf(level)),
  },
  {
    key: 'rank',
    title: 'Место',
    width: 68,
    align: 'right',
    value: ({ rank }) => rank,
    hint: 'Место среди учреждений того же типа и положения',
  },
  {
    key: 'open',
    title: 'Открыто',
    width: 82,
    align: 'right',
    value: openPoints,
    first: 'desc',
    hint: 'Замечания, отложенные строки, вопросы о файлах и решения на пересмотр',
  },
]
