import type { Criterion } from '../criterion-types'
import type { Dictionary, Field } from '../evidence-types'
import type { Collector } from './collector'
import { DOCUMENTS, type PartColumn } from './criterion-part'
import { partsOf } from './criterion-parts'
import type { EvidenceNames } from './names'
import type { ReadCell, SheetRow } from './read-sheet'
import { optionalTextIn } from './read-values'
import { sheetSpec } from './sheets'
import { codeOf, CRITERION_WORDS } from './words'

type Evidence = { names: EvidenceNames; dictionary: Dictionary; terms: Record<string, string> }

/** One row read; `criterion` is null when something in it is wrong, and holds no criteria inside yet. */
export type ReadNode = {
  row: SheetRow
  kind: Criterion['kind'] | null
  criterion: Record<string, unknown> | null
  /** Property of the criterion → the cell it came from. */
  places: Map<string, ReadCell>
}

const PART_COLUMNS: PartColumn[] = [
  'table',
  'where',
  'holds',
  'column',
  'other',
  'norm',
  'list',
  'terms',
  'byTable',
  'byColumn',
  'by',
  'what',
  'done',
]

/** Columns whose texts may hold `{term}`. */
const SPOKEN: PartColumn[] = ['where', 'holds', 'what', 'done']

const titleOf = (key: string): string =>
  sheetSpec('criteria').columns.find((column) => column.key === key)?.title ?? key

/** Id of the table a cell names; '' when empty, null when unknown. */
const tableIn = (cell: ReadCell, { names }: Evidence, { fault }: Collector): string | null => {
  if (cell.text === '') return ''
  const table = names.findTable(cell.text)
  if (table === null)
    fault(cell, `таблицы «${cell.text}» нет в справочнике показателей; есть: ${names.tables().join(', ')}`)
  return table?.id ?? null
}

const kindIn = (cell: ReadCell, { fault }: Collector): Criterion['kind'] | null => {
  const kind = codeOf(CRITERION_WORDS, cell.text)
  if (kind === null)
    fault(
      cell,
      `${cell.text === '' ? 'не указан вид критерия' : `вида критерия «${cell.text}» нет`}; бывает: ${Object.values(CRITERION_WORDS).join(', ')}`,
    )
  return kind
}

/** Reads one row of «Критерии»: what its kind needs must be there, and nothing else. */
export const readNode = (row: SheetRow, evidence: Evidence, collector: Collector): ReadNode => {
  const { cell } = row
  const { choices } = evidence.dictionary
  const kind = kindIn(cell('kind'), collector)
  const node: ReadNode = { row, kind, criterion: null, places: new Map() }
  if (kind === null) return node
  const parts = partsOf(kind)
  const uses = (column: PartColumn): boolean => parts.some((part) => part.column === column)
  let sound = true
  const fault = (place: ReadCell, message: string): void => {
    sound = false
    collector.fault(place, message)
  }
  for (const column of PART_COLUMNS)
    if (!uses(column) && cell(column).text !== '')
      fault(
        cell(column),
        `у вида «${CRITERION_WORDS[kind]}» столбец «${titleOf(column)}» не заполняется: очистите ячейку`,
      )
  const table = uses('table') ? tableIn(cell('table'), evidence, collector) : DOCUMENTS
  const byTable = uses('byTable') ? tableIn(cell('byTable'), evidence, collector) : ''
  const context = {
    table: table ?? '',
    byTable: byTable ?? '',
    names: evidence.names,
    choices: (field: Field) => choices[field.choices ?? ''] ?? [],
  }
  let read: Record<string, unknown> = { kind }
  for (const part of parts) {
    const given = cell(part.column)
    for (const property of part.properties) node.places.set(property, given)
    if (given.text === '') {
      if (part.need) fault(given, `не заполнен столбец «${titleOf(part.column)}»: ${part.about}`)
      continue
    }
    const lacksTable = (table === null || table === '') && part.column !== 'byTable'
    if (byTable === null || lacksTable) {
      sound = false
      continue
    }
    if (SPOKEN.includes(part.column) && optionalTextIn(given, evidence.terms, collector) !== given.text) sound = false
    const { value, faults } = part.read(given, context)
    for (const message of faults) fault(given, message)
    read = { ...read, ...value }
  }
  return { ...node, criterion: sound ? read : null }
}
