import type { Noun } from '../../base/declension'
import { byRussian } from '../../base/russian'
import type { Kind } from '../../catalogue/kind'
import type { InstitutionScore } from '../../comparison/types'
import { layoutOf, type Block } from '../comparative/layout'
import type { ReportInput } from '../comparative/types'
import { figuresOf, KINDS, nounFor, type Figures } from './words'

/** How a duty stands among the institutions it applies to. */
export type DutyTally = {
  block: Block
  /** Where there are several regulations: the short name of this one. */
  regulation: string | null
  unit: string
  label: string
  statement: string
  theme: string
  critical: boolean
  weight: number
  noun: Noun
  met: number
  partial: number
  unmet: number
  undetermined: number
  applicable: number
}

export type NoteFacts = {
  input: ReportInput
  /** By name. */
  scores: InstitutionScore[]
  /** Those with an index. */
  assessed: (InstitutionScore & Figures)[]
  kinds: Kind[]
  noun: Noun
  expected: number
  blocks: Block[]
  duties: DutyTally[]
}

const emptyTally = { met: 0, partial: 0, unmet: 0, undetermined: 0, applicable: 0 }

const dutiesOf = (blocks: Block[]): DutyTally[] =>
  blocks.flatMap((block) =>
    block.units.map(({ id, label, statement, theme, critical, weight }) => {
      const outcomes = block.scores.flatMap(({ units }) =>
        units.flatMap(({ unit, outcome }) => (unit === id && outcome !== 'not-applicable' ? [outcome] : [])),
      )
      const tally = { ...emptyTally, applicable: outcomes.length }
      for (const outcome of outcomes) tally[outcome] += 1
      const regulation = blocks.length > 1 ? block.short : null
      const noun = nounFor(block.scores.map(({ kind }) => kind))
      // Clauses that say the same in other words share a unit: one wording is enough to read.
      const [said = statement] = statement.split(' / ')
      return { block, regulation, unit: id, label, statement: said, theme, critical, weight, noun, ...tally }
    }),
  )

/** Everything the sections of the note count, counted once. */
export const noteFacts = (input: ReportInput): NoteFacts => {
  const { institutions, absent } = input.comparison
  const scores = [...institutions].sort((a, b) => byRussian(a.name, b.name) || a.id - b.id)
  const all = [...institutions, ...absent].map(({ kind }) => kind)
  const blocks = layoutOf(input).blocks.filter((block) => block.scores.length > 0)
  const kindOf = ({ scores: own }: Block): number => KINDS.indexOf(own[0]?.kind ?? 'additional')
  blocks.sort((a, b) => kindOf(a) - kindOf(b) || b.scores.length - a.scores.length)
  return {
    input,
    scores,
    assessed: scores.flatMap((score) => figuresOf(score).map((figures) => ({ ...score, ...figures }))),
    kinds: KINDS.filter((kind) => all.includes(kind)),
    noun: nounFor(all),
    expected: all.length,
    blocks,
    duties: dutiesOf(blocks),
  }
}
