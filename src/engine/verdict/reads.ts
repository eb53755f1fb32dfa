import type { Criterion } from '../catalogue/criterion-types'
import { ACTS } from './known-names'

/** Evidence tables a criterion reads, each once; none for self-report. */
export const tablesRead = (criterion: Criterion): string[] => {
  switch (criterion.kind) {
    case 'attested':
      return []
    case 'document':
      return [ACTS.table, ...(criterion.before === undefined ? [] : [criterion.before.table])]
    case 'published-by':
      return [ACTS.table]
    case 'within-norm':
      return [criterion.table, ...(criterion.levels === undefined ? [] : [criterion.levels.table])]
    case 'covered-by':
      return [criterion.table, criterion.by]
    case 'any-of':
    case 'all-of':
      return [...new Set(criterion.of.flatMap(tablesRead))]
    default:
      return [criterion.table]
  }
}

/** Whether nothing but the institution's own answer decides. */
export const isSelfReport = (criterion: Criterion): boolean => tablesRead(criterion).length === 0
