import { russianDay } from '../../base/calendar'
import { agreed, every, joined, someOf, spelled, spelledAlone, type Noun } from '../../base/declension'
import { percent, shownTenths } from '../../base/russian'
import type { Dynamics } from '../../comparison/types'
import { paragraph, section, sentences } from '../word/blocks'
import type { Block as Part, Section } from '../word/types'
import type { NoteFacts } from './facts'
import { clauses, duty, figuresOf, meanOf, namesList, nounFor, pointsBetween, quoted, type Figures } from './words'

/** Below a tenth of a point two figures read the same. */
const SHOWN = 0.0005
const MOST = 5
const MOST_DUTIES = 3
/** A requirement has moved when the share of those who meet it did by so much. */
const MOVED = 0.05

type Pair = { name: string; before: Figures; after: Figures; change: number; sameEdition: boolean }

/** Under different editions only the themes of both are compared. */
const pairsOf = ({ institutions }: Dynamics): Pair[] =>
  institutions.flatMap(({ name, before: then, after: now, sameEdition, onThemes }) => {
    const [was, is] = onThemes === null ? [then, now] : [onThemes.before, onThemes.after]
    const [before, after] = [was, is].map((side) => (side === null ? undefined : figuresOf(side)[0]))
    if (before === undefined || after === undefined) return []
    return [{ name, before, after, change: after.index - before.index, sameEdition }]
  })

const verb = (change: number): string => (change > 0 ? 'вырос' : 'снизился')

const went = (title: string, stayed: string, before: number, after: number): string =>
  shownTenths(after) === shownTenths(before)
    ? `${title} ${stayed} ${percent(after)}`
    : `${title} — с ${percent(before)} до ${percent(after)}`

const overall = (pairs: Pair[], { name, periodFrom, periodTo }: Dynamics['before'], { noun }: NoteFacts): string[] => {
  const [before, after] = [meanOf(pairs.map((each) => each.before)), meanOf(pairs.map((each) => each.after))]
  if (before === null || after === null) return []
  const change = after.index - before.index
  const period = `за период с ${russianDay(periodFrom)} по ${russianDay(periodTo)}`
  const intro = `Показатели сравниваются с мониторингом ${quoted(name)} ${period} по ${spelled(pairs.length, noun, 'dative')}, у ${pairs.length === 1 ? (noun === 'school' ? 'которой' : 'которого') : 'которых'} они есть в обоих мониторингах.`
  const moved =
    shownTenths(after.index) === shownTenths(before.index)
      ? `Средний индекс не изменился: ${percent(after.index)}`
      : `Средний индекс ${verb(change)} с ${percent(before.index)} до ${percent(after.index)}, на ${pointsBetween(before.index, after.index)}`
  return [
    intro,
    `${moved} (${went('возможный индекс', 'остался', before.upper, after.upper)}, ${went('полнота данных', 'осталась', before.completeness, after.completeness)}).`,
  ]
}

const directions = (pairs: Pair[], { noun }: NoteFacts): string | null => {
  if (pairs.length < 2) return null
  const count = (fits: (change: number) => boolean): number => pairs.filter(({ change }) => fits(change)).length
  const [up, down] = [count((each) => each >= SHOWN), count((each) => each <= -SHOWN)]
  const same = pairs.length - up - down
  const all = `у ${every(pairs.length, noun, 'genitive')}`
  if (up === pairs.length) return `Индекс вырос ${all}.`
  if (down === pairs.length) return `Индекс снизился ${all}.`
  if (same === pairs.length) return null
  const parts = [
    ...(up === 0 ? [] : [`вырос у ${spelled(up, noun, 'genitive')}`]),
    ...(down === 0 ? [] : [`снизился у ${spelled(down, noun, 'genitive')}`]),
    ...(same === 0 ? [] : [`не изменился у ${spelled(same, noun, 'genitive')}`]),
  ]
  return `Индекс ${joined(parts)}.`
}

