import { computed, type ComputedRef } from 'vue'
import { useTheme } from './theme'
import type { Outcome } from './words'

const NAMES = [
  'text',
  'muted',
  'line',
  'surface',
  'raised',
  'idle-ground',
  'accent',
  'good',
  'warn',
  'bad',
  'idle',
  'chart-met',
  'chart-partial',
  'chart-unmet',
  'chart-undetermined',
  'chart-not-applicable',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
  'chart-6',
] as const

export type ChartColours = Record<(typeof NAMES)[number], string>

/** Colours as they are in the theme of this moment: a canvas does not understand variables. */
const coloursNow = (): ChartColours => {
  const probe = document.body.appendChild(document.createElement('span'))
  // With a transition, be it of no time, the colour of before would be told.
  probe.style.transitionProperty = 'none'
  const entries = NAMES.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color]
  })
  probe.remove()
  return Object.fromEntries(entries) as ChartColours
}

/** Colours for the options of charts; new ones when the theme changes. */
export const useChartColours = (): ComputedRef<ChartColours> => {
  const theme = useTheme()
  return computed(() => {
    void theme.dark
    return coloursNow()
  })
}

/** Textures of the outcomes, so that a bar is read without its colour; `none` is plain. */
export const OUTCOME_DECALS: Record<Outcome, object> = {
  met: { symbol: 'none' },
  partial: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: 'rgba(0,0,0,0.35)' },
  unmet: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [4, 3], rotation: -Math.PI / 4, color: 'rgba(0,0,0,0.3)' },
  undetermined: {
    symbol: 'circle',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.6,
    color: 'rgba(0,0,0,0.35)',
  },
  'not-applicable': { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 7], color: 'rgba(0,0,0,0.35)' },
}

/** What all charts share: type, axes, tooltips in the colours of the theme. */
export const baseOption = (colours: ChartColours): object => {
  const font = getComputedStyle(document.documentElement).fontFamily
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.muted },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.muted },
  }
  return {
    color: [1, 2, 3, 4, 5, 6].map((at) => colours[`chart-${at}` as 'chart-1']),
    backgroundColor: 'transparent',
    textStyle: { fontFamily: font, color: colours.text },
    legend: { textStyle: { color: colours.text } },
    tooltip: {
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: font },
      confine: true,
    },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
  }
}
