import { isIsoDay, russianDay } from '../base/calendar'
import type { Outcome, Override, Verdict } from './types'

const HALF = 0.5

const valueOf = (outcome: Outcome, value: number | null): number | null => {
  if (outcome === 'met') return 1
  if (outcome === 'unmet') return 0
  if (outcome !== 'partial') return null
  return value !== null && value > 0 && value < 1 ? value : HALF
}

const review = (from: string | undefined): string =>
  from === undefined ? '' : ` (перенесено из редакции «${from}»: проверьте, подходит ли к этой)`

/** The curator's own verdict in place of the computed one, which stays beside it. */
export const overridden = (verdict: Verdict, override: Override | undefined): Verdict => {
  if (override === undefined) return verdict
  const { outcome, value, reason } = verdict
  const date = override.date.slice(0, 10)
  return {
    ...verdict,
    outcome: override.outcome,
    value: valueOf(override.outcome, override.value),
    reason: `Решение куратора от ${isIsoDay(date) ? russianDay(date) : override.date}: ${override.reason}${review(override.carriedFrom)}`,
    computed: { outcome, value, reason },
  }
}
