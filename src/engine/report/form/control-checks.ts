import type { Check, OrderCheck, PeriodCheck, RowCheck, TotalCheck } from '../../catalogue/evidence-types'
import { knownLine } from './control-groups'
import { advise, lineOf, type ControlLine } from './control-line'
import { cellRef, countOf, placeOf, quoted, refOf, rowsFilled, type Block } from './formulas'
import type { FormLayout, PassportLine, PlacedTable } from './layout'
import { FIELD, SHEET } from './titles'

export const blockOf = ({ table, firstRow, lastRow, columns }: PlacedTable): Block => ({
  sheet: table.sheet,
  from: 'A',
  to: columns.at(-1)?.letter ?? 'A',
  firstRow,
  lastRow,
})

/** Cells of one column; null when the form does not have it. */
const columnRef = (placed: PlacedTable | undefined, id: string): string | null => {
  const letter = placed?.columns.find(({ field }) => field.id === id)?.letter
  return placed === undefined || letter === undefined ? null : refOf({ ...blockOf(placed), from: letter, to: letter })
}

const WORDS = { equal: '<>0', 'at-most': '>0' } as const

const sumLine = (check: RowCheck, placed: PlacedTable): ControlLine | null => {
  const refs = new Map([...check.left, ...check.right].map((id) => [id, columnRef(placed, id)]))
  const first = refs.get(check.left[0] ?? '')
  if (!first || [...refs.values()].includes(null)) return null
  const sum = (ids: string[]): string => `(${ids.map((id) => refs.get(id)).join('+')})`
  const numbers = [...refs.values()].map((ref) => `ISNUMBER(${ref})`).join('*')
  const fails = `${numbers}*(ROUND(${sum(check.left)}-${sum(check.right)},6)${WORDS[check.relation]})`
  const line = lineOf(placed.table.sheet, check.message, fails, first, 'Исправьте числа в этих строках')
  // Text among the numbers makes the sum an error; the line about kinds of values already says so.
  const safely = (formula: string): string => `IFERROR(${formula},0)`
  return {
    ...line,
    count: { formula: safely(countOf(fails)), blank: 0 },
    place: { formula: safely(placeOf(fails, first)), blank: 0 },
  }
}

/** Days only: times stand in the form as text, «9:30» would come after «10:00». */
const orderLine = (check: OrderCheck, placed: PlacedTable): ControlLine | null => {
  const [first, then] = [columnRef(placed, check.first), columnRef(placed, check.then)]
  const days = placed.columns.filter(({ field }) => field.type === 'date').map(({ field }) => field.id)
  if (first === null || then === null || !days.includes(check.first) || !days.includes(check.then)) return null
  const fails = `ISNUMBER(${first})*ISNUMBER(${then})*(${first}>${then})`
  return lineOf(placed.table.sheet, check.message, fails, then, 'Исправьте одну из двух дат')
}

const passportCell = (passport: PassportLine[], id: string): string | null => {
  const line = passport.find(({ field }) => field.id === id)
  return line === undefined ? null : cellRef(SHEET.passport, `B${line.row}`)
}

/** A line about the days of a range that lie outside the period. */
export const outsidePeriodLine = (
  check: PeriodCheck,
  sheet: string,
  days: string,
  { passport }: FormLayout,
): ControlLine | null => {
  const [from, to, on] = [FIELD.from, FIELD.to, FIELD.filledOn].map((id) => passportCell(passport, id))
  if (!from || !to) return null
  const latest = on ? `IF(AND(ISNUMBER(${on}),${on}>=${from},${on}<${to}),${on},${to})` : to
  const early = check.relation === 'in-period' ? `(${days}<${from})+` : ''
  const outside = `ISNUMBER(${days})*ISNUMBER(${from})*ISNUMBER(${to})*(${from}<=${to})*(${early}(${days}>${latest})>0)`
  return lineOf(sheet, check.message, outside, days, 'Проверьте дату или уберите строку')
}

const periodLine = (check: PeriodCheck, placed: PlacedTable, layout: FormLayout): ControlLine | null => {
  const days = columnRef(placed, check.column)
  return days === null ? null : outsidePeriodLine(check, placed.table.sheet, days, layout)
}

