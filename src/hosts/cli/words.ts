import { percent } from '../../engine/base/russian'
import type { Level } from '../../engine/comparison/types'
import type { Outcome } from '../../engine/verdict/types'

export const LEVELS: Record<Level, string> = { high: 'высокий', sufficient: 'достаточный', low: 'низкий' }

export const OUTCOMES: Record<Outcome, string> = {
  met: 'выполнено',
  partial: 'частично',
  unmet: 'не выполнено',
  undetermined: 'не определено',
  'not-applicable': 'неприменимо',
}

/** A share 0…1 as percent, «—» where there is none. */
export const shown = (share: number | null): string => (share === null ? '—' : percent(share))
