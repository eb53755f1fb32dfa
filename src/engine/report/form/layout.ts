import { columnLetters } from '../../base/address'
import { russianDay } from '../../base/calendar'
import type { EvidenceTable, Field } from '../../catalogue/evidence-types'
import type { Asked, FormPlan } from '../../catalogue/types'
import { columnWidths } from './column-widths'
import { layMarks, type PlacedMarks } from './lay-marks'
import { ANSWERS } from '../../base/choice-lists'
import { DECLARED, FIELD, SHEET, YES_NO } from './titles'
import type { FormOptions } from './types'

/** A list of «Справочники»; `ref` is its absolute range for validations and formulas. */
export type List = { title: string; column: string; values: string[]; days: boolean; ref: string }

export type PassportLine = { field: Field; row: number; list: List | null; given: string | null; locked: boolean }

export type AskedLine = { asked: Asked; row: number }

export type PlacedColumn = { field: Field; letter: string; width: number; required: boolean; list: List | null }

/** Rows are 1-based; a header with marks beside it takes two. `keys` are written beforehand into the first rows of column number `keyColumn`. */
export type PlacedTable = {
  table: EvidenceTable
  declaredRow: number | null
  headerRow: number
  headerBottom: number
  firstRow: number
  lastRow: number
  columns: PlacedColumn[]
  keys: string[]
  keyColumn: number
  marks: PlacedMarks | null
}

export type FormLayout = {
  plan: FormPlan
  options: FormOptions
  passport: PassportLine[]
  asked: AskedLine[]
  tables: PlacedTable[]
  lists: Record<string, List>
}

export const FIRST_PASSPORT_ROW = 4
export const REQUIREMENTS_HEADER_ROW = 3
const FIRST_LIST_ROW = 3

/** «Неприменимо» is an answer where a duty depends on need, or is only advised. */
export const isOptional = ({ conditional, recommended }: Asked): boolean => conditional || recommended

/** Tables asked for control days only, and how many rows they may have. */
const SAMPLED = ['lessons', 'attendance']
const SAMPLED_ROWS = 30

/** True for a table that is filled for the control days alone. */
export const isSampled = ({ id }: EvidenceTable): boolean => SAMPLED.includes(id)

const listOf = (index: number, title: string, values: string[], days = false): List => {
  const column = columnLetters(index)
  const last = FIRST_LIST_ROW + Math.max(values.length, 1) - 1
  return { title, column, values, days, ref: `'${SHEET.lists}'!$${column}$${FIRST_LIST_ROW}:$${column}$${last}` }
}

const layLists = (plan: FormPlan, options: FormOptions): Record<string, List> => {
  const fields = [...plan.passport, ...plan.tables.flatMap(({ columns }) => columns)]
  const used = Object.keys(plan.choices).filter((name) => fields.some(({ choices }) => choices === name))
  const own = [
    ['#answer', 'Ответ', ANSWERS],
    ['#yes-no', 'Да / Нет', YES_NO],
    ['#declared', 'В периоде', DECLARED],
  ] as const
  const ofPlan = used.map((name) => [name, name, plan.choices[name] ?? []] as const)
  const lists = [...own, ...ofPlan].map(([name, title, values], index) => [name, listOf(index, title, [...values])])
  const days: List[] =
    options.controlDays.length === 0
      ? []
      : [listOf(lists.length, 'Контрольные дни', options.controlDays.map(russianDay), true)]
  return Object.fromEntries([...lists, ...days.map((list) => ['#days', list])]) as Record<string, List>
}

const listFor = (field: Field, lists: Record<string, List>, ofDays: boolean): List | null => {
  if (ofDays) return lists['#days'] ?? null
  if (field.type === 'yes-no') return lists['#yes-no'] ?? null
  return field.type === 'choice' ? (lists[field.choices ?? ''] ?? null) : null
}

/** Where everything beside the key is counted, a key stands once: rows for repeats would only invite mistakes. */
const countsOnly = ({ columns, key }: EvidenceTable): boolean =>
  columns.filter(({ id }) => id !== key[0]).every(({ type }) => type === 'integer' || type === 'number')

/** Every column of a sheet with its width, those of marks among them. */
export const widthsOf = ({ columns, marks }: PlacedTable): number[] => [
  ...columns.map(({ width }) => width),
  ...(marks?.letters ?? []).map(() => marks?.width ?? 0),
]

/** Letter of a sheet's last column. */
export const lastLetter = ({ columns, marks }: PlacedTable): string =>
  marks?.letters.at(-1) ?? columns.at(-1)?.letter ?? 'A'

const layTable = (
  table: EvidenceTable,
  plan: FormPlan,
  lists: Record<string, List>,
  controlDays: string[],
): PlacedTable => {
  const headerRow = table.event ? 4 : 3
  const marks = layMarks(table, headerRow + 1, plan, controlDays)
  const headerBottom = marks === null ? headerRow : marks.row
  const widths = columnWidths(table, plan.choices, marks === null ? 0 : marks.letters.length * marks.width)
  const sampledDay = isSampled(table)
    ? table.columns.find(({ id, type }) => type === 'date' && table.key.includes(id))
    : undefined
  const columns = table.columns.map((field, index) => ({
    field,
    letter: columnLetters(index),
    width: widths[index] ?? 12,
    required: field.required === true || table.key.includes(field.id),
    list: listFor(field, lists, field === sampledDay),
  }))
  const keyColumn = Math.max(
    0,
    columns.findIndex(({ field }) => field.id === table.key[0]),
  )
  const keys = plan.keys[table.id] ?? []
  const offered = isSampled(table) ? Math.min(table.rows, SAMPLED_ROWS) : table.rows
  const rows = keys.length > 0 && countsOnly(table) ? keys.length : Math.max(keys.length, offered)
  return {
    table,
    declaredRow: table.event ? 3 : null,
    headerRow,
    headerBottom,
    firstRow: headerBottom + 1,
    lastRow: headerBottom + rows,
    columns,
    keys,
    keyColumn,
    marks,
  }
}

const layPassport = (
  { passport }: FormPlan,
  { audit, institution }: FormOptions,
  lists: Record<string, List>,
): PassportLine[] => {
  const period: Record<string, string | undefined> = { [FIELD.from]: audit?.periodFrom, [FIELD.to]: audit?.periodTo }
  return passport.map((field, index) => {
    const fixed = period[field.id]
    return {
      field,
      row: FIRST_PASSPORT_ROW + index,
      list: listFor(field, lists, false),
      given: fixed ?? (institution?.[field.id] || null),
      locked: fixed !== undefined,
    }
  })
}

/** Where everything of a form stands: the one place that knows rows and columns. */
export const layForm = (plan: FormPlan, options: FormOptions): FormLayout => {
  const lists = layLists(plan, options)
  return {
    plan,
    options,
    passport: layPassport(plan, options, lists),
    asked: plan.asked.map((asked, index) => ({ asked, row: REQUIREMENTS_HEADER_ROW + 1 + index })),
    tables: plan.tables
      .filter(({ from }) => from === undefined)
      .map((table) => layTable(table, plan, lists, options.controlDays)),
    lists,
  }
}
