import type { SettingsBody } from '../../../api/settings-bodies'
import type { SettingsResult } from '../../../api/settings-results'

export type ShareName = 'high' | 'sufficient' | 'completeness' | 'ratioTolerance' | 'lateValue'

/** Settings as they are being typed: shares in percent, weights of units that differ from their catalogue's. */
export type Draft = {
  name: string
  dueDate: string
  shares: Record<ShareName, string>
  weights: Record<string, string>
}

export const SHARES: { name: ShareName; title: string; hint: string }[] = [
  {
    name: 'high',
    title: 'Высокий уровень — от',
    hint: 'Индекс, с которого уровень высокий, если выполнены все критические требования.',
  },
  {
    name: 'sufficient',
    title: 'Достаточный уровень — от',
    hint: 'Индекс, с которого уровень достаточный; ниже — низкий.',
  },
  {
    name: 'completeness',
    title: 'Полнота данных для уровня — от',
    hint: 'При меньшей полноте уровень и место не присваиваются: «недостаточно данных».',
  },
  {
    name: 'ratioTolerance',
    title: 'Допуск долей',
    hint: 'Насколько доля может не дотянуть до нормы и всё же считаться выполненной.',
  },
  { name: 'lateValue', title: 'Выполнено с опозданием', hint: 'Какая часть засчитывается за сделанное позже срока.' },
]

/** `85` for 0.85, `0,5` for 0.005. */
export const percentText = (share: number): string => String(Math.round(share * 100_000) / 1000).replace('.', ',')

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text.trim().replace(',', '.')))

export const draftOf = ({ audit, settings }: Pick<SettingsResult, 'audit' | 'settings'>): Draft => ({
  name: audit.name,
  dueDate: audit.dueDate ?? '',
  shares: {
    high: percentText(settings.thresholds.high),
    sufficient: percentText(settings.thresholds.sufficient),
    completeness: percentText(settings.thresholds.completeness),
    ratioTolerance: percentText(settings.ratioTolerance),
    lateValue: percentText(settings.lateValue),
  },
  weights: Object.fromEntries(
    Object.entries(settings.weights).map(([unit, weight]) => [unit, String(weight).replace('.', ',')]),
  ),
})

/** What is wrong with what is typed, by the field's name; nothing when it can be sent. */
export const mistakesOf = ({ name, shares, weights }: Draft): Map<string, string> => {
  const mistakes = new Map<string, string>()
  if (name.trim() === '') mistakes.set('name', 'Назовите мониторинг.')
  for (const [key, text] of Object.entries(shares)) {
    const value = numberOf(text)
    if (!(value >= 0 && value <= 100)) mistakes.set(key, 'Нужно число от 0 до 100.')
  }
  if (!mistakes.has('high') && !mistakes.has('sufficient') && numberOf(shares.high) <= numberOf(shares.sufficient))
    mistakes.set('high', 'Порог высокого уровня должен быть выше порога достаточного.')
  for (const [unit, text] of Object.entries(weights)) {
    const value = numberOf(text)
    if (!(value >= 0 && value <= 100)) mistakes.set(unit, 'Вес — число от 0 до 100.')
  }
  return mistakes
}

/** What to send of a draft without mistakes. */
export const bodyOf = ({ name, dueDate, shares, weights }: Draft): SettingsBody => {
  const share = (key: ShareName): number => Math.round(numberOf(shares[key]) * 1000) / 100_000
  return {
    name: name.trim(),
    dueDate: dueDate === '' ? null : dueDate,
    thresholds: { high: share('high'), sufficient: share('sufficient'), completeness: share('completeness') },
    ratioTolerance: share('ratioTolerance'),
    lateValue: share('lateValue'),
    weights: Object.fromEntries(Object.entries(weights).map(([unit, text]) => [unit, numberOf(text)])),
  }
}

/** Whether two drafts say the same. */
export const isSameDraft = (one: Draft, other: Draft): boolean => {
  const sorted = (draft: Draft): unknown => ({ ...draft, weights: Object.entries(draft.weights).sort() })
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}
