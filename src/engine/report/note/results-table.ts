import { percent } from '../../base/russian'
import type { InstitutionScore, Stability } from '../../comparison/types'
import { layoutOf } from '../comparative/layout'
import { levelWord } from '../comparative/words'
import { paragraph, section } from '../word/blocks'
import type { Section } from '../word/types'
import type { NoteFacts } from './facts'

/** More institutions than fit two pages stand in the comparative report only. */
const MOST = 60

const share = (value: number | null): string => (value === null ? '–' : percent(value))

const placeOf = ({ id, rank }: InstitutionScore, stability: Stability | null): string => {
  if (rank === null) return '–'
  const range = stability?.places.find((each) => each.id === id)
  return range === undefined || range.low === range.high ? String(rank) : `${rank} (${range.low}–${range.high})`
}

const row = (score: InstitutionScore, stability: Stability | null): string[] => {
  const { name, index, upper, completeness, level } = score
  return [
    placeOf(score, stability),
    ...[name, share(index), share(upper), share(completeness), levelWord(level, index)],
  ]
}

const WHERE = 'приведены в сравнительном отчёте, на листе «Рейтинг»'

/** Every institution with its three numbers, by regulation and place. */
export const resultsTable = (facts: NoteFacts): Section[] => {
  const { scores, blocks, input } = facts
  if (scores.length < 2) return []
  if (scores.length > MOST)
    return section('Результаты учреждений', paragraph(`Показатели и места всех учреждений ${WHERE}.`))
  const { ranked } = layoutOf(input)
  const stability = input.stability ?? null
  const parts = blocks.flatMap(({ catalogue, short }, at) => {
    const own = ranked.filter(({ score }) => score.catalogue === catalogue.id).map(({ score }) => score)
    return [
      {
        kind: 'table' as const,
        id: `results${at}`,
        caption: blocks.length === 1 ? 'Показатели и места учреждений' : `Показатели и места: ${short}`,
        header: ['Место', 'Учреждение', 'Индекс', 'Возможный индекс', 'Полнота данных', 'Уровень'],
        rows: own.map((score) => row(score, stability)),
        ...{ widths: [13, 32, 11, 14, 13, 17], numeric: [0, 2, 3, 4] },
      },
    ]
  })
  const firm = parts.flatMap(({ rows }) => rows).every(([place = '']) => !place.includes('('))
  const tables =
    parts.length === 1
      ? 'таблице {table:results0}'
      : `таблицах {table:results0}${parts.length === 2 ? ' и ' : '–'}{table:results${parts.length - 1}}`
  return section('Результаты учреждений', [
    ...paragraph(
      `Показатели и места приведены в ${tables}. Место определено по индексу${parts.length === 1 ? '' : ' среди учреждений одного типа, которые оцениваются по одному положению'}; у равных показателей место общее.`,
      firm || stability === null
        ? null
        : `В скобках указано, в каких пределах место меняется, если веса требований изменять случайно в пределах ±${Math.round(stability.spread * 100)} %.`,
    ),
    ...parts,
  ])
}
