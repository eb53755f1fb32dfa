import type { OverviewResult } from '../../../api/overview-results'
import { OUTCOME_DECALS, type ChartColours } from '../../shared/chart-theme'
import { KINDS, LEVELS, NO_LEVEL } from '../../shared/words'

type Levels = OverviewResult['levels'][number]
export type LevelPart = Exclude<keyof Levels, 'kind'>

type PartLook = { key: LevelPart; word: string; sign: string; colour: keyof ChartColours; decal: object }

/** Parts of a bar from the best to what is not known; each with a texture, so that none is told by its colour alone. */
const LEVEL_PARTS: PartLook[] = [
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

/** A type and how many there are of it, in lines short enough for the axis. */
const axisLine = (levels: Levels): string =>
  `${KINDS[levels.kind].replace(' образования', '\nобразования').replace(/ (?=учреждения)/, '\n')}: ${all(levels)}`

/** Bars of equal length, one a type, parted by level; each part bears its count. */
export const levelsOption = (levels: readonly Levels[], colours: ChartColours): Record<string, unknown> => ({
  grid: { left: 4, right: 8, top: 4, bottom: 44, containLabel: true },
  legend: { bottom: 0, left: 0, itemWidth: 18, itemHeight: 12, selectedMode: false },
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', max: 1, show: false },
  yAxis: {
    type: 'category',
    inverse: true,
    data: levels.map(axisLine),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: colours.text, lineHeight: 15 },
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
      padding: [1, 3],
      borderRadius: 3,
      fontWeight: 600,
    },
    tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => `${word}: ${levels[dataIndex]?.[key] ?? 0}` },
    data: levels.map((each) => ({
      value: each[key] === 0 ? null : each[key] / all(each),
      label: { formatter: String(each[key]) },
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
