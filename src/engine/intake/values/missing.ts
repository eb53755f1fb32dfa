import { asSeen } from '../../base/russian'
import type { ColumnType } from '../../catalogue/evidence-types'
import type { Meaning } from './outcome'
import { tidy } from './tidy'

/**
 * What a word in place of a value comes to: a `value` of its own (a text as written, a zero, an item of a list), the
 * answer `no`, `nothing` (the cell counts as empty; in «Учреждение» and «Требования» what stood there earlier no longer
 * holds), or a `remark`, because it can be meant in two ways.
 */
export type Effect = 'value' | 'no' | 'nothing' | 'remark'

export type MissingWord = {
  meaning: Meaning | 'zero'
  /** In Russian: what is meant. */
  title: string
  words: string[]
  effect: Record<ColumnType, Effect>
}

/** Words and marks that stand in place of a value, and what they come to by type of column. Printed in docs/values.md. */
export const MISSING_WORDS: MissingWord[] = [
  {
    meaning: 'not-applicable',
    title: 'к учреждению или строке не относится',
    words: ['н/п', 'н.п.', 'нп', 'не применимо', 'неприменимо', 'не применяется', 'не относится'],
    effect: {
      ...{ text: 'nothing', integer: 'nothing', number: 'nothing', date: 'nothing', time: 'nothing' },
      ...{ 'yes-no': 'nothing', choice: 'nothing' },
    },
  },
  {
    meaning: 'dash',
    title: 'прочерк: такого нет, или не заполняется',
    words: ['-', '--', '---', 'прочерк'],
    effect: {
      ...{ text: 'nothing', integer: 'remark', number: 'remark', date: 'nothing', time: 'nothing' },
      ...{ 'yes-no': 'no', choice: 'nothing' },
    },
  },
  {
    meaning: 'none',
    title: 'такого нет',
    words: ['нет', 'нету', 'не было', 'отсутствует', 'отсутствуют', 'не имеется', 'не имеются'],
    effect: {
      ...{ text: 'value', integer: 'remark', number: 'remark', date: 'nothing', time: 'nothing' },
      ...{ 'yes-no': 'no', choice: 'nothing' },
    },
  },
  {
    meaning: 'unknown',
    title: 'неизвестно',
    words: [
      ...['нет данных', 'данных нет', 'данные отсутствуют', 'н/д', 'н.д.', 'нд', 'нет сведений', 'сведений нет'],
      ...['нет информации', 'н.св.', 'неизвестно', 'не известно', 'уточняется', '…', '?'],
    ],
    effect: {
      ...{ text: 'nothing', integer: 'nothing', number: 'nothing', date: 'nothing', time: 'nothing' },
      ...{ 'yes-no': 'nothing', choice: 'nothing' },
    },
  },
  {
    meaning: 'zero',
    title: 'ноль',
    words: ['0'],
    effect: {
      ...{ text: 'value', integer: 'value', number: 'value', date: 'remark', time: 'remark' },
      ...{ 'yes-no': 'no', choice: 'remark' },
    },
  },
]

const LONGEST = Math.max(...MISSING_WORDS.flatMap(({ words }) => words.map(({ length }) => length))) + 8

const keyOf = (text: string): string => {
  const seen = asSeen(tidy(text)).replace(/ ?\/ ?/g, '/')
  return seen === '...' ? seen : seen.replace(/[.;,!]+$/, '').replace(/\. /g, '.')
}

const MEANINGS = new Map<string, Meaning>(
  MISSING_WORDS.flatMap(({ meaning, words }) =>
    meaning === 'zero' ? [] : words.map((word) => [keyOf(word), meaning] as const),
  ),
)

/** How such words begin, as they stand in a cell: most texts need no closer look. */
const START = /^[\s"'«]*(?:[нh][\s./пдеe]|п[рp]|[оo]т|д[аa]|[сc][вb]|[уy]т|[^\p{L}\d\s"'«])/iu

/** What a text says in place of a value; undefined for any other text. Case, spaces, ё/е and a full stop do not matter. */
export const meaningOf = (text: string): Meaning | undefined =>
  text.length > LONGEST || !START.test(text) ? undefined : MEANINGS.get(keyOf(text))

/** What a word of this meaning comes to in a column of this type. */
export const effectOf = (meaning: Meaning, type: ColumnType): Effect =>
  MISSING_WORDS.find((each) => each.meaning === meaning)?.effect[type] ?? 'remark'
