import { counted } from '../../../base/russian'
import type { Changed, Dynamics } from '../../../comparison/types'
import { mean } from '../figures'
import type { Layout, Ranked } from '../layout'
import { RATING, RATING_FIRST, ratingColumn } from '../places'
import { heightFor, type Content } from '../sheet'
import { STYLE } from '../styles'
import { NOT_APPLICABLE } from '../words'
import { beforeAndNow } from './bars'
import { cell, namedGroups, NAME_WIDTH, quoted, TABLE, type SectionLine, type SectionMaker } from './section'
import { movedOrderOf } from './order'
import { placeFormula, takenBy, turnsOf } from './turns'

/** Index before of those held to one edition in both audits: only these are over the same duties. */
export const indexBefore = (previous: Dynamics | null | undefined): Map<number, number> =>
  new Map(
    (previous?.institutions ?? []).flatMap(({ id, before, sameEdition }): [number, number][] =>
      sameEdition && before !== null && before.index !== null ? [[id, before.index]] : [],
    ),
  )

type Moved = { line: Ranked; at: number; before: number; now: number }

const movedOf = (layout: Layout, previous: Dynamics): Moved[] => {
  const before = indexBefore(previous)
  return layout.ranked.flatMap((line, at) => {
    const was = before.get(line.score.id)
    return was === undefined || line.score.index === null ? [] : [{ line, at, before: was, now: line.score.index }]
  })
}

const otherEdition = ({ institutions }: Dynamics): string => {
  const count = institutions.filter(({ sameEdition, change }: Changed) => !sameEdition && change !== null).length
  return count === 0
    ? ''
    : ` Под другой редакцией положения ${counted(count, 'учреждение', 'учреждения', 'учреждений')}: оно сравнивается по темам на листе «Динамика».`.replace(
        'оно сравнивается',
        count === 1 ? 'оно сравнивается' : 'они сравниваются',
      )
}

const KIND_TITLES = ['Тип и положение', 'Учреждений', 'Было', 'Стало', 'Изменение']

const kindsSection =
  (layout: Layout, previous: Dynamics): SectionMaker =>
  (header) => {
    const moved = movedOf(layout, previous)
    const column = (name: keyof typeof RATING): string => ratingColumn(layout, RATING[name])
    const groups = namedGroups(layout).flatMap((group) => {
      const own = moved.filter(({ line }) => line.group === group.id)
      return own.length === 0 ? [] : [{ group, own }]
    })
    if (groups.length === 0) return null
    const lines = groups.map(({ group, own }, at): SectionLine => {
      const row = header + 1 + at
      const both = `${column('group')},${quoted(group.id)},${column('before')},">=0",${column('index')},">=0"`
      const average = (name: 'before' | 'index', values: number[]): Content => ({
        formula: `IFERROR(AVERAGEIFS(${column(name)},${both}),"${NOT_APPLICABLE}")`,
        result: mean(values),
      })
      const [was, now] = [own.map((each) => each.before), own.map((each) => each.now)]
      return {
        contents: [
          group.name,
          { formula: `COUNTIFS(${both})`, result: own.length },
          average('before', was),
          average('index', now),
          { formula: `IFERROR(${cell(3, row)}-${cell(2, row)},"${NOT_APPLICABLE}")`, result: mean(now) - mean(was) },
        ],
        height: heightFor([[group.name, NAME_WIDTH]]),
      }
    })
    return {
      title: 'Динамика: средний индекс',
      note: `Было — «${previous.before.name}». Среднее по учреждениям, у которых индекс есть в обоих мониторингах по одной редакции.${otherEdition(previous)}`,
      titles: KIND_TITLES,
      styles: [STYLE.text, STYLE.count, STYLE.percent, STYLE.percentStrong, STYLE.change],
      lines,
      least: 90 + lines.length * 30,
      bars: beforeAndNow(2),
    }
  }

const TITLES = ['Учреждение', 'Было', 'Стало', 'Изменение', 'Возможный', 'Полнота', 'Строка']

const institutionsSection =
  (layout: Layout, previous: Dynamics): SectionMaker =>
  (header) => {
    const moved = movedOf(layout, previous)
      .map((each) => ({ ...each, order: movedOrderOf(each.now, each.before, RATING_FIRST + each.at) }))
      .sort((a, b) => b.order - a.order)
    if (moved.length === 0) return null
    const column = (name: keyof typeof RATING): string => ratingColumn(layout, RATING[name])
    const turns = turnsOf(moved.map(({ line }) => heightFor([[line.score.name, NAME_WIDTH]])))
    const count = `COUNTIF(${column('moved')},">0")`
    const lines = turns.map((turn, index): SectionLine => {
      const row = header + 1 + index
      const found = takenBy(turn, moved)
      const place = `$${cell(TABLE.helper, row)}`
      const taken = (name: keyof typeof RATING, result: string | number | null | undefined): Content => ({
        formula: `IF(${place}="","",INDEX(${column(name)},${place}))`,
        result: result ?? '',
      })
      const score = found?.line.score
      const name = score?.name ?? ''
      return {
        contents: [
          ...[taken('name', name), taken('before', found?.before), taken('index', found?.now)],
          {
            formula: `IF(${place}="","",${cell(2, row)}-${cell(1, row)})`,
            result: found === undefined ? '' : found.now - found.before,
          },
          ...[taken('upper', score?.upper), taken('completeness', score?.completeness)],
          {
            formula: placeFormula(turn, `(${column('moved')})`, count, column('moved')),
            result: found === undefined ? '' : found.at + 1,
          },
        ],
        height: heightFor([[name, NAME_WIDTH]]),
      }
    })
    const all = counted(moved.length, 'учреждения', 'учреждений', 'учреждений')
    return {
      title: 'Динамика по учреждениям',
      note:
        turns.length === moved.length
          ? 'От наибольшего роста к наибольшему снижению.'
          : `На одной странице читаются не более ${turns.length} пар полос: показаны ${turns.length / 2} с наибольшим ростом и ${turns.length / 2} с наибольшим снижением из ${all}, все — на листе «Динамика».`,
      titles: TITLES,
      styles: [
        ...[STYLE.text, STYLE.percent, STYLE.percentStrong, STYLE.change, STYLE.percent, STYLE.percent],
        STYLE.count,
      ],
      lines,
      least: 80 + lines.length * 15,
      bars: beforeAndNow(1),
    }
  }

/** Index before and now; nothing without a previous audit. */
export const dynamicsSections = (layout: Layout, previous: Dynamics | null | undefined): SectionMaker[] =>
  previous === null || previous === undefined
    ? []
    : [kindsSection(layout, previous), institutionsSection(layout, previous)]
