import { address } from '../../base/address'
import { russianDay } from '../../base/calendar'
import { asSeen } from '../../base/russian'
import type { Collector, Place } from './collector'
import type { ReadBook, SheetSpec } from './types'

type Content = ReadBook['sheets'][number]['rows'][number]['cells'][number]['content']

export type ReadCell = Place & {
  text: string
  number: number | null
  /** How the cell holds it: `text`, `number`, `date` … or `empty`. */
  type: string
}

/** One row of a sheet with a header; every column of the sheet is there, empty or not. */
export type SheetRow = { row: number; cell: (key: string) => ReadCell }

const HEADER_WITHIN = 20

const TROUBLE: Record<string, string> = {
  formula: 'в ячейке формула без значения: впишите значение',
  error: 'в ячейке ошибка формулы: впишите значение',
}

const textOf = ({ type, value }: Content): string => {
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (type === 'date') return russianDay(String(value).slice(0, 10))
  if (type === 'time') return String(value).slice(0, 5)
  return String(value).replaceAll('\r\n', '\n').trim()
}

const cellAt = (title: string, row: number, column: number | null, content: Content | undefined): ReadCell => ({
  sheet: title,
  cell: column === null ? null : address(row, column),
  value: content === undefined ? null : textOf(content),
  text: content === undefined ? '' : textOf(content),
  number: typeof content?.value === 'number' ? content.value : null,
  type: content?.type ?? 'empty',
})

type Header = { at: number; columns: Map<string, number>; unknown: { column: number; text: string }[] }

const headerOf = (sheet: ReadBook['sheets'][number], spec: SheetSpec): Header | null => {
  const keys = new Map(spec.columns.map(({ key, title }) => [asSeen(title), key]))
  let best: Header | null = null
  for (const { row, cells } of sheet.rows.filter((each) => each.row < HEADER_WITHIN)) {
    const header: Header = { at: row, columns: new Map(), unknown: [] }
    for (const { column, content } of cells) {
      const key = keys.get(asSeen(textOf(content)))
      if (key === undefined || header.columns.has(key)) header.unknown.push({ column, text: textOf(content) })
      else header.columns.set(key, column)
    }
    if (header.columns.size > (best?.columns.size ?? 0)) best = header
  }
  return best
}

const headerFaults = (title: string, header: Header, spec: SheetSpec, { fault }: Collector): void => {
  const place = { sheet: title, cell: address(header.at, 0), value: null }
  for (const { key, title: column, required } of spec.columns)
    if (required === true && !header.columns.has(key)) fault(place, `нет столбца «${column}»: добавьте его в заголовок`)
  const titles = spec.columns.map((column) => `«${column.title}»`).join(', ')
  for (const { column, text } of header.unknown)
    fault(
      { sheet: title, cell: address(header.at, column), value: text },
      `столбца «${text}» на этом листе нет или он повторяется; бывают: ${titles}`,
    )
}

/** Whether the sheet of a workbook is the one meant. */
export const isSheet = (title: string, spec: { title: string }): boolean => asSeen(title) === asSeen(spec.title)

/**
 * Rows of one sheet under its header, found by the titles of its columns in whatever order. A sheet or a required
 * column that is not there, and a column nobody knows, are mistakes: else what stands there would be lost unseen.
 */
export const sheetRows = (book: ReadBook, spec: SheetSpec, collector: Collector): SheetRow[] => {
  const sheet = book.sheets.find(({ title }) => isSheet(title, spec))
  const missing = { sheet: spec.title, cell: null, value: null }
  if (sheet === undefined) {
    if (spec.optional !== true) collector.fault(missing, `нет листа «${spec.title}»: добавьте его`)
    return []
  }
  const header = headerOf(sheet, spec)
  if (header === null) {
    if (spec.optional === true && sheet.rows.length === 0) return []
    const titles = spec.columns.map(({ title }) => `«${title}»`).join(', ')
    collector.fault({ ...missing, sheet: sheet.title }, `не найден заголовок таблицы; нужны столбцы ${titles}`)
    return []
  }
  headerFaults(sheet.title, header, spec, collector)
  const read = spec.columns.filter(({ readOnly, lookup }) => readOnly !== true && lookup === undefined)
  return sheet.rows
    .filter(({ row }) => row > header.at)
    .flatMap(({ row, cells }) => {
      const contents = new Map(cells.map(({ column, content }) => [column, content]))
      const cellOf = (key: string): ReadCell => {
        const column = header.columns.get(key) ?? null
        return cellAt(sheet.title, row, column, column === null ? undefined : contents.get(column))
      }
      if (read.every(({ key }) => cellOf(key).text === '')) return []
      for (const { key } of read) {
        const given = cellOf(key)
        const trouble = TROUBLE[given.type]
        if (trouble !== undefined) collector.fault(given, trouble)
      }
      return [{ row, cell: cellOf }]
    })
}
