import { groupKey } from '../../base/group-name'
import { percent, plural } from '../../base/russian'
import type { Condition, CoveredBy } from '../../catalogue/criterion-types'
import { citeCells, citeSheet } from '../cells'
import { allOf, anyOf, evaluate, type Truth } from '../conditions'
import { distinctCells, graded, met, notApplicable } from '../judgement'
import { declaredNone, openRows, tableOf, withoutData, type Unclear } from '../tables'
import type { Cited, Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from '../types'
import { capital, listed, sampleMark, shownValue } from '../wording'

type Pair = { name: string; rows: EvidenceRow[]; truth: Truth; found: EvidenceRow[]; open: Unclear[] }

/** A key as compared between sheets: «7 А», «7-А» and «7A» with a Latin letter are «7А». */
const keyPart = (row: EvidenceRow, column: string): string | null => {
  const value = row.values[column]?.value
  return value === undefined ? null : groupKey(String(value))
}

const sumTruth = ({ equal }: CoveredBy, row: EvidenceRow): Truth => {
  if (equal === undefined) return 'true'
  const numbers = [...equal.sum, equal.to].map((column) => row.values[column]?.value)
  if (!numbers.every((value) => typeof value === 'number')) return 'unknown'
  const total = numbers.slice(0, -1).reduce((sum, value) => sum + value, 0)
  return Math.abs(total - (numbers.at(-1) ?? 0)) < 1e-9 ? 'true' : 'false'
}

const limits = ({ atMost = [] }: CoveredBy): Condition[] => atMost.map(({ column, of }) => ({ column, notAfter: of }))

const figures = ({ equal, atMost = [] }: CoveredBy): string[] => [
  ...(equal === undefined ? [] : [...equal.sum, equal.to]),
  ...atMost.flatMap(({ column, of }) => [column, of]),
]

const emptyIn = (row: EvidenceRow, columns: string[]): string[] =>
  [...new Set(columns)].filter((column) => row.values[column] === undefined)

const needed = (criterion: CoveredBy, row: EvidenceRow): string[] => {
  const empty = emptyIn(row, [...criterion.on, ...figures(criterion)])
  return empty.length > 0 ? empty : figures(criterion)
}

/** A row of `by` with all that does not depend on the pair it is held against. */
type Candidate = { row: EvidenceRow; key: (string | null)[]; sums: Truth }

const candidateOf = (criterion: CoveredBy, row: EvidenceRow): Candidate => ({
  row,
  key: criterion.on.map((column) => keyPart(row, column)),
  sums: allOf([sumTruth(criterion, row), ...limits(criterion).map((limit) => evaluate(limit, row))]),
})

/** How one row of `by` answers a pair: the key must agree, and its parts add up. */
const answers = (candidate: Candidate, key: string[]): Truth => {
  const agrees = candidate.key.map((part, index): Truth => {
    if (part === null) return 'unknown'
    return part === key[index] ? 'true' : 'false'
  })
  return allOf([...agrees, candidate.sums])
}

const pairsOf = (criterion: CoveredBy, rows: EvidenceRow[], by: EvidenceRow[]): Pair[] => {
  const candidates = by.map((row) => candidateOf(criterion, row))
  const pairs = new Map<string, Pair>()
  for (const row of rows) {
    const key = criterion.on.map((column) => keyPart(row, column) ?? '')
    const id = key.join('\n')
    const seen = pairs.get(id)
    if (seen !== undefined) {
      seen.rows.push(row)
      continue
    }
    const tried = candidates.map((each) => ({ row: each.row, truth: answers(each, key) }))
    pairs.set(id, {
      name: criterion.on.map((column) => shownValue(row.values[column]?.value ?? '')).join(', '),
      rows: [row],
      truth: anyOf(tried.map((each) => each.truth)),
      found: candidates.filter((each) => each.key.every((part, index) => part === key[index])).map(({ row: of }) => of),
      open: tried
        .filter((each) => each.truth === 'unknown')
        .map((each) => ({ row: each.row, columns: needed(criterion, each.row) })),
    })
  }
  return [...pairs.values()]
}

const citeFailing = (criterion: CoveredBy, table: EvidenceTable, by: EvidenceTable, failing: Pair[]): Cited[] =>
  distinctCells([
    ...failing.flatMap(({ rows, found }) =>
      found.length === 0
        ? rows.flatMap((row) => citeCells(table, row, criterion.on))
        : found.flatMap((each) => citeCells(by, each, figures(criterion))),
    ),
    ...(by.state === 'none' ? [citeSheet(by)] : []),
  ])

/** Share of distinct pairs `on` of `table` that have a row in `by` whose parts add up; order of rows is of no account. */
export const judgeCoveredBy = (criterion: CoveredBy, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const by = tableOf(evidence, criterion.by)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none')
    return notApplicable(`${declaredNone(table)}: проверять «${criterion.what}» не на чем`, [citeSheet(table)])
  const silentBy = withoutData(by)
  if (silentBy !== null) return silentBy
  const keyless = table.rows
    .map((row) => ({ row, columns: emptyIn(row, criterion.on) }))
    .filter(({ columns }) => columns.length > 0)
  if (keyless.length > 0) return openRows(criterion.table, table, keyless, context)
  const pairs = pairsOf(criterion, table.rows, by.rows)
  const open = pairs.filter(({ truth }) => truth === 'unknown').flatMap((pair) => pair.open)
  if (open.length > 0) return openRows(criterion.by, by, open, context)
  const failing = pairs.filter(({ truth }) => truth === 'false')
  const held = pairs.length - failing.length
  const reason =
    `${capital(criterion.what)}: ${held} из ${pairs.length} ${plural(pairs.length, 'записи', 'записей', 'записей')} ` +
    `(${percent(held / pairs.length)}) листа «${table.sheet}»${sampleMark(context, criterion.table, criterion.by)}`
  if (failing.length === 0) return met(reason, [citeSheet(table), citeSheet(by)])
  const named = failing.map(({ name, found }) =>
    found.length === 0 ? `${name} — нет строки на листе «${by.sheet}»` : `${name} — числа не сходятся`,
  )
  return graded(held / pairs.length, `${reason}; ${listed(named)}`, citeFailing(criterion, table, by, failing))
}
