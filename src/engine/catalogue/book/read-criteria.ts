import type { Criterion } from '../criterion-types'
import type { Dictionary } from '../evidence-types'
import type { Collector } from './collector'
import type { EvidenceNames } from './names'
import { readNode, type ReadNode } from './read-criterion-rows'
import { sheetRows, type ReadCell, type SheetRow } from './read-sheet'
import { ordinalIn } from './read-values'
import { sheetSpec } from './sheets'
import type { ReadBook } from './types'

/** A requirement's criterion as its rows tell; null when any of them is wrong. */
export type ReadCriterion = { criterion: Criterion | null; first: ReadCell; places: Place[] }

type Place = { path: (string | number)[]; cell: ReadCell }
type Numbered = { number: number; inside: number | null; row: SheetRow; node: ReadNode }

const isGroup = ({ kind }: ReadNode): boolean => kind === 'any-of' || kind === 'all-of'

const numbered = (rows: SheetRow[], read: (row: SheetRow) => ReadNode, collector: Collector): Numbered[] =>
  rows.map((row, index) => {
    const cell = row.cell('number')
    const number = ordinalIn(cell, '№', collector) ?? (cell.text === '' ? index + 1 : -1 - index)
    return { number, inside: ordinalIn(row.cell('inside'), '«Внутри №»', collector), row, node: read(row) }
  })

const structureFaults = (all: Numbered[], { fault }: Collector): boolean => {
  let sound = true
  const wrong = (cell: ReadCell, message: string): void => {
    sound = false
    fault(cell, message)
  }
  const roots = all.filter(({ inside }) => inside === null)
  for (const [index, { number, inside, row }] of all.entries()) {
    if ((inside !== null || roots.length === 1) && all.findIndex((other) => other.number === number) !== index)
      wrong(row.cell('number'), `№ ${number} у этого требования уже есть`)
    const parent = all.find((other) => other.number === inside)
    if (inside !== null && (parent === undefined || all.indexOf(parent) >= index))
      wrong(row.cell('inside'), `выше нет строки этого требования с № ${inside}`)
    else if (parent !== undefined && parent.node.kind !== null && !isGroup(parent.node))
      wrong(row.cell('inside'), `строка № ${inside} — не «любой из» и не «все вместе»: в неё ничего не входит`)
  }
  // Parts that name a wrong row are missed where they belong: that is one mistake, not two.
  for (const { number, row, node } of sound ? all : [])
    if (isGroup(node) && all.filter((other) => other.inside === number).length < 2)
      wrong(row.cell('kind'), 'в «любой из» и «все вместе» должно входить не меньше двух строк: впишите им «Внутри №»')
  const [, second] = roots
  if (second !== undefined)
    wrong(
      second.row.cell('inside'),
      'у требования один критерий: соедините строки через «любой из» или «все вместе» и впишите «Внутри №»',
    )
  if (roots.length === 0 && all[0] !== undefined)
    wrong(all[0].row.cell('inside'), 'первая строка требования не может быть вложенной')
  return sound
}

const assembled = (
  all: Numbered[],
  { number, node, row }: Numbered,
  path: (string | number)[],
  places: Place[],
): unknown => {
  places.push({ path, cell: row.cell('kind') })
  for (const [property, cell] of node.places) places.push({ path: [...path, property], cell })
  if (!isGroup(node)) return node.criterion
  const of = all
    .filter((other) => other.inside === number)
    .map((each, index) => assembled(all, each, [...path, 'of', index], places))
  return { ...node.criterion, of }
}

const oneCriterion = (
  rows: SheetRow[],
  read: (row: SheetRow) => ReadNode,
  collector: Collector,
): ReadCriterion | null => {
  const all = numbered(rows, read, collector)
  const [first] = all
  if (first === undefined) return null
  const sound =
    structureFaults(all, collector) && all.every(({ node, number }) => node.criterion !== null && number > 0)
  const places: Place[] = []
  const criterion = sound ? (assembled(all, first, [], places) as Criterion) : null
  return { criterion, first: first.row.cell('kind'), places }
}

/** «Критерии» by the id of the requirement; rows of an unknown one are mistakes. */
export const readCriteria = (
  book: ReadBook,
  requirements: string[],
  evidence: { names: EvidenceNames; dictionary: Dictionary; terms: Record<string, string> },
  collector: Collector,
): Map<string, ReadCriterion> => {
  const byRequirement = new Map<string, SheetRow[]>()
  for (const row of sheetRows(book, sheetSpec('criteria'), collector)) {
    const cell = row.cell('requirement')
    if (cell.text === '') collector.fault(cell, 'не указан код требования')
    else if (!requirements.includes(cell.text))
      collector.fault(cell, `требования «${cell.text}» нет на листе «Требования»`)
    byRequirement.set(cell.text, [...(byRequirement.get(cell.text) ?? []), row])
  }
  const read = (row: SheetRow): ReadNode => readNode(row, evidence, collector)
  return new Map(
    [...byRequirement].flatMap(([id, rows]) => {
      const found = oneCriterion(rows, read, collector)
      return found === null ? [] : [[id, found] as const]
    }),
  )
}
