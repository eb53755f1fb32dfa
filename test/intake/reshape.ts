import type { EvidenceTable, Field } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { ANSWER_FIELDS } from '../../src/engine/intake/answers'
import type { Cell, ReadRow, Reading, Sheet } from '../../src/engine/workbook/types'

/** A repeatable sequence of numbers from 0 to below 1 (mulberry32). */
const sequence = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const shuffled = <T>(all: T[], next: () => number): T[] =>
  all
    .map((each) => ({ each, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ each }) => each)

const textOf = ({ content }: Cell): string => (content.type === 'text' ? content.value : '')

/** Fields of the columns of a sheet; null for the passport and for sheets nobody fills. */
const fieldsOf = ({ title }: Sheet, plan: FormPlan): Field[] | null => {
  if (title === 'Требования') return ANSWER_FIELDS
  const isOwn = ({ sheet, from }: EvidenceTable): boolean => sheet === title && from === undefined
  return plan.tables.find(isOwn)?.columns ?? null
}

const headerOf = ({ rows }: Sheet, fields: Field[]): number =>
  rows.find(({ cells }) => fields.every(({ title }) => cells.some((cell) => textOf(cell) === title)))?.row ?? -1

const below = (sheet: Sheet, from: number, change: (row: ReadRow) => ReadRow): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) => (row.row < from ? row : change(row))),
})

const byColumn = (cells: Cell[]): Cell[] => [...cells].sort((one, other) => one.column - other.column)

/** A way of spoiling a sheet that says nothing else than before. */
type Way = (sheet: Sheet, at: { header: number; fields: Field[]; next: () => number }) => Sheet

const columns: Way = (sheet, { header, next }) => {
  const widest = Math.max(...sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column)))
  const places = shuffled(
    Array.from({ length: widest + 1 }, (_, column) => column),
    next,
  )
  return below(sheet, header, ({ row, cells }) => ({
    row,
    cells: byColumn(cells.map((cell) => ({ ...cell, column: places[cell.column] ?? cell.column }))),
  }))
}

const rows: Way = (sheet, { header, next }) => {
  const data = sheet.rows.filter(({ row }) => row > header)
  const places = shuffled(
    data.map(({ row }) => row),
    next,
  )
  const moved = data.map(({ cells }, index) => ({ row: places[index] ?? 0, cells }))
  const above = sheet.rows.filter(({ row }) => row <= header)
  return { ...sheet, rows: [...above, ...moved.sort((one, other) => one.row - other.row)] }
}

const synonyms: Way = (sheet, { header, fields, next }) => {
  const renamed = (cell: Cell): Cell => {
    const known = fields.find(({ title }) => title === textOf(cell))?.synonyms ?? []
    const other = known[Math.floor(next() * known.length)]
    return other === undefined ? cell : { ...cell, content: { type: 'text', value: other } }
  }
  return below(sheet, header, ({ row, cells }) => ({ row, cells: row === header ? cells.map(renamed) : cells }))
}

const lowered = (sheet: Sheet, by: number, from = 0): Sheet => ({
  ...sheet,
  rows: sheet.rows.map(({ row, cells }) => ({ row: row < from ? row : row + by, cells })),
  merges: (sheet.merges ?? []).map((merge) =>
    merge.top < from ? merge : { ...merge, top: merge.top + by, bottom: merge.bottom + by },
  ),
})

const titles: Way = (sheet, { next }) => {
  const count = 1 + Math.floor(next() * 12)
  const added = Array.from({ length: count }, (_, row): ReadRow => ({
    row,
    cells: [{ column: Math.floor(next() * 4), content: { type: 'text', value: `Отчёт учреждения, часть ${row}` } }],
  }))
  const moved = lowered(sheet, count)
  return { ...moved, rows: [...added, ...moved.rows] }
}

