import { columnLetters } from '../../src/engine/base/address'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import type { Kind } from '../../src/engine/catalogue/kind'
import type { Rules } from '../../src/engine/catalogue/types'
import type { StoredFact } from '../../src/engine/store/fact-types'
import { assess } from '../../src/engine/verdict/assess'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import type { Verdict } from '../../src/engine/verdict/types'
import { context } from './build'

const FILE = 'форма.xlsx'

export type Sheet = { table: string; rows: Record<string, Value>[] }

/** Verdicts of the only catalogue of `rules` by sheets whose rows stand from row 6 on, columns as in the first row. */
export const verdictsBy = (rules: Rules, kind: Kind, sheets: Sheet[]): Verdict[] => {
  const [catalogue] = rules.catalogues
  if (catalogue === undefined) throw new Error('no catalogue is loaded')
  const facts = sheets.flatMap(({ table, rows }) =>
    rows.flatMap((row, at) =>
      Object.entries(row).map(([column, value], index): StoredFact => ({
        ...{ id: index + 1, submission: 1, file: FILE, catalogue: null, carried: false, table, sheet: table },
        ...{ row: String(at + 6), column, value, cell: `${columnLetters(index)}${at + 6}` },
      })),
    ),
  )
  const tables = sheets.map(({ table, rows }) => ({
    ...{ table, sheet: table, state: 'filled' as const, file: FILE },
    columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((column, index) => [column, columnLetters(index)])),
  }))
  const given = evidenceOf({ facts, tables, keyed: [] }, rules.dictionary, kind)
  return assess(catalogue, given, [], { ...context(), norms: rules.norms }).verdicts
}

/** Outcome and value of one requirement by the given sheets. */
export const judgeBy =
  (rules: Rules, kind: Kind) =>
  (id: string, ...sheets: Sheet[]): unknown[] => {
    const found = verdictsBy(rules, kind, sheets).find(({ requirement }) => requirement === id)
    return [found?.outcome, found?.value]
  }
