import type { Field, FormPlan } from '../catalogue/types'
import { address } from '../base/address'
import type { CellValue, Sheet } from '../workbook/types'
import { cellRemark, quoted, shown } from './remark'
import { openTally, type Tally } from './tally'
import type { Fact, Remark } from './types'
import { parseValue, type Parsed } from './values'

/** Everything one sheet gives while it is being worked through. */
export type SheetIntake = {
  sheet: Sheet
  tally: Tally
  facts: Fact[]
  remarks: Remark[]
  date1904: boolean
  choices: Record<string, string[]>
}

export const openSheetIntake = (sheet: Sheet, plan: FormPlan, date1904: boolean): SheetIntake => ({
  sheet,
  tally: openTally(sheet),
  facts: [],
  remarks: [],
  date1904,
  choices: plan.choices,
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

export const parsedBy = (intake: SheetIntake, field: Field, content: CellValue, list?: string[]): Parsed =>
  parseValue(content, {
    type: field.type,
    min: field.min,
    max: field.max,
    unit: field.unit,
    list: list ?? (field.choices === undefined ? undefined : intake.choices[field.choices]),
    date1904: intake.date1904,
  })

/** A remark of severity error about a cell whose value could not be taken. */
export const refuseCell = (
  intake: SheetIntake,
  { field, row, column }: Pick<Target, 'field' | 'row' | 'column'>,
  content: CellValue,
  parsed: Extract<Parsed, { ok: false }>,
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

/** Turns a cell into a fact, or into an error remark; false when it could not be taken. */
export const takeCell = (intake: SheetIntake, target: Target, content: CellValue, parsed?: Parsed): boolean => {
  const { table, rowId, field, row, column, list } = target
  const result = parsed ?? parsedBy(intake, field, content, list)
  if (!result.ok) {
    if (target.isAgain !== true) refuseCell(intake, target, content, result)
    return false
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
