import type { stream } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { byRussian, counted } from '../../base/russian'
import { excelDay } from './days'
import type { Layout } from './layout'
import { writeList, type ListColumn } from './list-sheet'
import type { Content, Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { ReportedAbsence, ReportInput } from './types'
import { KIND } from './words'

const COLUMNS: ListColumn[] = [
  { title: '№', width: 5, style: STYLE.count },
  { title: 'Учреждение', width: 40, style: STYLE.strong },
  { title: 'Тип', width: 22, style: STYLE.text },
  { title: 'Положение', width: 18, style: STYLE.text },
  { title: 'Муниципальное образование', width: 24, style: STYLE.text },
  { title: 'Что ожидается', width: 24, style: STYLE.text },
  { title: 'Срок', width: 12, style: STYLE.day },
  { title: 'Продлено до', width: 12, style: STYLE.day },
  { title: 'Дней просрочки', width: 12, style: STYLE.count },
  { title: 'Контакты', width: 28, style: STYLE.text },
]
const [REGULATION, MUNICIPALITY, CONTACT] = [3, 4, 9]

const STATE: Record<ReportedAbsence['state'], string> = {
  'not-submitted': 'форма не прислана',
  rework: 'форма возвращена на доработку',
}

const absencesOf = ({ absences, comparison, audit }: ReportInput): ReportedAbsence[] =>
  absences ??
  comparison.absent.map((each) => ({
    ...each,
    ...{ municipality: null, state: 'not-submitted', dueDate: audit.dueDate, extendedTo: null },
    ...{ daysOverdue: 0, contact: null },
  }))

const day = (iso: string | null): Content => (iso === null ? null : excelDay(iso))

/** «Не представили сведения»: who owes a form, by when, and how long it is overdue on the report's day. */
export const writeAbsentees = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  { blocks }: Layout,
  frame: Frame,
): Promise<void> => {
  const lines = absencesOf(input).sort(
    (a, b) => b.daysOverdue - a.daysOverdue || byRussian(a.name, b.name) || a.id - b.id,
  )
  const hidden = [
    ...(new Set(lines.map(({ catalogue }) => catalogue)).size < 2 ? [REGULATION] : []),
    ...(lines.every(({ municipality }) => municipality === null) ? [MUNICIPALITY] : []),
    ...(lines.every(({ contact }) => contact === null) ? [CONTACT] : []),
  ]
  const overdue = lines.filter(({ daysOverdue }) => daysOverdue > 0).length
  const words =
    lines.length === 0
      ? `На ${russianDay(input.generatedOn)} сведения представили все.`
      : `На ${russianDay(input.generatedOn)} сведения ожидаются от ${counted(lines.length, 'учреждения', 'учреждений', 'учреждений')}, просрочены у ${overdue}. В рейтинг эти учреждения не входят: отсутствие сведений — не ноль.`
  const shorts = new Map(blocks.map(({ catalogue, short }) => [catalogue.id, short]))
  await writeList(
    book,
    {
      ...{ title: SHEET_TITLE.absent, words: [words], columns: COLUMNS, headerHeight: 28, hidden, frozenColumns: 2 },
      tab: 'FFED7D31',
    },
    lines.map(({ name, kind, catalogue, municipality, state, contact, ...terms }, at) => ({
      contents: [
        ...[at + 1, name, KIND[kind], shorts.get(catalogue) ?? catalogue, municipality ?? '', STATE[state]],
        ...[day(terms.dueDate), day(terms.extendedTo), terms.daysOverdue, contact ?? ''],
      ],
    })),
    frame,
  )
}
