import type { RowCheck } from '../../catalogue/types'
import { advise, lineOf, wrongKind, type ControlLine } from './control-line'
import { acrossMask, cellRef, countOf, empty, placeOf, quoted, refOf, rowsFilled, says, type Block } from './formulas'
import type { FormLayout, PassportLine, PlacedColumn, PlacedTable } from './layout'
import { FIELD, SHEET } from './titles'

const blockOf = ({ table, firstRow, lastRow, columns }: PlacedTable): Block => ({
  sheet: table.sheet,
  from: 'A',
  to: columns.at(-1)?.letter ?? 'A',
  firstRow,
  lastRow,
})

const declaredLine = (placed: PlacedTable, row: number, count: string): ControlLine => {
  const sheet = placed.table.sheet
  const cell = cellRef(sheet, `B${row}`)
  return {
    sheet,
    what: 'Отметка «были / не было»',
    count: {
      formula: `IF(${says(cell, 'были')},IF(${count}=0,1,0),` + `IF(${says(cell, 'не было')},IF(${count}=0,0,1),1))`,
      blank: 1,
    },
    place: `B${row}`,
    advice: {
      formula:
        `IF(${says(cell, 'были')},${quoted('Отмечено «были», а строк нет')},` +
        `IF(${says(cell, 'не было')},${quoted('Отмечено «не было», а строки заполнены')},` +
        `${quoted('Выберите «были» или «не было»')}))`,
      blank: 'Выберите «были» или «не было»',
    },
  }
}

const untouchedLine = ({ table, firstRow }: PlacedTable, count: string, letter: string): ControlLine => ({
  sheet: table.sheet,
  what: 'Лист не пуст',
  count: { formula: `IF(${count}=0,1,0)`, blank: 1 },
  place: `${letter}${firstRow}`,
  advice: advise('Заполните хотя бы одну строку'),
})

const emptyLine = (placed: PlacedTable, block: Block): ControlLine => {
  const { columns, keys, keyColumn, firstRow } = placed
  const ref = refOf(block)
  const required = columns.map((column) => column.required)
  const every = columns.map(() => true)
  const condition = `${rowsFilled(ref, every)}*${empty(ref)}*${acrossMask(required)}`
  const wanted = required.flatMap((each, index) => (each && index !== keyColumn ? [index + 1] : []))
  return lineOf(
    block.sheet,
    'Обязательные столбцы заполнены',
    condition,
    ref,
    'Допишите жёлтые ячейки (нет — поставьте 0)',
    { count: keys.length * wanted.length, row: firstRow, column: wanted[0] ?? 0 },
  )
}

const WORDS = { equal: '<>0', 'at-most': '>0' } as const

const checkLine = (check: RowCheck, placed: PlacedTable, block: Block): ControlLine => {
  const ref = (id: string): string => {
    const letter = placed.columns.find(({ field }) => field.id === id)?.letter ?? 'A'
    return refOf({ ...block, from: letter, to: letter })
  }
  const sum = (ids: string[]): string => `(${ids.map(ref).join('+')})`
  const numbers = [...new Set([...check.left, ...check.right])].map((id) => `ISNUMBER(${ref(id)})`).join('*')
  const fails = `${numbers}*(ROUND(${sum(check.left)}-${sum(check.right)},6)${WORDS[check.relation]})`
  const line = lineOf(block.sheet, check.message, fails, ref(check.left[0] ?? ''), 'Исправьте числа в этих строках')
  // Text among the numbers makes the sum an error; the line about kinds of values already says so.
  const safely = (formula: string): string => `IFERROR(${formula},0)`
  return {
    ...line,
    count: { formula: safely(countOf(fails)), blank: 0 },
    place: { formula: safely(placeOf(fails, ref(check.left[0] ?? ''))), blank: 0 },
  }
}

const kindLine = ({ columns }: PlacedTable, block: Block): ControlLine[] => {
  const ref = refOf(block)
  const typed = columns.map(({ field, list }: PlacedColumn) => ({ type: field.type, list }))
  const wrong = wrongKind(ref, typed, acrossMask)
  const advice = 'Введите дату, число или слово из списка'
  return wrong === null ? [] : [lineOf(block.sheet, 'Даты, числа и значения из списков', wrong, ref, advice)]
}

/** Whether the sheet says anything at all; a sheet with required cells beside written keys says so by itself. */
const stateLine = (placed: PlacedTable, block: Block): ControlLine[] => {
  const { columns, keys, keyColumn, declaredRow } = placed
  const open = columns.map((_, index) => keys.length === 0 || index !== keyColumn)
  const count = countOf(rowsFilled(refOf(block), open))
  if (declaredRow !== null) return [declaredLine(placed, declaredRow, count)]
  const demanding = keys.length > 0 && columns.some(({ required }, index) => required && open[index])
  return demanding || !open.includes(true)
    ? []
    : [untouchedLine(placed, count, columns[open.indexOf(true)]?.letter ?? 'A')]
}

/** The column that dates an event: its date key, else its first date. */
const eventDay = ({ table: { event, key }, columns }: PlacedTable): PlacedColumn | undefined => {
  const dates = columns.filter(({ field }) => field.type === 'date')
  return event ? (dates.find(({ field }) => key.includes(field.id)) ?? dates[0]) : undefined
}

const periodLine = (placed: PlacedTable, block: Block, passport: PassportLine[]): ControlLine[] => {
  const column = eventDay(placed)
  const [from, to] = [FIELD.from, FIELD.to].map((id) => {
    const line = passport.find(({ field }) => field.id === id)
    return line === undefined ? null : cellRef(SHEET.passport, `B${line.row}`)
  })
  if (column === undefined || !from || !to) return []
  const days = refOf({ ...block, from: column.letter, to: column.letter })
  const outside = `ISNUMBER(${days})*ISNUMBER(${from})*ISNUMBER(${to})*(${from}<=${to})*((${days}<${from})+(${days}>${to})>0)`
  return [lineOf(block.sheet, 'Даты внутри отчётного периода', outside, days, 'Проверьте дату или уберите строку')]
}

const tableLines = (placed: PlacedTable, { plan: { checks }, passport }: FormLayout): ControlLine[] => {
  const block = blockOf(placed)
  return [
    ...stateLine(placed, block),
    emptyLine(placed, block),
    ...kindLine(placed, block),
    ...periodLine(placed, block, passport),
    ...checks.filter(({ table }) => table === placed.table.id).map((check) => checkLine(check, placed, block)),
  ]
}

/** Lines about every evidence sheet: its state, what is empty, kinds of values, контрольные соотношения. */
export const evidenceLines = (layout: FormLayout): ControlLine[] =>
  layout.tables.flatMap((placed) => tableLines(placed, layout))
