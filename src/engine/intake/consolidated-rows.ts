import { address } from '../base/address'
import type { Field } from '../catalogue/evidence-types'
import type { ReadRow } from '../workbook/types'
import type { ConsolidatedField } from './consolidated-fields'
import type { Header } from './header'
import { parseInn } from './inn'
import { cellRemark, shown } from './remark'
import { asideReason } from './row-kinds'
import { parsedBy, takeCell, type SheetIntake } from './sheet-intake'
import { cellIn, REASONS } from './tally'
import type { Fact, InstitutionRow, Sender } from './types'

type Figure = { field: ConsolidatedField; at: number }

export type ConsolidatedColumns = { header: Header; fields: Field[]; figures: Figure[] }

const NAMES = new Set(['name', 'fullName', 'inn', 'subdivision'])

const senderIn = (row: ReadRow, { columns }: Header): Sender => {
  const text = (id: string): string | null => {
    const cell = cellIn(row, columns.get(id))
    const said = cell === undefined || cell.content.type === 'error' ? '' : shown(cell.content)
    return said === '' ? null : said
  }
  const cell = cellIn(row, columns.get('inn'))
  const inn = cell === undefined ? null : parseInn(cell.content)
  return {
    fullName: text('fullName'),
    shortName: text('name') ?? text('fullName'),
    inn: inn?.ok === true ? String(inn.value) : null,
    kind: null,
    subdivision: text('subdivision'),
    municipality: text('municipality'),
  }
}

/** A row of a table that is known by the values of its key, not by its place. */
const keyedRow = (keys: Record<string, string>): string => {
  const values = Object.values(keys)
  return values.length === 0 ? '' : `=${values.join('; ')}`
}

/** Values that name the row of a figure stand in its title. */
const keyFacts = ({ sheet }: SheetIntake, { row }: Header, { field, at }: Figure): Fact[] =>
  Object.entries(field.keys).map(([column, value]) => ({
    table: field.table,
    row: keyedRow(field.keys),
    column,
    value,
    sheet: sheet.title,
    cell: address(row, at),
  }))

const nameCell = (row: ReadRow, { columns }: Header): number =>
  ['name', 'fullName', 'inn'].map((id) => columns.get(id)).find((column) => cellIn(row, column) !== undefined) ?? 0

const nameless = (intake: SheetIntake, row: ReadRow, { columns }: Header): void => {
  intake.tally.quarantine(row.row, 'учреждение не названо')
  intake.remarks.push(
    cellRemark(
      { sheet: intake.sheet.title, row: row.row, column: columns.get('name') ?? columns.get('inn') ?? 0 },
      {
        severity: 'error',
        code: 'key-missing',
        value: null,
        expected: 'наименование или ИНН учреждения',
        text: 'учреждение не названо, неизвестно, чьи это показатели. Впишите наименование или ИНН.',
      },
    ),
  )
}

/** One row's figures; its facts and remarks go with the institution, not with the sheet. */
const takeOne = (intake: SheetIntake, row: ReadRow, { header, figures }: ConsolidatedColumns): InstitutionRow => {
  const [facts, remarks] = [intake.facts.length, intake.remarks.length]
  const named = new Set<string>()
  const keys: Fact[] = []
  let bad = ''
  for (const figure of figures) {
    const { field, at } = figure
    const cell = cellIn(row, at)
    if (cell === undefined) continue
    const rowId = keyedRow(field.keys)
    const target = { table: field.table, rowId, field: { ...field, id: field.column }, row: row.row, column: at }
    const before = intake.facts.length
    if (!takeCell(intake, target, cell.content, parsedBy(intake, field, cell.content, { column: at })))
      bad = `«${field.title}» не прочитано`
    const name = `${field.table} ${rowId}`
    if (intake.facts.length === before || named.has(name)) continue
    named.add(name)
    keys.push(...keyFacts(intake, header, figure))
  }
  const taken = [...keys, ...intake.facts.splice(facts)]
  if (bad !== '') intake.tally.quarantine(row.row, bad)
  else if (taken.length > 0) intake.tally.accept(row.row)
  else intake.tally.skip(row.row, figures.length === 0 ? REASONS.outside : REASONS.blank)
  return {
    sheet: intake.sheet.title,
    row: row.row + 1,
    cell: address(row.row, nameCell(row, header)),
    values: row.cells.map(({ content }) => shown(content)),
    sender: senderIn(row, header),
    facts: taken,
    remarks: intake.remarks.splice(remarks),
  }
}

/** What a sheet with a row for each institution says of each; rows that name nobody wait. */
export const rowsOf = (intake: SheetIntake, columns: ConsolidatedColumns): InstitutionRow[] => {
  const { sheet, tally } = intake
  const { header, fields, figures } = columns
  const byColumn: (Field | undefined)[] = []
  for (const field of fields) {
    const column = header.columns.get(field.id)
    if (column !== undefined) byColumn[column] = field
  }
  const names = [...header.columns].flatMap(([id, column]) => (NAMES.has(id) ? [column] : []))
  let under = false
  return sheet.rows.flatMap((row): InstitutionRow[] => {
    const isHeader = row.row >= header.row && row.row <= header.bottom
    const place = { header, fieldAt: (column: number) => byColumn[column], lists: intake.choices, under }
    const aside: string | null =
      isHeader || row.row < header.row ? null : asideReason(row, { columns: fields, hint: '' }, place)
    under = isHeader || aside === REASONS.header
    if (isHeader) tally.skip(row.row, REASONS.header)
    else if (row.row < header.row) tally.skip(row.row, REASONS.title)
    else if (aside !== null) tally.skip(row.row, aside)
    else if (names.some((column) => cellIn(row, column) !== undefined)) {
      if (figures.length > 0) return [takeOne(intake, row, columns)]
      tally.quarantine(row.row, 'ни один показатель не известен')
    } else if (figures.some(({ at }) => cellIn(row, at) !== undefined)) nameless(intake, row, header)
    else tally.skip(row.row, row.cells.length > 1 ? REASONS.outside : REASONS.title)
    return []
  })
}
