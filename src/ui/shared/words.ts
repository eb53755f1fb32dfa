import type { CatalogueResult } from '../../api/catalogue-results'
import type { ScoresResult, VerdictsResult } from '../../api/results'

export type ScoredInstitution = ScoresResult['institutions'][number]
export type ShownVerdict = VerdictsResult['verdicts'][number]
export type ShownDiscrepancy = VerdictsResult['discrepancies'][number]
export type Outcome = ShownVerdict['outcome']
export type Level = NonNullable<ScoredInstitution['level']>

/** Every level has a sign, so that it is told apart without colour. */
export const LEVELS: Record<Level, { word: string; sign: string }> = {
  high: { word: 'Высокий', sign: '▲' },
  sufficient: { word: 'Достаточный', sign: '■' },
  low: { word: 'Низкий', sign: '▼' },
}

export const NO_LEVEL = { word: 'Недостаточно данных', sign: '?' }

export const LEVEL_ORDER: Level[] = ['high', 'sufficient', 'low']

/** Of one institution. */
export const KIND: Record<ScoredInstitution['kind'], string> = {
  preschool: 'Дошкольное',
  school: 'Общеобразовательное',
  additional: 'Дополнительного образования',
}

export const KINDS: Record<ScoredInstitution['kind'], string> = {
  preschool: 'Дошкольные учреждения',
  school: 'Общеобразовательные учреждения',
  additional: 'Учреждения дополнительного образования',
}

/** Every outcome has a sign, so that it is told apart without colour. */
export const OUTCOMES: Record<Outcome, { word: string; sign: string }> = {
  unmet: { word: 'Не выполнено', sign: '✕' },
  partial: { word: 'Частично', sign: '◐' },
  undetermined: { word: 'Не определено', sign: '?' },
  met: { word: 'Выполнено', sign: '✓' },
  'not-applicable': { word: 'Неприменимо', sign: '–' },
}

/** From what needs the curator most to what needs him least. */
export const OUTCOME_ORDER: Outcome[] = ['unmet', 'partial', 'undetermined', 'met', 'not-applicable']

type Obligation = CatalogueResult['requirements'][number]['obligation']

export const OBLIGATIONS: Record<Obligation, string> = {
  mandatory: 'Обязательное',
  conditional: 'При условии',
  recommended: 'Рекомендация',
  informative: 'Для сведения',
}

type CollectionStatus = 'not-submitted' | 'received' | 'rework' | 'accepted'

export const STATUSES: Record<CollectionStatus, string> = {
  'not-submitted': 'Не представлено',
  received: 'Получено',
  rework: 'На доработке',
  accepted: 'Принято',
}

export const DISCREPANCIES: Record<ShownDiscrepancy['kind'], string> = {
  overstated: 'завышение',
  understated: 'занижение',
  unsupported: 'без данных',
}
