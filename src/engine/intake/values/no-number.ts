import { isMadeDate } from './made-date'
import { refused, type Expectation, type Refused } from './outcome'

const WORDS = new RegExp(
  `^(?:${[
    'ноль|нуль|один|одна|одно|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|полтор[аы]|пара',
    '(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцать|двадцать|тридцать|сорок|(?:пять|шесть|семь|восемь)десят',
    'девяносто|сто|двести|триста|четыреста|(?:пять|шесть|семь|восемь|девять)сот|тысяч[аи]?|миллион(?:а|ов)?',
  ].join('|')})(?:[ -]|$)`,
)

const APPROXIMATE =
  /^(?:≈|~|<|>|≤|≥|±|ок(?:оло|\.)|примерно|приблизительно|порядка|более|больше|менее|меньше|не более|не менее|свыше|до|от|почти|чуть)(?![а-я])|\d ?\+$|\d ?±/

type Kind = { code: string; is: (text: string) => boolean; fix: string }

/** What stands where a number should, first that fits. */
const KINDS: Kind[] = [
  {
    code: 'date-instead',
    is: (text) => isMadeDate(text) || /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text),
    fix: 'Excel принял введённое за дату: задайте ячейке формат «Числовой» и впишите число заново.',
  },
  {
    code: 'several-numbers',
    is: (text) => /\d ?(?:из|от|\/|\\|;|и|\+|\*) ?\d/.test(text),
    fix: 'Впишите одно число: то, о котором спрашивает заголовок столбца.',
  },
  {
    code: 'range',
    is: (text) => /\d ?-+ ?\d|^от \d.* до \d|\d ?(?:\.{2,}|…) ?\d/.test(text),
    fix: 'Впишите одно точное число, а не промежуток.',
  },
  {
    code: 'approximate',
    is: (text) => APPROXIMATE.test(text),
    fix: 'Впишите точное число, без «около», «≈», «более».',
  },
  {
    code: 'percent',
    is: (text) => /\d ?(?:%|процент)/.test(text),
    fix: 'Впишите количество, а не процент.',
  },
  {
    code: 'ambiguous-number',
    is: (text) => /^[+-]?\d+(?:[ .,'’]\d+)+$/.test(text),
    fix: 'Непонятно, где в числе дробная часть. Впишите его слитно, дробную часть отделите запятой, например 1250,5.',
  },
  { code: 'number-in-words', is: (text) => WORDS.test(text), fix: 'Впишите число цифрами.' },
  {
    code: 'wrong-unit',
    is: (text) => /^[+-]?\d[\d ]*(?:[.,]\d+)? ?[^\d]+$/.test(text),
    fix: 'Впишите только число, цифрами, без слов и других единиц измерения.',
  },
]

/** Says what a tidied text is instead of a number. */
export const whyNoNumber = (text: string, expectation: Expectation): Refused => {
  const small = text.toLowerCase()
  const kind = KINDS.find(({ is }) => is(small))
  return kind === undefined ? refused(expectation) : refused(expectation, kind.code, kind.fix)
}
