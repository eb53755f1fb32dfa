import type { DataValidation, stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { excelDay } from './days'
import type { Anchors } from './anchors'
import type { Layout } from './layout'
import type { PlanLine } from './plan-lines'
import { firstUnder, numbered, writeList, type ListColumn } from './list-sheet'
import { absolute, range, type Content, type Frame, type SheetWriter } from './sheet'
import { SHEET_TITLE } from './sheet-list'
import { STYLE } from './styles'
import type { ReportInput } from './types'

/** Under two lines of words. */
const FIRST = firstUnder(2)

const COLUMNS: ListColumn[] = [
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

const wordsOf = (lines: PlanLine[], { terms }: ReportInput): Content[] => {
  const remedies = lines.filter(({ kind }) => kind === 'remedy').length
  const bottom = FIRST + Math.max(lines.length, 1) - 1
  const marks = absolute(SHEET_TITLE.plan, FIRST, MARK, bottom)
  const done = `COUNTIF(${marks},"${DONE}")`
  const proposed =
    (terms?.remedy ?? null) === null && (terms?.data ?? null) === null
      ? 'Срок не установлен: впишите его в столбец «Срок».'
      : 'Срок предложен программой: исправьте его, если нужен другой.'
  return [
    lines.length === 0
      ? 'Нарушений нет, все данные есть: мероприятия не нужны.'
      : `Устранить нарушений: ${remedies}; представить сведения, без которых результат не определён: ${lines.length - remedies}. ${proposed} Рекомендации в план не входят.`,
    {
      formula: `"Выполнено "&${done}&" из "&(${lines.length}-COUNTIF(${marks},"${DROPPED}"))&". Отметку выберите из списка: ${MARKS.join(', ').toLowerCase()}."`,
      result: `Выполнено 0 из ${lines.length}. Отметку выберите из списка: ${MARKS.join(', ').toLowerCase()}.`,
    },
  ]
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
  anchors: Anchors,
  frame: Frame,
): Promise<void> => {
  const term: Record<PlanLine['kind'], Content> = {
    remedy: dayOf(input.terms?.remedy),
    data: dayOf(input.terms?.data),
  }
  const rows = lines.map(
    ({ institution: { id, name }, kind, regulation, clauses, breach, critical, measure, role }) => ({
      id,
      contents: [
        ...[name, regulation, KIND[kind], clauses, breach, critical ? '! да' : '', measure, role],
        ...[term[kind], TO_BEGIN, null],
      ],
    }),
  )
  await writeList(
    book,
    {
      ...{ title: SHEET_TITLE.plan, words: wordsOf(lines, input), tab: 'FFED7D31' },
      ...{ columns: COLUMNS, headerHeight: 28, frozenColumns: 2, hidden: layout.blocks.length < 2 ? [REGULATION] : [] },
      finish: (part, bottom) => {
        if (bottom < FIRST) return
        part.validate(range(FIRST, TERM, bottom, TERM), termRule(input.generatedOn))
        part.validate(range(FIRST, MARK, bottom, MARK), markRule)
        marks(part, bottom)
      },
    },
    numbered(rows, layout, anchors),
    frame,
  )
}
