import type { CompareResult } from '../../../api/compare-results'
import type { Level } from '../../shared/words'

type Both = CompareResult['institutions'][number]
type Alone = CompareResult['gone'][number]
type Figures = NonNullable<Both['before']>

export const MOVES = ['improved', 'fell', 'same', 'unknown', 'new', 'gone'] as const
export type Move = (typeof MOVES)[number]

/** Of institutions together, and `one` of a single one. */
export const MOVE_WORDS: Record<Move, { word: string; one: string; sign: string; tone: 'good' | 'bad' | 'idle' }> = {
  improved: { word: 'Выросли', one: 'Выросло', sign: '↑', tone: 'good' },
  fell: { word: 'Снизились', one: 'Снизилось', sign: '↓', tone: 'bad' },
  same: { word: 'Без изменений', one: 'Без изменений', sign: '=', tone: 'idle' },
  unknown: { word: 'Не сравнить', one: 'Не сравнить', sign: '?', tone: 'idle' },
  new: { word: 'Новые', one: 'Новое', sign: '+', tone: 'idle' },
  gone: { word: 'Выбыли', one: 'Выбыло', sign: '−', tone: 'idle' },
}

export type ChangeRow = {
  key: string
  name: string
  kind: Both['kind']
  before: Figures | null
  after: Figures | null
  /** Of the index, after − before; null unless both are known. */
  change: number | null
  move: Move
  /** The ranges [index, upper] do not meet: no missing data can explain the change. */
  sure: boolean
  /** Held to another catalogue than before, so that figures are not of the same demands. */
  otherCatalogue: boolean
  /** In the later audit, so that its page can be opened. */
  present: boolean
}

/** Less than what one decimal of a percent shows is no change. */
const LEAST = 0.0005

/** Of a change; what is not known is less than none. */
const sizeOf = ({ change }: { change: number | null }): number => (change === null ? -1 : Math.abs(change))

const moveOf = (change: number | null): Move =>
  change === null ? 'unknown' : Math.abs(change) < LEAST ? 'same' : change > 0 ? 'improved' : 'fell'

const isSure = ({ before, after, change }: Both): boolean => {
  if (before === null || after === null || change === null) return false
  return change > 0 ? (after.index ?? 0) > (before.upper ?? 1) : change < 0 && (after.upper ?? 1) < (before.index ?? 0)
}

const both = (each: Both): ChangeRow => ({
  ...each,
  move: moveOf(each.change),
  sure: isSure(each),
  otherCatalogue: each.before !== null && each.after !== null && each.before.catalogue !== each.after.catalogue,
  present: true,
})

const alone = ({ key, name, kind, figures }: Alone, move: 'new' | 'gone'): ChangeRow => ({
  ...{ key, name, kind, move, change: null, sure: false, otherCatalogue: false },
  before: move === 'gone' ? figures : null,
  after: move === 'new' ? figures : null,
  present: move === 'new',
})

/** Everybody in either audit with what became of him, the greatest changes first. */
export const changeRows = ({ institutions, appeared, gone }: CompareResult): ChangeRow[] =>
  [
    ...institutions.map(both),
    ...appeared.map((each) => alone(each, 'new')),
    ...gone.map((each) => alone(each, 'gone')),
  ].sort((one, other) => sizeOf(other) - sizeOf(one))

export const moveCounts = (rows: readonly ChangeRow[]): Record<Move, number> => {
  const counts: Record<Move, number> = { improved: 0, fell: 0, same: 0, unknown: 0, new: 0, gone: 0 }
  for (const { move } of rows) counts[move] += 1
  return counts
}

const NBSP = '\u00a0'

/** `+4,2 п. п.` of 0.042: percentage points with their sign; a dash for null. */
export const points = (change: number | null): string => {
  if (change === null) return '—'
  const tenths = Math.round(Math.abs(change) * 1000)
  const sign = tenths === 0 ? '' : change > 0 ? '+' : '−'
  return `${sign}${Math.floor(tenths / 10)},${tenths % 10}${NBSP}п.${NBSP}п.`
}

export type MovedPart = {
  id: string
  title: string
  before: number | null
  after: number | null
  change: number | null
  /** Of how many each figure is. */
  ofBefore: number
  ofAfter: number
}

const moved = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : after - before

const byChange = (one: MovedPart, other: MovedPart): number => sizeOf(other) - sizeOf(one)

/** Mean indices of themes, the most moved first. */
export const movedThemes = ({ themes }: Pick<CompareResult, 'themes'>): MovedPart[] =>
  themes
    .map(({ theme, title, before, after }) => ({
      ...{ id: theme, title, before: before?.index ?? null, after: after?.index ?? null },
      change: moved(before?.index ?? null, after?.index ?? null),
      ofBefore: before?.institutions ?? 0,
      ofAfter: after?.institutions ?? 0,
    }))
    .sort(byChange)

export type MovedRequirement = MovedPart & { catalogue: string; label: string }

/** Shares of institutions that meet a requirement, of those it applies to, the most moved first. */
export const movedRequirements = ({ requirements }: Pick<CompareResult, 'requirements'>): MovedRequirement[] =>
  requirements
    .filter(({ before, after }) => before.applicable + after.applicable > 0)
    .map(({ catalogue, requirement, label, statement, before, after }) => ({
      ...{ id: requirement, catalogue, label, title: statement, before: before.share, after: after.share },
      change: moved(before.share, after.share),
      ofBefore: before.applicable,
      ofAfter: after.applicable,
    }))
    .sort(byChange)

const LEVEL_WORDS: Record<Level, string> = { high: 'высокий', sufficient: 'достаточный', low: 'низкий' }

/** `низкий → достаточный`; one word where it stayed; a dash where there is no score. */
export const levelMove = ({ before, after }: Pick<ChangeRow, 'before' | 'after'>): string => {
  const word = (figures: Figures | null): string =>
    figures?.index === undefined || figures.index === null
      ? '—'
      : figures.level === null
        ? 'недостаточно данных'
        : LEVEL_WORDS[figures.level]
  const [was, is] = [word(before), word(after)]
  return was === is ? is : `${was} → ${is}`
}
