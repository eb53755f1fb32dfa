import type { Fill } from '../../charts/types'
import type { Layout } from '../layout'
import { RATING, ratingColumn } from '../places'
import { heightFor } from '../sheet'
import { STYLE } from '../styles'
import { LEVEL, levelWord, NOT_SCORED, TOO_LITTLE } from '../words'
import { bar, COUNTS } from './bars'
import { cell, namedGroups, NAME_WIDTH, quoted, type SectionMaker } from './section'

const WORDS: [string, Fill][] = [
  [LEVEL.high, 'dark'],
  [LEVEL.sufficient, 'middle'],
  [LEVEL.low, 'light'],
  [TOO_LITTLE, 'hatched'],
  [NOT_SCORED, 'pale'],
]

/** How the levels are spread over the institutions of each kind and regulation. */
export const levelsSection =
  (layout: Layout): SectionMaker =>
  (header) => {
    const groups = namedGroups(layout)
    if (groups.length === 0) return null
    return {
      title: 'Уровни исполнения',
      note: 'Полоса — все учреждения типа, число на ней — сколько учреждений этого уровня.',
      titles: ['Тип и положение', ...WORDS.map(([word]) => word)],
      styles: [STYLE.text, ...WORDS.map(() => STYLE.count)],
      lines: groups.map(({ id, name, lines: own }) => ({
        contents: [
          name,
          ...WORDS.map(([word], column) => ({
            formula: `COUNTIFS(${ratingColumn(layout, RATING.group)},${quoted(id)},${ratingColumn(layout, RATING.level)},${cell(column + 1, header).replace(/(\D+)/, '$1$')})`,
            result: own.filter(({ score }) => levelWord(score.level, score.index) === word).length,
          })),
        ],
        height: heightFor([[name, NAME_WIDTH]]),
      })),
      least: 90 + groups.length * 20,
      bars: {
        ...{ ...COUNTS, grouping: 'shares', axisTitle: 'Доля учреждений' },
        series: WORDS.map(([, fill], at) => bar(at + 1, fill)),
      },
    }
  }
