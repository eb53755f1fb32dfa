import { isKnown, mean } from './figures'
import type { Layout } from './layout'
import { THEMES } from './places'
import { range, type Content, type RowOptions } from './sheet'
import { STYLE, type CellStyle } from './styles'

type HeaderRow = { contents: Content[]; styles: CellStyle | CellStyle[]; options: RowOptions }

const SIGNS =
  '✓ выполнено · ✗ не выполнено · % доля · ? нет данных · – неприменимо · пусто: в положении такой темы нет.'
const PARTLY = '«?» после доли: часть темы не определена, показано подтверждённое. № — строка листа «Рейтинг».'

const meaning = ({ blocks }: Layout): string =>
  blocks.length > 1
    ? 'Тема — одна и та же обязанность, записанная в разных положениях по-своему. Места по темам не присваиваются.'
    : 'Исполнение положения по темам.'

/** First and last column of each band over the titles, and what it says. */
const bandsOf = ({ blocks, themes }: Layout): [number, number, string][] => {
  const common = themes.filter((theme) => theme.common).length
  const several = blocks.length > 1
  const bands: [number, number, string][] = [
    [THEMES.index, THEMES.completeness, several ? 'На общих темах' : 'По всем темам'],
    [THEMES.theme, THEMES.theme + common - 1, several ? 'Общие темы' : 'Темы'],
    [THEMES.theme + common, THEMES.theme + themes.length - 1, 'Остальные темы'],
  ]
  return bands.filter(([from, to]) => to >= from)
}

/** Mean, number and spread of the figures of a column. */
type Tally = { mean: number | null; count: number; spread: number | null }

const tallyOf = (figures: (number | null)[]): Tally => {
  const known = figures.filter((figure) => figure !== null)
  return {
    mean: known.length === 0 ? null : mean(known),
    count: known.length,
    spread: known.length < 2 ? null : Math.max(...known) - Math.min(...known),
  }
}

const talliesOf = ({ themes, ranked }: Layout): Tally[] => {
  const all = ranked.map(({ score }) => score.common)
  const assessed = all.filter(isKnown)
  return [
    tallyOf(assessed.map(({ index }) => index)),
    tallyOf(assessed.map(({ upper }) => upper)),
    tallyOf(all.map(({ completeness }) => completeness)),
    ...themes.map(({ index, institutions, spread }) => ({ mean: index, count: institutions, spread })),
  ]
}

/** Rows of «Темы» above the institutions, of which the last stands in row `bottom`. Tallies follow the filter. */
export const themesHeader = (layout: Layout, bottom: number): HeaderRow[] => {
  const { themes } = layout
  const bands = bandsOf(layout)
  const across = (own: CellStyle, theme: CellStyle): CellStyle[] => [
    ...Array<CellStyle>(THEMES.index).fill(STYLE.header),
    ...Array<CellStyle>(THEMES.theme - THEMES.index).fill(own),
    ...themes.map(() => theme),
  ]
  const tallies = talliesOf(layout)
  const tally = (
    label: string,
    style: CellStyle,
    formula: (cells: string) => string,
    of: (tally: Tally) => number | null,
  ): HeaderRow => ({
    contents: [
      ...['', label, '', ''],
      ...tallies.map((each, at): Content => {
        const column = THEMES.index + at
        return { formula: formula(range(THEMES.first, column, bottom, column)), result: of(each) ?? '' }
      }),
    ],
    styles: across(style, style),
    options: { height: 15 },
  })
  const band = Array.from(
    { length: THEMES.theme + themes.length },
    (_, at): Content => bands.find(([from]) => from === at)?.[2] ?? '',
  )
  return [
    {
      contents: ['Темы', null, meaning(layout)],
      styles: [STYLE.title, STYLE.title, STYLE.section],
      options: { height: 20 },
    },
    { contents: ['Знаки', null, SIGNS], styles: STYLE.line, options: { height: 15 } },
    { contents: ['', null, PARTLY], styles: STYLE.line, options: { height: 15 } },
    {
      contents: [...Array<Content>(THEMES.theme).fill(''), ...themes.map(({ theme }) => theme)],
      styles: STYLE.headerLeft,
      options: { height: 12, hidden: true },
    },
    {
      contents: band,
      styles: STYLE.band,
      options: { height: 16, merge: bands.filter(([from, to]) => to > from).map(([from, to]) => [from, to]) },
    },
    {
      contents: [...Array<Content>(THEMES.theme).fill(''), ...themes.map(({ title }) => title)],
      styles: across(STYLE.header, STYLE.headerRotated),
      options: { height: 118 },
    },
    tally(
      'Среднее по показанным строкам',
      STYLE.headerShare,
      (cells) => `IFERROR(SUBTOTAL(101,${cells}),"")`,
      (tally) => tally.mean,
    ),
    tally(
      'Оценено учреждений',
      STYLE.headerFigure,
      (cells) => `SUBTOTAL(102,${cells})`,
      ({ count }) => count,
    ),
    tally(
      'Разброс: от худшего до лучшего',
      STYLE.headerShare,
      (cells) => `IF(SUBTOTAL(102,${cells})<2,"",SUBTOTAL(104,${cells})-SUBTOTAL(105,${cells}))`,
      ({ spread }) => spread,
    ),
    {
      contents: [
        ...['№', 'Учреждение', 'Тип', 'Положение', 'Индекс', 'Возможный', 'Полнота'],
        ...themes.map((_, at) => at + 1),
      ],
      styles: across(STYLE.headerSmall, STYLE.headerFigure),
      options: { height: 15 },
    },
  ]
}