const movedTable = (pairs: Pair[]): Part[] => {
  const moved = pairs.filter(({ change }) => Math.abs(change) >= SHOWN).sort((a, b) => b.change - a.change)
  if (moved.length < 2) return []
  const shown = moved.length <= 2 * MOST ? moved : [...moved.slice(0, MOST), ...moved.slice(-MOST)]
  const sides = ({ before, after }: Pair, of: keyof Figures): string => `${percent(before[of])} → ${percent(after[of])}`
  return [
    {
      ...{ kind: 'table', id: 'moved', caption: 'Наибольшие изменения индекса' },
      header: ['Учреждение', 'Индекс', 'Возможный индекс', 'Полнота данных'],
      rows: shown.map((each) => [each.name, sides(each, 'index'), sides(each, 'upper'), sides(each, 'completeness')]),
      ...{ widths: [34, 22, 22, 22], numeric: [1, 2, 3] },
    },
  ]
}

const inSome = (count: number, whole: number, noun: Noun): string => {
  if (count === 0) return `ни в ${spelledAlone(1, noun, 'prepositional')} из ${spelled(whole, noun, 'genitive')}`
  return count === whole
    ? `${whole > 2 ? 'во' : 'в'} ${every(whole, noun, 'prepositional')}`
    : `в ${someOf(count, whole, noun, 'prepositional')}`
}

/** Duties by how much the share of those who keep them changed, among the institutions judged both times. */
const dutyLines = ({ units }: Dynamics, { blocks }: NoteFacts): { better: string[]; worse: string[] } => {
  const moved = units.flatMap(({ catalogue, unit, institutions, metBefore, metAfter }) => {
    const block = blocks.find((each) => each.catalogue.id === catalogue)
    const found = block?.units.find(({ id }) => id === unit)
    if (block === undefined || found === undefined || institutions === 0) return []
    const where = `${blocks.length > 1 ? `${block.short}; ` : ''}${clauses(found.label)}`
    const noun = nounFor(block.scores.map(({ kind }) => kind))
    const change = (metAfter - metBefore) / institutions
    const text = `${duty(found.statement)} (${where}): раньше ${inSome(metBefore, institutions, noun)}, теперь ${inSome(metAfter, institutions, noun)}.`
    return [{ change, text }]
  })
  const lines = (list: typeof moved): string[] => list.slice(0, MOST_DUTIES).map(({ text }) => text)
  return {
    better: lines(moved.filter(({ change }) => change >= MOVED).sort((a, b) => b.change - a.change)),
    worse: lines(moved.filter(({ change }) => change <= -MOVED).sort((a, b) => a.change - b.change)),
  }
}

/** What changed since the audit before; nothing where there was none, or nobody is in both. */
export const dynamics = (facts: NoteFacts): Section[] => {
  const { previous } = facts.input
  if (previous === undefined || previous === null) return []
  const pairs = pairsOf(previous)
  const { better, worse } = dutyLines(previous, facts)
  const passed = pairs.filter(({ sameEdition }) => !sameEdition).length
  const table = movedTable(pairs)
  const namesOf = (list: { name: string }[]): string[] => list.map(({ name }) => name)
  const [appeared, gone] = [namesOf(previous.appeared), namesOf(previous.gone)]
  return section('Динамика', [
    ...paragraph(
      ...overall(pairs, previous.before, facts),
      directions(pairs, facts),
      passed === 0
        ? null
        : `У ${spelled(passed, facts.noun, 'genitive')} за это время сменилась редакция положения; показатели до и после взяты по темам, которые есть в обеих редакциях.`,
    ),
    ...(table.length === 0 ? [] : [...paragraph('Наибольшие изменения показаны в таблице {table:moved}.'), ...table]),
    ...(better.length === 0 ? [] : [...paragraph('Заметно чаще выполняются требования:'), ...sentences(better)]),
    ...(worse.length === 0 ? [] : [...paragraph('Заметно реже выполняются требования:'), ...sentences(worse)]),
    ...paragraph(
      appeared.length === 0
        ? null
        : `В прошлом мониторинге не ${agreed(appeared.length, 'участвовало', 'участвовали')}: ${namesList(appeared)}.`,
      gone.length === 0
        ? null
        : `В этом мониторинге уже не ${agreed(gone.length, 'участвует', 'участвуют')}: ${namesList(gone)}.`,
    ),
  ])
}
