import { asSeen } from '../../base/russian'
import { distance } from './distance'
import { meaningOf } from './missing'
import { refused, taken, type Expectation, type Parsed } from './outcome'
import { tidy } from './tidy'
import { yesNoWord } from './yes-no'

const keyOf = (text: string): string =>
  asSeen(tidy(text))
    .replace(/[.;,:!]+$/, '')
    .replace(/ ?[-/] ?/g, (mark) => (mark.includes('/') ? '/' : ' '))
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')

type List = {
  /** By key, also of listed other words; null where two items share it. */
  byKey: Map<string, string | null>
  items: { key: string; choice: string }[]
  /** An item says no, so a dash may mean it. */
  hasNegative: boolean
  isYesNo: boolean
}

type Words = Record<string, string[]>

const NO_WORDS: Words = {}
const known = new WeakMap<Words, WeakMap<string[], List>>()

const listOf = (choices: string[], words: Words): List => {
  const spoken = known.get(words) ?? new WeakMap<string[], List>()
  known.set(words, spoken)
  const found = spoken.get(choices)
  if (found !== undefined) return found
  const items = choices.map((choice) => ({ key: keyOf(choice), choice }))
  const byKey = new Map<string, string | null>()
  for (const { key, choice } of items) byKey.set(key, byKey.has(key) ? null : choice)
  const own = new Set(byKey.keys())
  for (const { choice } of items)
    for (const word of words[choice] ?? []) {
      const key = keyOf(word)
      if (!own.has(key)) byKey.set(key, (byKey.get(key) ?? choice) === choice ? choice : null)
    }
  // The items as they are spelt are asked for most.
  for (const choice of choices) byKey.set(choice, choice)
  const list = {
    byKey,
    items,
    hasNegative: items.some(({ key }) => /^не(т|( .*|применимо))?$/.test(key)),
    isYesNo: choices.includes('Да') && choices.includes('Нет'),
  }
  spoken.set(choices, list)
  return list
}

const SHORTEST_PREFIX = 3

/** Items a text begins. One word may be another form of an item's first word: «педагоги» begins both kinds of them. */
const begunBy = ({ items }: List, key: string): string[] => {
  const begins = (start: string): string[] =>
    items.filter((each) => each.key.startsWith(start)).map((each) => each.choice)
  const found = key.replace(/[^а-я]/g, '').length < SHORTEST_PREFIX ? [] : begins(key)
  const isWord = !key.includes(' ') && key.length > SHORTEST_PREFIX + 2
  return found.length === 1 && isWord ? begins(key.slice(0, -2)) : found
}

/** Items a misprint or two away, nearest first, and items the text goes on after. */
const nearTo = ({ items }: List, key: string): string[] => {
  const near = items
    .map(({ key: item, choice }) => ({
      choice,
      away: distance(item, key),
      bound: Math.floor(Math.max(item.length, 4) / 4),
    }))
    .filter(({ away, bound }) => away <= bound)
    .sort((one, other) => one.away - other.away)
  const continued = items.filter(({ key: item }) => key.startsWith(`${item} `) || key.startsWith(`${item},`))
  return [...near, ...continued].map(({ choice }) => choice)
}

const SUGGESTED = 3

const notListed = (expectation: Expectation, near: string[]): Parsed => {
  const suggested = [...new Set(near)].slice(0, SUGGESTED).map((choice) => `«${choice}»`)
  return refused(
    expectation,
    'not-in-list',
    suggested.length === 0
      ? undefined
      : `Возможно, имелось в виду ${suggested.join(' или ')}: выберите значение из выпадающего списка.`,
  )
}

const DASH_FIX =
  'Прочерк можно понять и как отрицательный ответ, и как пропуск. Выберите значение из выпадающего списка.'

/**
 * The item of a list that a text names: as spelt, but for case, spaces, ё/е and look-alike letters; by a listed other
 * word; by its beginning where only one item has it. A near miss is refused with the nearest items.
 */
export const choiceFrom = (text: string, choices: string[], expectation: Expectation): Parsed => {
  const list = listOf(choices, expectation.words ?? NO_WORDS)
  const exact = list.byKey.get(text)
  if (typeof exact === 'string') return taken(exact)
  const key = keyOf(text)
  const named = list.byKey.get(key)
  if (typeof named === 'string') return taken(named)
  const meaning = meaningOf(text)
  if (meaning === 'dash' && list.hasNegative) return refused(expectation, 'ambiguous-dash', DASH_FIX)
  if (list.isYesNo && meaning !== 'unknown' && !/^[\d-]+$/.test(key)) {
    const word = yesNoWord(text)
    if (word !== undefined) return taken(word ? 'Да' : 'Нет')
  }
  if (meaning !== undefined) return refused(expectation, 'not-in-list')
  const begun = begunBy(list, key)
  const [only] = begun
  return only !== undefined && begun.length === 1
    ? taken(only)
    : notListed(expectation, [...begun, ...nearTo(list, key)])
}
