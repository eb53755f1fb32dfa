import { clauseLabel } from '../../base/label'
import type { Requirement } from '../../catalogue/types'
import type { Measure } from '../../comparison/types'
import type { Target } from './links'
import { statementOf, type Block, type Layout, type Ranked } from './layout'
import { SHEET_TITLE } from './sheet-list'
import type { ReportedInstitution, ReportInput } from './types'

/** A recommendation, or several that are one fact: a column. */
type Advice = { id: string; label: string; statement: string; weight: number }

export type AdvisedLine = { line: Ranked; measure: Measure | null; units: ReportedInstitution['recommended'] }

/** A regulation that recommends something, with its rows on the sheet. */
export type AdvisedBlock = { block: Block; advice: Advice[]; lines: AdvisedLine[]; top: number; first: number }

/** Rows of a block above its institutions: title, clauses, statements, weights, tally, header. */
const ABOVE = 6
/** Rows of the sheet's own head. */
export const HEAD = 3

const adviceOf = ({ catalogue }: Block, weights: Record<string, number>): Advice[] => {
  const units = new Map<string, [Requirement, ...Requirement[]]>()
  for (const each of catalogue.requirements.filter(
    ({ obligation, criterion }) => obligation === 'recommended' && criterion !== null,
  )) {
    const found = units.get(each.unit)
    if (found === undefined) units.set(each.unit, [each])
    else found.push(each)
  }
  return [...units].map(([id, members]) => ({
    id,
    label: members.map(clauseLabel).join('; '),
    statement: [...new Set(members.map((each) => statementOf(catalogue, each)))].join(' / '),
    weight: weights[id] ?? members[0].weight,
  }))
}

/** Regulations with recommendations, one under another; none where nothing is recommended or known of it. */
export const advisedBlocks = ({ institutions, audit }: ReportInput, { blocks, ranked }: Layout): AdvisedBlock[] => {
  const given = new Map(institutions.map((each) => [each.id, each.recommended]))
  let top = HEAD + 1
  return blocks.flatMap((block): AdvisedBlock[] => {
    const advice = adviceOf(block, audit.settings.weights)
    const lines = ranked
      .filter((line) => line.block === block && given.get(line.score.id) !== undefined)
      .map((line): AdvisedLine => {
        return { line, measure: line.score.recommended, units: given.get(line.score.id) }
      })
    if (advice.length === 0 || lines.length === 0) return []
    const own = { block, advice, lines, top, first: top + ABOVE }
    top = own.first + lines.length + 1
    return [own]
  })
}

export const recommendationAnchors = (advised: AdvisedBlock[]): Map<number, Target> =>
  new Map(
    advised.flatMap(({ lines, first }) =>
      lines.map(({ line }, at) => [line.score.id, `'${SHEET_TITLE.recommendations}'!B${first + at}`] as const),
    ),
  )
