import type { stream } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { byRussian, counted } from '../../base/russian'
import { excelDay } from './days'
import type { Layout } from './layout'
import { heightFor, openSheet, type Content, type Frame } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { ReportedAbsence, ReportInput } from './types'
import { KIND } from './words'

const HEADER = 3

const COLUMNS = [
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
const STYLES = COLUMNS.map(({ style }) => style)
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
  const hidden = (at: number): boolean =>
    (at === REGULATION && new Set(lines.map(({ catalogue }) => catalogue)).size < 2) ||
    (at === MUNICIPALITY && lines.every(({ municipality }) => municipality === null)) ||
    (at === CONTACT && lines.every(({ contact }) => contact === null))
  const sheet = openSheet(book, {
    title: SHEET_TITLE.absent,
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: hidden(at) })),
    frozen: { rows: HEADER, columns: 2 },
    ...frame,
    tab: 'FFED7D31',
  })
  const overdue = lines.filter(({ daysOverdue }) => daysOverdue > 0).length
  await sheet.row([SHEET_TITLE.absent], STYLE.title, { height: 20 })
  await sheet.row(
    [
      lines.length === 0
        ? `На ${russianDay(input.generatedOn)} сведения представили все.`
        : `На ${russianDay(input.generatedOn)} сведения ожидаются от ${counted(lines.length, 'учреждения', 'учреждений', 'учреждений')}, просрочены у ${overdue}. В рейтинг эти учреждения не входят: отсутствие сведений — не ноль.`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    COLUMNS.map(({ title }) => title),
    STYLE.header,
    { height: 28 },
  )
  const shorts = new Map(blocks.map(({ catalogue, short }) => [catalogue.id, short]))
  for (const [at, { name, kind, catalogue, municipality, state, contact, ...terms }] of lines.entries()) {
    const texts = [name, KIND[kind], shorts.get(catalogue) ?? catalogue, municipality ?? '', STATE[state]]
    await sheet.row(
      [at + 1, ...texts, day(terms.dueDate), day(terms.extendedTo), terms.daysOverdue, contact ?? ''],
      STYLES,
      {
        height: heightFor(
          [...texts, contact ?? ''].map((text, own) => [text, COLUMNS[own === 5 ? CONTACT : own + 1]?.width ?? 10]),
        ),
      },
    )
  }
  sheet.filter(HEADER, COLUMNS.length)
  await sheet.close()
}
