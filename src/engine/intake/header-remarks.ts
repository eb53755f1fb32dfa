import { counted } from '../base/russian'
import type { Field } from '../catalogue/evidence-types'
import type { CellValue } from '../workbook/types'
import type { ExtraColumn, Header } from './header'
import { cellRemark, quoted, sheetRemark } from './remark'
import { parsedBy, type SheetIntake } from './sheet-intake'
import { suggestedFields, suggestionText } from './suggest'
import { cellIn } from './tally'
import type { Remark, Suggestion } from './types'

const missingRemark = (sheet: string, { title }: Field, isNeeded: boolean): Remark =>
  sheetRemark(
    isNeeded ? 'error' : 'warning',
    'missing-column',
    sheet,
    `Лист «${sheet}»: нет столбца «${title}», его значения неизвестны. Верните столбец в форму и заполните его.`,
  )

const repeatedRemark = (sheet: string, { row, column, title }: ExtraColumn): Remark =>
  cellRemark(
    { sheet, row, column },
    {
      severity: 'warning',
      code: 'repeated-column',
      value: title,
      expected: null,
      text: `столбец ${quoted(title)} повторяется, взят первый. Удалите лишний столбец.`,
    },
  )

const valuesBelow = ({ sheet }: SheetIntake, { bottom }: Header, column: number): CellValue[] =>
  sheet.rows.flatMap((row) => (row.row > bottom ? (cellIn(row, column)?.content ?? []) : []))

const unknownRemark = (
  sheet: string,
  { row, column, title }: ExtraColumn,
  filled: number,
  suggestions: Suggestion[],
): Remark => {
  const lost =
    filled === 0
      ? 'его значения не взяты'
      : counted(filled, 'значение не взято', 'значения не взяты', 'значений не взято')
  const likely = suggestions.length > 0
  const fix = likely
    ? 'Если это он, сопоставьте столбец или исправьте его заголовок.'
    : 'Если они нужны, перенесите их в столбцы формы.'
  const remark = cellRemark(
    { sheet, row, column },
    {
      severity: likely ? 'warning' : 'info',
      code: 'unknown-column',
      value: title,
      expected: null,
      text: `столбца ${quoted(title)} в форме нет, ${lost}.${suggestionText(suggestions)} ${fix}`,
    },
  )
  return likely ? { ...remark, suggestions } : remark
}

/** What a header lacks and has too much, and the fields that one of its unknown columns may hold. */
export type HeaderFindings = { remarks: Remark[]; waiting: Set<string> }

/** Columns that no field claims, each with which of the `missing` ones it may be. */
export const unknownColumns = (
  intake: SheetIntake,
  table: string,
  header: Header,
  missing: Field[],
): HeaderFindings => {
  const { title: sheet } = intake.sheet
  const waiting = new Set<string>()
  const isOnly = header.extra.filter(({ twin }) => !twin).length === 1
  const remarks = header.extra.map((extra): Remark => {
    if (extra.twin) return repeatedRemark(sheet, extra)
    const values = valuesBelow(intake, header, extra.column)
    const parses = (field: Field, content: CellValue): boolean =>
      parsedBy(intake, field, content, { column: extra.column }).ok
    const suggestions = suggestedFields(table, { title: extra.title, values, isOnly }, missing, parses)
    if (values.length > 0) for (const { column } of suggestions) if (column !== null) waiting.add(column)
    return unknownRemark(sheet, extra, values.length, suggestions)
  })
  return { remarks, waiting }
}

/**
 * Columns that are missing (warnings; errors where rows cannot do without them, as without `key` columns) and columns nobody knows (info; a warning where one may
 * be a missing column). `waiting`: ids of missing columns that an unknown one may be.
 */
export const headerFindings = (
  intake: SheetIntake,
  table: string,
  header: Header,
  fields: Field[],
  key: string[] = [],
): HeaderFindings => {
  const missing = fields.filter(({ id }) => !header.columns.has(id))
  const { remarks, waiting } = unknownColumns(intake, table, header, missing)
  const isNeeded = ({ id, required }: Field): boolean => key.includes(id) || (required === true && waiting.has(id))
  return {
    remarks: [...missing.map((field) => missingRemark(intake.sheet.title, field, isNeeded(field))), ...remarks],
    waiting,
  }
}
