import type { ScoresResult, VerdictsResult } from '../api/results'

export type ScoredInstitution = ScoresResult['institutions'][number]
export type ShownVerdict = VerdictsResult['verdicts'][number]
export type ShownDiscrepancy = VerdictsResult['discrepancies'][number]
export type Outcome = ShownVerdict['outcome']
export type Level = NonNullable<ScoredInstitution['level']>

export const LEVELS: Record<Level, string> = { high: 'высокий', sufficient: 'достаточный', low: 'низкий' }

export const KINDS: Record<ScoredInstitution['kind'], string> = {
  preschool: 'Дошкольные учреждения',
  school: 'Общеобразовательные учреждения',
  additional: 'Учреждения дополнительного образования',
}

/** Every outcome has a sign, so that it is told apart without colour. */
export const OUTCOMES: Record<Outcome, { word: string; sign: string }> = {
  unmet: { word: 'не выполнено', sign: '✕' },
  partial: { word: 'частично', sign: '◐' },
  undetermined: { word: 'не определено', sign: '?' },
  met: { word: 'выполнено', sign: '✓' },
  'not-applicable': { word: 'неприменимо', sign: '–' },
}

/** From what needs the curator most to what needs him least. */
export const OUTCOME_ORDER: Outcome[] = ['unmet', 'partial', 'undetermined', 'met', 'not-applicable']

export const DISCREPANCIES: Record<ShownDiscrepancy['kind'], string> = {
  overstated: 'завышение',
  understated: 'занижение',
  unsupported: 'без данных',
}
