import type { Field } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import { address } from '../base/address'
import type { CellValue, Sheet } from '../workbook/types'
import { cellRemark, quoted, shown } from './remark'
import { openTally, type Tally } from './tally'
import type { Cleared, Fact, Remark } from './types'
import { parseValue } from './values'
import type { MonthFirst } from './values/month-first'
import type { Parsed, Refused } from './values/outcome'

/** Everything one sheet gives while it is being worked through. */
export type SheetIntake = {
  sheet: Sheet
  tally: Tally
  facts: Fact[]
  /** Keyed values that it says there are none of. */
  cleared: Cleared[]
  remarks: Remark[]
  date1904: boolean
  choices: Record<string, string[]>
  choiceWords: Record<string, string[]> | undefined
  /** Keys written beforehand, by table. */
  keys: Record<string, string[]> | undefined
  isMonthFirst: MonthFirst
}

const dayFirst: MonthFirst = () => false

export const openSheetIntake = (
  sheet: Sheet,
  plan: Pick<FormPlan, 'choices' | 'choiceWords'> & Partial<Pick<FormPlan, 'keys'>>,
  date1904: boolean,
  isMonthFirst: MonthFirst = dayFirst,
): SheetIntake => ({
  sheet,
  tally: openTally(sheet),
  facts: [],
  cleared: [],
  remarks: [],
  date1904,
  choices: plan.choices,
  choiceWords: plan.choiceWords,
  keys: plan.keys,
  isMonthFirst,
})

/** `row` and `column` are those of the cell the value stands in, merged or not; `isAgain`: it was remarked on there. */
type Target = {
  table: string
  rowId: string
  field: Field
  row: number
  column: number
  list?: string[] | undefined
  isAgain?: boolean
}

/** `column`: 0-based, where the cell stands; `noneIsEmpty`: a text «нет» says that there is none. */
type How = { list?: string[] | undefined; column?: number; noneIsEmpty?: boolean }

export const parsedBy = (intake: SheetIntake, field: Field, content: CellValue, how: How = {}): Parsed =>
  parseValue(content, {
    type: field.type,
    min: field.min,
    max: field.max,
    unit: field.unit,
    list: how.list ?? (field.choices === undefined ? undefined : intake.choices[field.choices]),
    words: intake.choiceWords,
    date1904: intake.date1904,
    isMonthFirst: field.type === 'date' && intake.isMonthFirst(intake.sheet, how.column),
    noneIsEmpty: how.noneIsEmpty,
  })

/** A remark of severity error about a cell whose value could not be taken. */
export const refuseCell = (
  intake: SheetIntake,
  { field, row, column }: Pick<Target, 'field' | 'row' | 'column'>,
  content: CellValue,
  parsed: Refused,
): void => {
  const value = shown(content)
  intake.remarks.push(
    cellRemark(
      { sheet: intake.sheet.title, row, column },
      {
        severity: 'error',
        code: parsed.code,
        value,
        expected: parsed.expected,
        text: `«${field.title}» — ожидается ${parsed.expected}, а стоит ${quoted(value)}. ${parsed.fix}`,
      },
    ),
  )
}

const KEYED = new Set(['passport', 'answers', 'declared'])

/** A cell that says there is no value: a warning where the form asks for one, and no more of what it held earlier. */
export const leaveEmpty = (
  intake: SheetIntake,
  target: Target,
  content: CellValue,
  { code, expected }: Refused,
): void => {
  const { table, rowId, field, row, column } = target
  const sheet = intake.sheet.title
  if (KEYED.has(table)) intake.cleared.push({ table, row: rowId, column: field.id, sheet, cell: address(row, column) })
  if (field.required !== true || target.isAgain === true) return
  const value = shown(content)
  const text = `«${field.title}» — стоит ${quoted(value)}, значения нет, и показатель остаётся неизвестным. Когда оно появится, впишите: ${expected}.`
  intake.remarks.push(cellRemark({ sheet, row, column }, { severity: 'warning', code, value, expected, text }))
}

/**
 * Turns a cell into a fact, or into an error remark; false when it could not be taken. A word that says there is no value
 * is taken, and gives no fact.
 */
export const takeCell = (intake: SheetIntake, target: Target, content: CellValue, parsed?: Parsed): boolean => {
  const { table, rowId, field, row, column, list } = target
  const result = parsed ?? parsedBy(intake, field, content, { list, column })
  if (!result.ok) {
    if (result.missing !== undefined) leaveEmpty(intake, target, content, result)
    else if (target.isAgain !== true) refuseCell(intake, target, content, result)
    return result.missing !== undefined
  }
  intake.facts.push({
    table,
    row: rowId,
    column: field.id,
    value: result.value,
    sheet: intake.sheet.title,
    cell: address(row, column),
  })
  return true
}
