import type { OverviewResult } from '../../../api/overview-results'
import { OUTCOME_DECALS, type ChartColours } from '../../shared/chart-theme'
import { KINDS, LEVELS, NO_LEVEL } from '../../shared/words'

type Levels = OverviewResult['levels'][number]
export type LevelPart = Exclude<keyof Levels, 'kind'>

type PartLook = { key: LevelPart; word: string; sign: string; colour: keyof ChartColours; decal: object }

/** Parts of a bar from the best to what is not known; each with a texture, so that none is told by its colour alone. */
export const LEVEL_PARTS: PartLook[] = [
  { key: 'high', ...LEVELS.high, colour: 'chart-met', decal: OUTCOME_DECALS.met },
  { key: 'sufficient', ...LEVELS.sufficient, colour: 'chart-partial', decal: OUTCOME_DECALS.partial },
  { key: 'low', ...LEVELS.low, colour: 'chart-unmet', decal: OUTCOME_DECALS.unmet },
  { key: 'insufficient', ...NO_LEVEL, colour: 'chart-undetermined', decal: OUTCOME_DECALS.undetermined },
  { key: 'notRated', word: 'Не оценивается', sign: '–', colour: 'idle', decal: OUTCOME_DECALS['not-applicable'] },
  {
    key: 'absent',
    word: 'Не представили',
    sign: '∅',
    colour: 'idle-ground',
    decal: { symbol: 'none' },
  },
]

/** Parts that somebody falls into. */
export const partsInUse = (levels: readonly Levels[]): PartLook[] =>
  LEVEL_PARTS.filter(({ key }) => levels.some((each) => each[key] > 0))

const all = (levels: Levels): number => LEVEL_PARTS.reduce((sum, { key }) => sum + levels[key], 0)

/** Stacked bars, one a type, as long as the type has institutions; each part bears its sign and count. */
export const levelsOption = (levels: readonly Levels[], colours: ChartColours): Record<string, unknown> => ({
  aria: { enabled: true, decal: { show: true } },
  grid: { left: 8, right: 16, top: 8, bottom: 36, containLabel: true },
  legend: { bottom: 0, left: 0, itemWidth: 18, itemHeight: 12, selectedMode: false },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', minInterval: 1, splitLine: { show: false } },
  yAxis: {
    type: 'category',
    inverse: true,
    data: levels.map(({ kind }) => KINDS[kind]),
    axisTick: { show: false },
    axisLabel: { width: 150, overflow: 'break', color: colours.text },
  },
  series: partsInUse(levels).map(({ key, word, sign, colour, decal }) => ({
    type: 'bar',
    name: `${sign} ${word}`,
    stack: 'all',
    barMaxWidth: 30,
    cursor: 'pointer',
    itemStyle: { color: colours[colour], decal, borderColor: colours.surface, borderWidth: 1 },
    label: {
      show: true,
      color: colours.text,
      backgroundColor: colours.surface,
      padding: [1, 4],
      borderRadius: 3,
      fontWeight: 600,
    },
    data: levels.map((each) => ({
      value: each[key] === 0 ? null : each[key],
      label: { formatter: `${sign} ${each[key]}` },
    })),
  })),
})

/** The same as a table: counts, and the whole of each type. */
export const levelsTable = (levels: readonly Levels[]): { columns: string[]; rows: (string | number)[][] } => {
  const parts = partsInUse(levels)
  return {
    columns: ['Тип', ...parts.map(({ word }) => word), 'Всего'],
    rows: levels.map((each) => [KINDS[each.kind], ...parts.map(({ key }) => each[key]), all(each)]),
  }
}

/** What the register is narrowed by to show one part of a bar. */
export const levelQuery = (kind: Levels['kind'], part: LevelPart): Record<string, string> =>
  part === 'absent'
    ? { kind, status: 'not-submitted' }
    : { kind, level: part === 'insufficient' || part === 'notRated' ? 'none' : part }
