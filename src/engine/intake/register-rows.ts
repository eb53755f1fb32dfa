import { address } from '../base/address'
import { Failure } from '../base/failure'
import type { ReadRow, Reading, Sheet } from '../workbook/types'
import { findHeader, type Header } from './header'
import { institutionName } from './institution-name'
import { REGISTER_FIELDS } from './register-fields'
import { takeRow, Untaken, type RegisterRemark, type RegisterRow, type RegisterTerms } from './register-row'
import { shown } from './remark'
import { asideReason } from './row-kinds'
import { cellIn } from './tally'

/** Every row below the header is among `rows`, `refused`, or counted in `skipped`. */
export type Register = {
  sheet: string
  rows: RegisterRow[]
  /** Cells left out of rows that were taken. */
  remarks: RegisterRemark[]
  refused: RegisterRemark[]
  skipped: number
  /** 0-based column letters by field, to name cells. */
  cellOf: (row: number, field: string) => string | null
}

const NAMES = ['short', 'name', 'fullName']

type Found = { sheet: Sheet; header: Header }

const registerIn = (sheets: Sheet[]): Found | null => {
  const found = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const header = findHeader(sheet, REGISTER_FIELDS)
      return header !== null && NAMES.some((id) => header.columns.has(id)) ? [{ sheet, header }] : []
    })
  return found.reduce<Found | null>(
    (best, each) => (each.header.columns.size > (best?.header.columns.size ?? 0) ? each : best),
    null,
  )
}

/** A line that names a group of rows, «Детские сады», and nothing that tells an institution. */
const isSection = ({ cells }: ReadRow, names: Set<number | undefined>): boolean => {
  const [only, ...more] = cells
  if (more.length > 0 || only?.content.type !== 'text') return false
  const { numbers, words } = institutionName(only.content.value)
  return !names.has(only.column) || numbers.length + words.length === 0
}

/** Reads rows of a register: institutions, what could not be taken with its cell and why, and lines that are neither. */
export const takeRegister = (reading: Reading, terms: RegisterTerms): Register => {
  const found = registerIn(reading.sheets)
  if (found === null)
    throw new Failure(
      'no-register',
      'Реестр учреждений в книге не найден: нужна строка заголовков хотя бы с «Наименование» и ещё одним столбцом (ИНН, Тип, Положение …).',
    )
  const { sheet, header } = found
  const fields = new Map([...header.columns].map(([id, column]) => [column, id]))
  const cellOf = (row: number, field: string): string | null => {
    const column = header.columns.get(field)
    return column === undefined ? null : address(row - 1, column)
  }
  const result: Register = { sheet: sheet.title, rows: [], remarks: [], refused: [], skipped: 0, cellOf }

  const place = {
    header,
    fieldAt: (column: number) => REGISTER_FIELDS.find(({ id }) => id === fields.get(column)),
    lists: {},
  }
  const names = new Set(NAMES.map((id) => header.columns.get(id)))
  const below = sheet.rows.filter(({ row }) => row > header.bottom)
  for (const [index, row] of below.entries()) {
    const said = row.cells.filter(({ column }) => !['number', undefined].includes(fields.get(column)))
    const aside = asideReason(row, { columns: REGISTER_FIELDS, hint: '' }, { ...place, under: index === 0 })
    if (said.length === 0 || aside !== null || isSection(row, names)) {
      result.skipped++
      continue
    }
    try {
      result.rows.push(
        takeRow(row, { sheet: sheet.title, header, date1904: reading.date1904, cellOf }, terms, result.remarks),
      )
    } catch (error) {
      if (!(error instanceof Untaken)) throw error
      const { field, message } = error
      const cell = field === null ? undefined : cellIn(row, header.columns.get(field) ?? -1)
      result.refused.push({
        ...{ sheet: sheet.title, row: row.row + 1, cell: field === null ? null : cellOf(row.row + 1, field) },
        ...{ value: cell === undefined ? null : shown(cell.content), message },
      })
    }
  }
  return result
}
