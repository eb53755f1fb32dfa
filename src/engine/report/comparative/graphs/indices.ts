import { counted } from '../../../base/russian'
import type { Layout, Ranked } from '../layout'
import { RATING, RATING_FIRST, ratingColumn } from '../places'
import { heightFor, type Content } from '../sheet'
import { STYLE } from '../styles'
import { NOT_APPLICABLE } from '../words'
import { INDEX_AND_RISE } from './bars'
import { cell, namedGroups, NAME_WIDTH, quoted, TABLE, type SectionMaker } from './section'
import { orderOf } from './order'
import { placeFormula, takenBy, turnsOf, type Turn } from './turns'

const TITLES = ['Учреждение', 'Место', 'Индекс', 'До возможного', 'Возможный', 'Полнота', 'Строка']

type Group = ReturnType<typeof namedGroups>[number]

const lineOf = (layout: Layout, { id }: Group, sorted: { line: Ranked; at: number }[], turn: Turn, row: number) => {
  const column = (name: keyof typeof RATING): string => ratingColumn(layout, RATING[name])
  const own = `(${column('group')}=${quoted(id)})*${column('order')}`
  const count = `COUNTIFS(${column('group')},${quoted(id)},${column('order')},">0")`
  const found = takenBy(turn, sorted)
  const place = `$${cell(TABLE.helper, row)}`
  const taken = (name: keyof typeof RATING, result: string | number): Content => ({
    formula: `IF(${place}="","",INDEX(${column(name)},${place}))`,
    result,
  })
  const { name, rank, index, upper, completeness } = found?.line.score ?? {
    ...{ name: '', rank: null, index: null, upper: null, completeness: null },
  }
  const contents: Content[] = [
    taken('name', name),
    taken('rank', rank ?? NOT_APPLICABLE),
    taken('index', index ?? ''),
    {
      formula: `IF(${place}="","",${cell(4, row)}-${cell(2, row)})`,
      result: index === null || upper === null ? '' : upper - index,
    },
    taken('upper', upper ?? ''),
    taken('completeness', completeness ?? ''),
    {
      formula: placeFormula(turn, own, count, column('order')),
      result: found === undefined ? '' : found.at + 1,
    },
  ]
  return { contents, height: heightFor([[name, NAME_WIDTH]]) }
}

/** Index of each institution of one kind and regulation, with what it could rise by; of many the best and the worst. */
const indexSection =
  (layout: Layout, group: Group): SectionMaker =>
  (header) => {
    const sorted = layout.ranked
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => line.group === group.id && line.score.index !== null)
      .sort((a, b) => orderOf(b.line.score, RATING_FIRST + b.at) - orderOf(a.line.score, RATING_FIRST + a.at))
    if (sorted.length === 0) return null
    const turns = turnsOf(sorted.map(({ line }) => heightFor([[line.score.name, NAME_WIDTH]])))
    const of = counted(sorted.length, 'учреждения', 'учреждений', 'учреждений')
    return {
      title: `Индекс и возможный индекс: ${group.name}`,
      note:
        turns.length === sorted.length
          ? 'Тёмная часть — подтверждённый индекс; штриховка — сколько прибавится, если всё неопределённое выполнено.'
          : `На одной странице читаются не более ${turns.length} полос: показаны ${turns.length / 2} лучших и ${turns.length / 2} худших из ${of}, все — на листе «Рейтинг». Штриховка — сколько прибавится, если всё неопределённое выполнено.`,
      titles: TITLES,
      styles: [
        ...[STYLE.text, STYLE.center, STYLE.percentStrong, STYLE.percent, STYLE.percent, STYLE.percent],
        STYLE.count,
      ],
      lines: turns.map((turn, at) => lineOf(layout, group, sorted, turn, header + 1 + at)),
      least: 76 + turns.length * 14,
      bars: INDEX_AND_RISE,
    }
  }

/** One section for each kind and regulation. */
export const indexSections = (layout: Layout): SectionMaker[] =>
  namedGroups(layout).map((group) => indexSection(layout, group))