const tableLine = (check: Check, placed: PlacedTable, layout: FormLayout): ControlLine | null => {
  switch (check.relation) {
    case 'equal':
    case 'at-most':
      return sumLine(check, placed)
    case 'not-after':
      return orderLine(check, placed)
    case 'in-period':
    case 'by-period-end':
      return periodLine(check, placed, layout)
    case 'known': {
      const other = layout.tables.find(({ table }) => table.id === check.in)
      const [ref, keys] = [columnRef(placed, check.column), columnRef(other, check.key)]
      if (check.list === true || ref === null || keys === null) return null
      return knownLine(check, placed.table.sheet, ref, keys)
    }
    default:
      return null
  }
}

/** Live lines of the контрольные соотношения of one evidence sheet. */
export const tableCheckLines = (placed: PlacedTable, layout: FormLayout): ControlLine[] =>
  layout.plan.checks
    .filter((check) => 'table' in check && check.table === placed.table.id && !('field' in check))
    .flatMap((check) => tableLine(check, placed, layout) ?? [])

type Single = { check: Check; at: string; formula: string; fault: boolean; advice: string }

const single = ({ check, at, formula, fault, advice }: Single): ControlLine => ({
  sheet: SHEET.passport,
  what: check.message,
  count: { formula, blank: fault ? 1 : 0 },
  place: at,
  advice: advise(advice),
})

const passportOrderLine = (check: OrderCheck, { passport }: FormLayout): ControlLine | null => {
  const [first, then] = [check.first, check.then].map((id) => passport.find(({ field }) => field.id === id))
  if (first === undefined || then === undefined) return null
  const [one, other] = [first, then].map(({ row }) => cellRef(SHEET.passport, `B${row}`))
  return single({
    check,
    at: `B${first.row}`,
    formula: `IF(AND(ISNUMBER(${one}),ISNUMBER(${other})),IF(${one}>${other},1,0),0)`,
    fault: first.given !== null && then.given !== null && first.given > then.given,
    advice: 'Поменяйте даты местами или исправьте их',
  })
}

/** The sum (or number) of rows by formula, and the condition under which it is known. */
const totalOf = (check: TotalCheck, placed: PlacedTable): { known: string; total: string } | null => {
  const rows = rowsFilled(
    refOf(blockOf(placed)),
    placed.columns.map((_, index) => placed.keys.length === 0 || index !== placed.keyColumn),
  )
  if (check.column === undefined) return { known: `${countOf(rows)}>0`, total: countOf(rows) }
  const ref = columnRef(placed, check.column)
  if (ref === null) return null
  if (check.where === undefined)
    return { known: `AND(COUNT(${ref})>0,${countOf(`${rows}*(1-ISNUMBER(${ref}))`)}=0)`, total: `SUM(${ref})` }
  const names = columnRef(placed, check.where.column)
  if (names === null) return null
  const match = `(TRIM(${names})=${quoted(check.where.equals)})`
  return { known: `${countOf(`${match}*ISNUMBER(${ref})`)}>0`, total: `SUMPRODUCT(1*${match},${ref})` }
}

const totalLine = (check: TotalCheck, { passport, tables }: FormLayout): ControlLine | null => {
  const line = passport.find(({ field }) => field.id === check.field)
  const placed = tables.find(({ table }) => table.id === check.table)
  const total = placed === undefined ? null : totalOf(check, placed)
  if (line === undefined || placed === undefined || total === null) return null
  const at = `B${line.row}`
  const stated = cellRef(SHEET.passport, at)
  const fails = `${stated}${check.relation === 'total' ? '<>' : '>'}${total.total}`
  return single({
    check,
    at,
    formula: `IF(AND(ISNUMBER(${stated}),${total.known}),IF(${fails},1,0),0)`,
    fault: false,
    advice: `Сверьте число с листом «${placed.table.sheet}»`,
  })
}

/** Live lines of the контрольные соотношения of «Учреждение»: order of its days, totals against the rows. */
export const passportCheckLines = (layout: FormLayout): ControlLine[] =>
  layout.plan.checks.flatMap((check) => {
    if (check.relation === 'not-after' && check.table === 'passport') return passportOrderLine(check, layout) ?? []
    return check.relation === 'total' || check.relation === 'total-at-most' ? (totalLine(check, layout) ?? []) : []
  })
