import type { DataValidation, stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { excelDay } from './days'
import { firsts, numbersOf, type Anchors } from './anchors'
import type { Layout } from './layout'
import type { PlanLine } from './plan-lines'
import { absolute, heightFor, openSheet, range, type Content, type Frame, type SheetWriter } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE, type CellStyle } from './styles'
import type { ReportInput } from './types'

const HEADER = 4
const FIRST = HEADER + 1

const COLUMNS: { title: string; width: number; style: CellStyle }[] = [
  { title: '№', width: 5, style: STYLE.count },
  { title: 'Учреждение', width: 24, style: STYLE.strong },
  { title: 'Положение', width: 12, style: STYLE.text },
  { title: 'Вид мероприятия', width: 14, style: STYLE.text },
  { title: 'Пункт', width: 10, style: STYLE.center },
  { title: 'Нарушение', width: 42, style: STYLE.text },
  { title: 'Критич.', width: 8, style: STYLE.center },
  { title: 'Что сделать', width: 36, style: STYLE.text },
  { title: 'Ответственный (роль)', width: 17, style: STYLE.text },
  { title: 'Срок', width: 11, style: STYLE.editableDay },
  { title: 'Отметка', width: 12, style: STYLE.editableChoice },
  { title: 'Примечание', width: 18, style: STYLE.editableText },
]
const STYLES = COLUMNS.map(({ style }) => style)
const LINKED = [STYLE.countLink, ...STYLES.slice(1)]
const [REGULATION, TERM, MARK] = [2, 9, 10]

const KIND: Record<PlanLine['kind'], string> = { remedy: 'Устранить нарушение', data: 'Представить сведения' }

const MARKS = ['Не начато', 'В работе', 'Выполнено', 'Снято'] as const
const [TO_BEGIN, , DONE, DROPPED] = MARKS

const markRule: DataValidation = {
  type: 'list',
  formulae: [`"${MARKS.join(',')}"`],
  allowBlank: false,
  showErrorMessage: true,
  errorTitle: 'Отметка',
  error: `Выберите: ${MARKS.join(', ').toLowerCase()}.`,
}

const termRule = (day: string): DataValidation => ({
  type: 'date',
  operator: 'greaterThanOrEqual',
  formulae: [new Date(`${day}T00:00:00Z`)],
  allowBlank: true,
  showErrorMessage: true,
  errorTitle: 'Срок',
  error: 'Впишите дату не раньше дня, на который составлен отчёт, например 25.05.2026.',
})

const dayOf = (iso: string | null | undefined): number | null => (iso ? excelDay(iso) : null)

const header = async (sheet: SheetWriter, lines: PlanLine[], { terms }: ReportInput): Promise<void> => {
  const remedies = lines.filter(({ kind }) => kind === 'remedy').length
  const bottom = FIRST + Math.max(lines.length, 1) - 1
  const marks = absolute(SHEET_TITLE.plan, FIRST, MARK, bottom)
  const done = `COUNTIF(${marks},"${DONE}")`
  await sheet.row([SHEET_TITLE.plan], STYLE.title, { height: 20 })
  const proposed =
    (terms?.remedy ?? null) === null && (terms?.data ?? null) === null
      ? 'Срок не установлен: впишите его в столбец «Срок».'
      : 'Срок предложен программой: исправьте его, если нужен другой.'
  await sheet.row(
    [
      lines.length === 0
        ? 'Нарушений нет, все данные есть: мероприятия не нужны.'
        : `Устранить нарушений: ${remedies}; представить сведения, без которых результат не определён: ${lines.length - remedies}. ${proposed} Рекомендации в план не входят.`,
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    [
      {
        formula: `"Выполнено "&${done}&" из "&(${lines.length}-COUNTIF(${marks},"${DROPPED}"))&". Отметку выберите из списка: ${MARKS.join(', ').toLowerCase()}."`,
        result: `Выполнено 0 из ${lines.length}. Отметку выберите из списка: ${MARKS.join(', ').toLowerCase()}.`,
      },
    ],
    STYLE.line,
    { height: 15 },
  )
  await sheet.row(
    COLUMNS.map(({ title }) => title),
    STYLE.header,
    { height: 28 },
  )
}

/** Done and dropped lines step back; what is overdue on the reader's day stands out in a print without colours too. */
const marks = (sheet: SheetWriter, bottom: number): void => {
  const mark = `$${columnLetters(MARK)}${FIRST}`
  const term = `$${columnLetters(TERM)}${FIRST}`
  const isClosed = `OR(${mark}="${DONE}",${mark}="${DROPPED}")`
  sheet.format(range(FIRST, 0, bottom, COLUMNS.length - 1), [
    { type: 'expression', priority: 1, formulae: [isClosed], style: { font: { color: { argb: 'FF7F7F7F' } } } },
  ])
  sheet.format(range(FIRST, TERM, bottom, TERM), [
    {
      type: 'expression',
      priority: 2,
      formulae: [`AND(ISNUMBER(${term}),${term}<TODAY(),NOT(${isClosed}))`],
      style: {
        font: { bold: true, underline: true },
        fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFF8CBAD' } },
      },
    },
  ])
}

/** «План мероприятий»: what each institution has to do, who, by when, with a mark to be chosen from a list. */
export const writePlan = async (
  book: stream.xlsx.WorkbookWriter,
  lines: PlanLine[],
  input: ReportInput,
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const sheet = openSheet(book, {
    title: SHEET_TITLE.plan,
    columns: COLUMNS.map(({ width }, at) => ({ width, hidden: at === REGULATION && layout.blocks.length < 2 })),
    frozen: { rows: HEADER, columns: 2 },
    finish: (part, bottom) => {
      part.filter(HEADER, COLUMNS.length)
      if (bottom < FIRST) return
      part.validate(range(FIRST, TERM, bottom, TERM), termRule(input.generatedOn))
      part.validate(range(FIRST, MARK, bottom, MARK), markRule)
      marks(part, bottom)
    },
    ...frame,
    tab: 'FFED7D31',
  })
  await header(sheet, lines, input)
  const term: Record<PlanLine['kind'], Content> = {
    remedy: dayOf(input.terms?.remedy),
    data: dayOf(input.terms?.data),
  }
  const isFirst = firsts()
  const numbers = numbersOf(layout)
  for (const { institution, kind, regulation, clauses, breach, critical, measure, role } of lines) {
    const contents = [
      ...[
        numbers.get(institution.id) ?? null,
        institution.name,
        regulation,
        KIND[kind],
        clauses,
        breach,
        critical ? '! да' : '',
        measure,
        role,
      ],
      ...[term[kind], TO_BEGIN, null],
    ]
    const target = isFirst(institution.id) ? rating.get(institution.id) : undefined
    await sheet.row(contents, target === undefined ? STYLES : LINKED, {
      links: [[0, target]],
      height: heightFor(contents.map((content, at) => [String(content ?? ''), COLUMNS[at]?.width ?? 10])),
    })
  }
  await sheet.close()
}
