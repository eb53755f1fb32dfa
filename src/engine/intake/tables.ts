import { DECLARATIONS, WERE, WERE_NOT } from '../base/choice-lists'
import { columnLetters } from '../base/address'
import type { EvidenceTable, Field } from '../catalogue/evidence-types'
import type { Cell, ReadRow } from '../workbook/types'
import { checkDuplicates, missingKeys } from './check'
import { findSpread, marksLayout, takeMarks } from './marks'
import { spreadDown } from './merges'
import { findHeader } from './header'
import { headerFindings } from './header-remarks'
import { asideReason } from './row-kinds'
import { choiceOf } from './lookup'
import { outsideRemark } from './outside'
import { sheetRemark } from './remark'
import { parsedBy, takeCell, type SheetIntake } from './sheet-intake'
import { signatureRows } from './signature-rows'
import { cellIn, REASONS } from './tally'
import { columnsOf, emptyRemarks, takeRow } from './table-row'
import type { TableLayout } from './types'
import { unreadableSheet } from './unreadable'

const DECLARED: Field = { id: 'declared', title: 'В периоде были / не было', synonyms: [], type: 'choice' }

const isDeclaration = ({ cells: [first] }: ReadRow): boolean =>
  first?.content.type === 'text' && /^\s*в\s+периоде/i.test(first.content.value)

const takeDeclaration = (intake: SheetIntake, table: string, row: ReadRow): void => {
  const own = (row.cells[0]?.column ?? 0) + 1
  // Beside an empty cell the word may stand further to the right, where the form prints its hint.
  const said = (cell: Cell): boolean =>
    cell.column > own && cell.content.type === 'text' && choiceOf(DECLARATIONS, cell.content.value) !== undefined
  const answer = cellIn(row, own) ?? row.cells.find(said)
  if (answer === undefined) return intake.tally.skip(row.row, REASONS.blank)
  const { content, column } = answer
  const target = { table: 'declared', rowId: table, field: DECLARED, row: row.row, column, list: DECLARATIONS }
  if (takeCell(intake, target, content)) intake.tally.accept(row.row)
  else intake.tally.quarantine(row.row, '«В периоде были / не было» не прочитано')
}

const stateRemarks = (
  intake: SheetIntake,
  table: EvidenceTable,
  state: TableLayout['state'],
  waiting: boolean,
): void => {
  const { sheet, remarks } = intake
  const declared = intake.facts.find((fact) => fact.table === 'declared')
  if (state === 'blank' && !waiting) {
    const fix = table.event ? `Заполните его или укажите в ячейке «В периоде», что их «${WERE_NOT}».` : 'Заполните его.'
    const text = `Лист «${sheet.title}» не заполнен, поэтому его требования нельзя оценить. ${fix}`
    remarks.push(sheetRemark('warning', 'blank-sheet', sheet.title, text))
  }
  if (declared?.value === WERE_NOT && (state === 'filled' || waiting)) {
    const text = `Лист «${sheet.title}», ячейка ${declared.cell}: указано «${WERE_NOT}», но строки заполнены. Исправьте одно из двух.`
    remarks.push({
      ...sheetRemark('warning', 'declared-none', sheet.title, text),
      cell: declared.cell,
      value: WERE_NOT,
      expected: WERE,
    })
  }
}

/**
 * Takes the sheet of one evidence table, and of `marks`, the table that stands in columns beside it; no layouts when the
 * header cannot be found.
 */
export const takeTable = (intake: SheetIntake, table: EvidenceTable, marks?: EvidenceTable): TableLayout[] => {
  const { sheet, tally, remarks } = intake
  const header = findHeader(sheet, table.columns)
  if (header === null) {
    const titles = table.columns.slice(0, 3).map(({ title }) => `«${title}»`)
    unreadableSheet(intake, `столбцы ${titles.join(', ')}${table.columns.length > 3 ? ' …' : ''}`)
    return []
  }
  const spread = marks === undefined ? null : findSpread(intake, header, marks)
  const findings = headerFindings(intake, table.id, header, table.columns, table.key)
  remarks.push(...findings.remarks)
  let given = 0
  let waiting = false
  let under = false
  const columns = columnsOf(table, header, findings.waiting)
  const fieldAt = (column: number): Field | undefined => columns.byColumn[column]
  const data = new Set<number>()
  const isValue = (cell: Cell): boolean => {
    const field = fieldAt(cell.column)
    return field !== undefined && field.type !== 'text' && parsedBy(intake, field, cell.content, cell).ok
  }
  const signature = signatureRows(sheet, header.bottom, isValue)
  const rows = spreadDown(sheet, new Set(header.columns.values()), header.bottom)
  for (const row of rows) {
    const below = row.row > header.row
    const isHeader = below ? row.row <= header.bottom : row.row === header.row
    const aside: string | null =
      below && !isHeader ? asideReason(row, table, { header, fieldAt, lists: intake.choices, under }) : null
    under = isHeader || aside === REASONS.header
    if (isHeader) tally.skip(row.row, REASONS.header)
    else if (table.event && isDeclaration(row)) takeDeclaration(intake, table.id, row)
    else if (!below) tally.skip(row.row, REASONS.title)
    else if (aside !== null) tally.skip(row.row, aside)
    else if (signature.has(row.row)) tally.skip(row.row, REASONS.signature)
    else {
      data.add(row.row)
      const before = remarks.length
      const known = intake.facts.length
      const taken = takeRow(intake, columns, row)
      const marked = spread !== null && takeMarks(intake, spread, intake.facts.slice(known), row)
      if (taken || marked) given++
      else waiting ||= remarks.length > before
    }
  }
  const none = intake.facts.some(({ table: of, value }) => of === 'declared' && value === WERE_NOT)
  const state = given > 0 ? 'filled' : none && !waiting ? 'none' : 'blank'
  emptyRemarks(intake, columns)
  const beside = (spread?.columns ?? []).map(({ column }) => ['', column] as const)
  const claimed = { columns: [...header.columns, ...beside], extra: header.extra }
  remarks.push(...outsideRemark(sheet, claimed, data))
  stateRemarks(intake, table, state, waiting)
  checkDuplicates(intake, table)
  if (state === 'filled')
    missingKeys(
      intake,
      table,
      columns,
      rows.filter(({ row }) => data.has(row)),
    )
  const letters = [...header.columns].map(([id, column]) => [id, columnLetters(column)] as const)
  const layout: TableLayout = { table: table.id, sheet: sheet.title, columns: Object.fromEntries(letters), state }
  return spread === null ? [layout] : [layout, marksLayout(intake, spread, layout)]
}
