import { clauseLabel } from '../base/label'
import { percent } from '../base/russian'
import type { Outcome } from '../verdict/types'
import type { Level, Measure, Thresholds } from './types'
import type { Scored } from './units'

/** A share as it is ranked and held against thresholds: 9 decimals, in program and formulas alike. */
export const rounded = (share: number): number => Math.round(share * 1e9) / 1e9

const LACKING: Partial<Record<Outcome, string>> = {
  partial: 'выполнено частично',
  unmet: 'не выполнено',
  undetermined: 'не подтверждено данными',
}

const cap = (scored: Scored[]): string | null => {
  const lacking = scored.flatMap(({ requirement, verdict }) => {
    const word = requirement.critical ? LACKING[verdict.outcome] : undefined
    return word === undefined ? [] : [`${clauseLabel(requirement)} ${word}`]
  })
  return lacking.length === 0 ? null : `Высокий уровень не присвоен: критическое требование ${lacking.join('; ')}`
}

/**
 * Level by thresholds. None when nothing applies («не оценивается») or too little is known («недостаточно данных»);
 * high only with every applicable critical requirement met. `reason` is null when the figures alone decide.
 */
export const levelOf = (
  { index, completeness }: Measure,
  scored: Scored[],
  thresholds: Thresholds,
): { level: Level | null; reason: string | null } => {
  if (index === null || completeness === null)
    return { level: null, reason: 'Не оценивается: ни одно оцениваемое требование не применимо' }
  if (rounded(completeness) < thresholds.completeness)
    return {
      level: null,
      reason: `Недостаточно данных: полнота ${percent(completeness)}, нужно не менее ${percent(thresholds.completeness)}`,
    }
  const reached = rounded(index)
  if (reached >= thresholds.high) {
    const reason = cap(scored)
    return reason === null ? { level: 'high', reason: null } : { level: 'sufficient', reason }
  }
  return { level: reached >= thresholds.sufficient ? 'sufficient' : 'low', reason: null }
}