/** The header spans two rows, each title merged over both. */
const merged: Way = (sheet, { header }) => {
  const moved = lowered(sheet, 1, header + 1)
  const cells = sheet.rows.find(({ row }) => row === header)?.cells ?? []
  const own = (moved.merges ?? []).filter(({ top, bottom }) => bottom < header || top > header)
  const down = cells.map(({ column }) => ({ top: header, left: column, bottom: header + 1, right: column }))
  return { ...moved, merges: [...own, ...down] }
}

const foreignColumn: Way = (sheet, { header, next }) => {
  const widest = Math.max(...sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column)))
  const column = widest + 1 + Math.floor(next() * 3)
  return below(sheet, header, ({ row, cells }) => {
    const value = row === header ? 'Заметка проверяющего' : 'смотрели'
    return { row, cells: [...cells, { column, content: { type: 'text', value } }] }
  })
}

const pageBreak: Way = (sheet, { header, next }) => {
  const head = sheet.rows.find(({ row }) => row === header)
  const data = sheet.rows.filter(({ row }) => row > header)
  const at = data[Math.floor(next() * data.length)]?.row
  if (head === undefined || at === undefined) return sheet
  const moved = lowered(sheet, 1, at)
  const again = { row: at, cells: head.cells }
  return { ...moved, rows: [...moved.rows, again].sort((one, other) => one.row - other.row) }
}

const numbering: Way = (sheet, { header }) => {
  const head = sheet.rows.find(({ row }) => row === header)?.cells ?? []
  const moved = lowered(sheet, 1, header + 1)
  const cells = head.map(({ column }, index): Cell => ({ column, content: { type: 'number', value: index + 1 } }))
  return { ...moved, rows: [...moved.rows, { row: header + 1, cells }].sort((one, other) => one.row - other.row) }
}

const total: Way = (sheet, { header }) => {
  const head = sheet.rows.find(({ row }) => row === header)?.cells ?? []
  const last = sheet.rows.at(-1)?.row ?? header
  const cells = head.map(({ column }, index): Cell => ({
    column,
    content: index === 0 ? { type: 'text', value: 'Итого:' } : { type: 'number', value: 7 },
  }))
  return { ...sheet, rows: [...sheet.rows, { row: last + 1, cells }] }
}

const WAYS = { columns, rows, synonyms, titles, merged, foreignColumn, pageBreak, numbering, total }

export type WayName = keyof typeof WAYS | 'sheets' | 'foreignSheet'

export const WAY_NAMES = [...Object.keys(WAYS), 'sheets', 'foreignSheet'] as WayName[]

/** Ways that change the header or look at it, in the only order in which they say nothing else. */
const ALONE: WayName[] = ['synonyms', 'foreignColumn', 'merged', 'pageBreak', 'total', 'numbering']

/** One way, applied to every sheet of a form that is a table (or to the workbook as a whole). */
export const reshaped = (reading: Reading, plan: FormPlan, way: WayName, seed: number): Reading => {
  const next = sequence(seed)
  if (way === 'sheets') return { ...reading, sheets: shuffled(reading.sheets, next) }
  if (way === 'foreignSheet') {
    const cells = ['Блюдо', 'Цена'].map((value, column): Cell => ({ column, content: { type: 'text', value } }))
    const menu: Sheet = { title: 'Меню столовой', hidden: false, rows: [{ row: 2, cells }] }
    return { ...reading, sheets: [menu, ...reading.sheets] }
  }
  return {
    ...reading,
    sheets: reading.sheets.map((sheet) => {
      const fields = fieldsOf(sheet, plan)
      const header = fields === null ? -1 : headerOf(sheet, fields)
      if (fields === null || header < 0) return sheet
      const isList = sheet.title !== 'Требования'
      if (!isList && (way === 'numbering' || way === 'total' || way === 'pageBreak')) return sheet
      return WAYS[way](sheet, { header, fields, next })
    }),
  }
}

/** An order in which several ways may follow each other: those that change the header come last, and once. */
export const inOrder = (ways: { way: WayName; seed: number }[]): { way: WayName; seed: number }[] => [
  ...ways.filter(({ way }) => !ALONE.includes(way)),
  ...ALONE.flatMap((alone) => ways.find(({ way }) => way === alone) ?? []),
]
