import type { Dictionary } from '../catalogue/evidence-types'
import type { Reading, Sheet } from '../workbook/types'
import { consolidatedFields, institutionFields, SILENT_FIELDS, type ConsolidatedField } from './consolidated-fields'
import { rowsOf, type ConsolidatedColumns } from './consolidated-rows'
import { isServiceSheet } from './find-sheets'
import { fingerprintOf } from './fingerprint'
import { findHeader } from './header'
import { unknownColumns } from './header-remarks'
import { shown } from './remark'
import { openSheetIntake, type SheetIntake } from './sheet-intake'
import { cellIn, openTally, REASONS } from './tally'
import type { Intake, Mapping, Suggestion } from './types'

/** Fewer institutions than this in a column make no consolidated sheet. */
const LEAST_INSTITUTIONS = 2

type Found = { intake: SheetIntake; columns: ConsolidatedColumns; suggested: Suggestion[] }

const distinct = ({ rows }: Sheet, column: number | undefined, after: number): number =>
  new Set(
    rows.flatMap((row) => {
      const cell = row.row > after ? cellIn(row, column) : undefined
      return cell === undefined ? [] : [shown(cell.content)]
    }),
  ).size

/** A sheet where many institutions are named in a column; null when it is none. */
const found = (sheet: Sheet, reading: Reading, dictionary: Dictionary, mappings: Mapping[]): Found | null => {
  const own = mappings.length === 0 ? [] : mappings.filter(({ fingerprint }) => fingerprint === fingerprintOf(sheet))
  const figures = consolidatedFields(dictionary, own)
  const names = institutionFields(own)
  const fields = [...names, ...SILENT_FIELDS, ...figures]
  const header = findHeader(sheet, fields)
  if (header === null) return null
  const column = ['inn', 'name', 'fullName'].map((id) => header.columns.get(id)).find((each) => each !== undefined)
  if (column === undefined || distinct(sheet, column, header.bottom) < LEAST_INSTITUTIONS) return null
  const intake = openSheetIntake(sheet, dictionary, reading.date1904)
  const missing = [...names, ...figures].filter(({ id }) => !header.columns.has(id))
  const { remarks } = unknownColumns(intake, 'consolidated', header, missing)
  const taken = figures.filter(({ id }) => header.columns.has(id))
  const suggested = remarks.flatMap(({ suggestions = [] }) => suggestions)
  if (taken.length === 0 && suggested.length === 0) return null
  intake.remarks.push(...remarks)
  const place = (each: ConsolidatedField) => ({ field: each, at: header.columns.get(each.id) ?? 0 })
  return { intake, columns: { header, fields, figures: taken.map(place) }, suggested }
}

const skipped = (sheet: Sheet) => {
  const tally = openTally(sheet)
  for (const { row } of sheet.rows) tally.skip(row, isServiceSheet(sheet) ? REASONS.service : REASONS.foreign)
  return tally.close()
}

/**
 * A workbook with a row for each institution gives facts for many of them, each fact naming its cell; null when no sheet
 * is such a table. Whose each row is, is settled where the institutions are known.
 */
export const takeConsolidated = (reading: Reading, dictionary: Dictionary, mappings: Mapping[]): Intake | null => {
  const own = mappings.filter(({ catalogue }) => catalogue === null)
  const sheets = reading.sheets.map((sheet) => ({
    sheet,
    found: isServiceSheet(sheet) ? null : found(sheet, reading, dictionary, own),
  }))
  if (sheets.every(({ found: each }) => each === null)) return null
  const institutions = sheets.flatMap(({ found: each }) => (each === null ? [] : rowsOf(each.intake, each.columns)))
  const closed = sheets.map(({ sheet, found: each }) => each?.intake.tally.close() ?? skipped(sheet))
  return {
    identity: null,
    sender: { fullName: null, shortName: null, inn: null, kind: null, subdivision: null, municipality: null },
    facts: [],
    cleared: [],
    tables: [],
    prints: [],
    keyed: [],
    remarks: sheets.flatMap(({ found: each }) => each?.intake.remarks ?? []),
    balance: closed.map(({ balance }) => balance),
    quarantined: closed.flatMap(({ quarantined }) => quarantined),
    institutions,
  }
}
