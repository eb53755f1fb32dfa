import { blockOf, outsidePeriodLine } from './control-checks'
import { advise, lineOf, type ControlLine } from './control-line'
import { countOf, empty, filled, refOf, rowsFilled, type Block } from './formulas'
import type { FormLayout, PlacedTable } from './layout'

const isText = (ref: string): string => `ISTEXT(${ref})*${filled(ref)}`

/** Lines about marks beside a table: that there are some, a day over each, and both of their kind. */
export const marksLines = (placed: PlacedTable, layout: FormLayout): ControlLine[] => {
  const { marks, table, columns, firstRow, lastRow } = placed
  const [first, last] = [marks?.letters[0], marks?.letters.at(-1)]
  if (marks === null || first === undefined || last === undefined) return []
  const block: Block = { sheet: table.sheet, from: first, to: last, firstRow, lastRow }
  const ref = refOf(block)
  const days = refOf({ ...block, firstRow: marks.row, lastRow: marks.row })
  const rows = countOf(
    rowsFilled(
      refOf(blockOf(placed)),
      columns.map(() => true),
    ),
  )
  const line = (what: string, condition: string, of: string, advice: string): ControlLine =>
    lineOf(table.sheet, what, condition, of, advice)
  const inPeriod = layout.plan.checks.flatMap((check) =>
    check.relation === 'in-period' && check.table === marks.table.id
      ? (outsidePeriodLine(check, table.sheet, days, layout) ?? [])
      : [],
  )
  return [
    {
      sheet: table.sheet,
      what: `«${marks.title}» заполнены`,
      count: { formula: `IF(${rows}=0,0,IF(${countOf(filled(ref))}=0,1,0))`, blank: 0 },
      place: `${first}${firstRow}`,
      advice: advise('Впишите даты занятий и отметки под ними'),
    },
    line('Над каждой отметкой стоит дата', `${filled(ref)}*${empty(days)}`, ref, 'Впишите дату над отметками'),
    line('Отметки — числа', isText(ref), ref, 'Впишите, сколько учащихся было, цифрами'),
    line('Даты занятий — даты', isText(days), days, 'Впишите дату вида 15.09.2025'),
    ...inPeriod,
  ]
}
