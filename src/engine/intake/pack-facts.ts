import type { Value } from '../catalogue/evidence-types'
import type { Fact, Intake, Taken } from './types'

/** Facts as they cross a thread: five indices into `words` for each, beside its value. */
type PackedFacts = { places: Uint32Array; words: string[]; values: Value[] }

/** `Taken` with its facts packed: thousands of small objects would cost more to copy than to find. */
export type PackedTaken =
  | Exclude<Taken, { status: 'taken' }>
  | (Omit<Extract<Taken, { status: 'taken' }>, 'intake'> & { intake: Omit<Intake, 'facts'> & { facts: PackedFacts } })

const WORDS_EACH = 5

const packFacts = (facts: Fact[]): PackedFacts => {
  const words: string[] = []
  const known = new Map<string, number>()
  const places = new Uint32Array(facts.length * WORDS_EACH)
  let at = 0
  for (const { table, row, column, sheet, cell } of facts)
    for (const word of [table, row, column, sheet, cell]) {
      const index = known.get(word) ?? words.push(word) - 1
      known.set(word, index)
      places[at++] = index
    }
  return { places, words, values: facts.map(({ value }) => value) }
}

const unpackFacts = ({ places, words, values }: PackedFacts): Fact[] =>
  values.map((value, index) => {
    const word = (offset: number): string => words[places[index * WORDS_EACH + offset] ?? 0] ?? ''
    return { table: word(0), row: word(1), column: word(2), value, sheet: word(3), cell: word(4) }
  })

/** Makes a result cheap to post to another thread. */
export const packed = (taken: Taken): PackedTaken =>
  taken.status === 'taken' ? { ...taken, intake: { ...taken.intake, facts: packFacts(taken.intake.facts) } } : taken

/** The result as it was before `packed`. */
export const unpacked = (taken: PackedTaken): Taken =>
  taken.status === 'taken' ? { ...taken, intake: { ...taken.intake, facts: unpackFacts(taken.intake.facts) } } : taken
