import { blockOf, tableCheckLines } from './control-checks'
import { marksLines } from './control-marks'
import { advise, lineOf, wrongKind, type ControlLine } from './control-line'
import { acrossMask, cellRef, countOf, empty, quoted, refOf, rowsFilled, says, type Block } from './formulas'
import type { FormLayout, PlacedColumn, PlacedTable } from './layout'

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

const tableLines = (placed: PlacedTable, layout: FormLayout): ControlLine[] => {
  const block = blockOf(placed)
  return [
    ...stateLine(placed, block),
    emptyLine(placed, block),
    ...kindLine(placed, block),
    ...tableCheckLines(placed, layout),
    ...marksLines(placed, layout),
  ]
}

/** Lines about every evidence sheet: its state, what is empty, kinds of values, контрольные соотношения. */
export const evidenceLines = (layout: FormLayout): ControlLine[] =>
  layout.tables.flatMap((placed) => tableLines(placed, layout))
