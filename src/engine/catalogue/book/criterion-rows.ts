import type { Criterion } from '../criterion-types'
import type { PartColumn } from './criterion-part'
import { partsOf } from './criterion-parts'
import type { EvidenceNames } from './names'
import type { BookCell } from './types'
import { CRITERION_WORDS } from './words'

/** One row of «Критерии» by column; columns left out are empty. */
export type CriterionRow = {
  requirement: string
  number: number
  inside: number | null
  kind: string
} & Partial<Record<PartColumn, BookCell>>

/** A criterion as rows: itself, then each criterion inside it with what is inside that. */
export const criterionRows = (requirement: string, whole: Criterion, names: EvidenceNames): CriterionRow[] => {
  const rows: CriterionRow[] = []
  const add = (criterion: Criterion, inside: number | null): void => {
    const number = rows.length + 1
    const parts = partsOf(criterion.kind).map(({ column, write }) => [column, write(criterion, names)] as const)
    rows.push({ requirement, number, inside, kind: CRITERION_WORDS[criterion.kind], ...Object.fromEntries(parts) })
    if (criterion.kind === 'any-of' || criterion.kind === 'all-of') for (const each of criterion.of) add(each, number)
  }
  add(whole, null)
  return rows
}
