import { columnLetters } from '../base/address'
import { normalised } from '../base/russian'
import type { EvidenceTable, Field } from '../catalogue/types'
import type { ReadRow } from '../workbook/types'
import { checkDuplicates } from './check'
import { findHeader, headerRemarks, repeatsHeader, type Header } from './header'
import { cellRemark, sheetRemark } from './remark'
import { takeCell, type SheetIntake } from './sheet-intake'
import { cellIn, REASONS } from './tally'
import type { TableLayout } from './types'
import { unreadableSheet } from './unreadable'

const DECLARED: Field = { id: 'declared', title: 'В периоде были / не было', synonyms: [], type: 'choice' }
const WERE = 'были'
const WERE_NOT = 'не было'

const isDeclaration = ({ cells: [first] }: ReadRow): boolean =>
  first?.content.type === 'text' && normalised(first.content.value).startsWith('в периоде')

const takeDeclaration = (intake: SheetIntake, table: string, row: ReadRow): void => {
  const answer = cellIn(row, (row.cells[0]?.column ?? 0) + 1)
  if (answer === undefined) return intake.tally.skip(row.row, REASONS.blank)
  const { content, column } = answer
  const said = content.type === 'text' ? normalised(content.value).replace(/\.$/, '') : ''
  const value = said === 'было' || said === 'была' ? WERE : said === 'не были' ? WERE_NOT : null
  const target = { table: 'declared', rowId: table, field: DECLARED, row: row.row, column, list: [WERE, WERE_NOT] }
  if (takeCell(intake, target, content, value === null ? undefined : { ok: true, value })) intake.tally.accept(row.row)
  else intake.tally.quarantine(row.row, '«В периоде были / не было» не прочитано')
}

const isTotal = ({ cells: [first] }: ReadRow): boolean =>
  first?.content.type === 'text' && /^(итого|всего|итог)([\s:.]|$)/.test(normalised(first.content.value))

/** Takes one data row; true when it gave a fact. */
const takeRow = (intake: SheetIntake, table: EvidenceTable, header: Header, row: ReadRow): boolean => {
  const { sheet, tally, remarks } = intake
  const filled = table.columns.flatMap((field) => {
    const cell = cellIn(row, header.columns.get(field.id))
    return cell === undefined ? [] : [{ field, ...cell }]
  })
  if (filled.length === 0) {
    tally.skip(row.row, REASONS.outside)
    return false
  }
  if (table.prefilled === true && filled.every(({ field }) => table.key.includes(field.id))) {
    tally.skip(row.row, REASONS.blank)
    return false
  }
  let bad = ''
  let taken = 0
  for (const { field, content, column } of filled) {
    const target = { table: table.id, rowId: String(row.row + 1), field, row: row.row, column }
    if (takeCell(intake, target, content)) taken++
    else bad = `«${field.title}» не прочитано`
  }
  for (const { id, title, required } of table.columns) {
    const column = header.columns.get(id)
    if (column === undefined || filled.some(({ field }) => field.id === id)) continue
    const isKey = table.key.includes(id)
    if (!isKey && required !== true) continue
    if (isKey) bad = `«${title}» не заполнено`
    remarks.push(
      cellRemark(
        { sheet: sheet.title, row: row.row, column },
        {
          severity: isKey ? 'error' : 'warning',
          code: isKey ? 'key-missing' : 'not-filled',
          value: null,
          expected: `«${title}»`,
          text: `«${title}» не заполнено${isKey ? ', неизвестно, к чему относится строка' : ''}. Впишите значение.`,
        },
      ),
    )
  }
  if (bad !== '') tally.quarantine(row.row, bad)
  else tally.accept(row.row)
  return taken > 0
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

/** Takes the sheet of one evidence table; null when its header cannot be found. */
export const takeTable = (intake: SheetIntake, table: EvidenceTable): TableLayout | null => {
  const { sheet, tally, remarks } = intake
  const header = findHeader(sheet, table.columns)
  if (header === null) {
    const titles = table.columns.slice(0, 3).map(({ title }) => `«${title}»`)
    unreadableSheet(intake, `столбцы ${titles.join(', ')}${table.columns.length > 3 ? ' …' : ''}`)
    return null
  }
  remarks.push(...headerRemarks(sheet.title, header, table.columns))
  let given = 0
  let waiting = false
  for (const row of sheet.rows) {
    const below = row.row > header.row
    if (row.row === header.row) tally.skip(row.row, REASONS.header)
    else if (table.event && isDeclaration(row)) takeDeclaration(intake, table.id, row)
    else if (!below) tally.skip(row.row, REASONS.title)
    else if (repeatsHeader(row, table.columns, header)) tally.skip(row.row, REASONS.header)
    else if (isTotal(row)) tally.skip(row.row, REASONS.total)
    else {
      const before = remarks.length
      if (takeRow(intake, table, header, row)) given++
      else waiting ||= remarks.length > before
    }
  }
  const none = intake.facts.some(({ table: of, value }) => of === 'declared' && value === WERE_NOT)
  const state = given > 0 ? 'filled' : none && !waiting ? 'none' : 'blank'
  stateRemarks(intake, table, state, waiting)
  checkDuplicates(intake, table)
  const columns = [...header.columns].map(([id, column]) => [id, columnLetters(column)] as const)
  return { table: table.id, sheet: sheet.title, columns: Object.fromEntries(columns), state }
}
