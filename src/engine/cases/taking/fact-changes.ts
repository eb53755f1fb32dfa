import type { Value } from '../../catalogue/evidence-types'
import type { Fact } from '../../intake/types'
import type { CorrectionInForce } from '../../store/corrections'
import type { StoredFact } from '../../store/fact-types'

/**
 * What a file does to what is known of its institution, in facts; they do not overlap. `gone`: rows of a table that it
 * brings without them, and values it clears. `conflicting`: against another file of the same import, or against the
 * curator's correction.
 */
export type FactCounts = { new: number; changed: number; unchanged: number; gone: number; conflicting: number }

type Placed = { file: string; sheet: string; cell: string; value: Value }

/** Two values for one thing; `value` null: the file takes it away. The later file's holds. */
export type Conflict = {
  with: 'file' | 'correction'
  sheet: string
  cell: string
  value: Value | null
  other: Placed
}

export const NO_FACTS: FactCounts = { new: 0, changed: 0, unchanged: 0, gone: 0, conflicting: 0 }

const keyOf = ({ table, row, column }: Pick<Fact, 'table' | 'row' | 'column'>): string => `${table}\n${row}\n${column}`

type Against = {
  /** Submissions of this import. */
  own: ReadonlySet<number>
  corrections: CorrectionInForce[]
}

/** Fact by fact, whatever is replaced whole; `superseded` are ids of current facts that no longer hold. */
export const factChanges = (
  current: StoredFact[],
  incoming: Fact[],
  superseded: ReadonlySet<number>,
  { own, corrections }: Against,
): { facts: FactCounts; conflicts: Conflict[] } => {
  const facts = { ...NO_FACTS }
  const conflicts: Conflict[] = []
  const older = new Map(current.map((fact) => [keyOf(fact), fact]))
  const said = new Set(incoming.map(keyOf))
  const corrected = new Set(corrections.map((each) => `${each.submission}\n${keyOf(each)}`))
  const replace = (
    before: StoredFact,
    kind: 'changed' | 'gone',
    at: Pick<Fact, 'sheet' | 'cell'>,
    value: Value | null,
  ) => {
    const isCorrected = corrected.has(`${before.submission}\n${keyOf(before)}`)
    if (!isCorrected && !own.has(before.submission)) {
      facts[kind]++
      return
    }
    facts.conflicting++
    const { file, sheet, cell } = before
    const other = { file, sheet, cell, value: before.value }
    conflicts.push({ with: isCorrected ? 'correction' : 'file', sheet: at.sheet, cell: at.cell, value, other })
  }
  for (const fact of incoming) {
    const before = older.get(keyOf(fact))
    if (before === undefined) facts.new++
    else if (before.value === fact.value) facts.unchanged++
    else replace(before, 'changed', fact, fact.value)
  }
  for (const before of current)
    if (superseded.has(before.id) && !said.has(keyOf(before))) replace(before, 'gone', before, null)
  return { facts, conflicts }
}
