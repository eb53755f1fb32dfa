import { asSeen } from '../../base/russian'
import type { CellValue } from '../../workbook/types'
import { MISSING_WORDS } from './missing'
import { refused, taken, type Expectation, type Parsed } from './outcome'
import { tidy } from './tidy'

const DONE = 'выполнен|сделан|создан|проведен|размещен|назначен|закреплен'
  .split('|')
  .flatMap((stem) => ['', 'а', 'о', 'ы'].map((ending) => stem + ending))

const YES = [
  ...'да|+|✓|✔|✅|☑|√|v|1|true|True|TRUE|истина|есть|имеется|имеются|верно'.split('|'),
  ...'выполняется|выполняются|проводится|проводятся'.split('|'),
  ...DONE,
]

const NO = [
  ...MISSING_WORDS.filter(({ effect }) => effect['yes-no'] === 'no').flatMap(({ words }) => words),
  ...'☐|false|False|FALSE|ложь|не верно|неверно'.split('|'),
  ...'не выполняется|не выполняются|не проводится|не проводятся'.split('|'),
  ...DONE.map((word) => `не ${word}`),
]

const WORDS = new Map([
  ...YES.map((word) => [asSeen(word), true] as const),
  ...NO.map((word) => [asSeen(word), false] as const),
])

const wordOf = (seen: string): boolean | undefined => WORDS.get(seen) ?? WORDS.get(seen.replace(/[.!;,]+$/, ''))

/** Behind «да,» these point at the proof and change nothing. */
const REFERENCE = /^(?:приказ|протокол|распоряжени|справк|no|ссылка|https?:|от |с |\d)/
const HEDGED = /(?<!\p{L})(?:не|нет|но|пока|будет|кроме|только|почти)(?!\p{L})|частич|планир|процесс|некотор|кажд/u

const repeated = (value: boolean, tail: string): boolean =>
  wordOf(tail) === value || (value && REFERENCE.test(tail) && !HEDGED.test(tail))

/** Yes or no in a word, «да, приказ № 5» included; undefined for anything else, «да (частично)» too. */
export const yesNoWord = (text: string): boolean | undefined => {
  const known = WORDS.get(text)
  if (known !== undefined) return known
  const seen = asSeen(tidy(text))
  const word = wordOf(seen)
  if (word !== undefined) return word
  const [, head = '', tail = ''] = /^([^,;:]+)[,;:] ?(.+)$/.exec(seen) ?? []
  const value = wordOf(head)
  return value !== undefined && head.length > 1 && repeated(value, tail) ? value : undefined
}

const NUMBERS: Record<number, boolean> = { 0: false, 1: true }

/** «Да» or «нет» in their variants; with anything beside them they are refused. */
export const yesNoOf = (content: CellValue, expectation: Expectation): Parsed => {
  const value =
    content.type === 'text'
      ? yesNoWord(content.value)
      : content.type === 'boolean'
        ? content.value
        : content.type === 'number' && content.isPercent !== true
          ? NUMBERS[content.value]
          : undefined
  if (value !== undefined) return taken(value)
  const isQualified = content.type === 'text' && /^(?:да|нет)(?!\p{L})/u.test(asSeen(content.value))
  return isQualified
    ? refused(expectation, 'qualified-answer', 'Впишите одно слово: «да» или «нет»; пояснение перенесите в примечание.')
    : refused(expectation)
}
