import { asSeen } from '../../base/russian'

const FORMS = [
  ['январь', 'января', 'янв'],
  ['февраль', 'февраля', 'фев', 'февр'],
  ['март', 'марта', 'мар'],
  ['апрель', 'апреля', 'апр'],
  ['май', 'мая'],
  ['июнь', 'июня', 'июн'],
  ['июль', 'июля', 'июл'],
  ['август', 'августа', 'авг'],
  ['сентябрь', 'сентября', 'сен', 'сент'],
  ['октябрь', 'октября', 'окт'],
  ['ноябрь', 'ноября', 'ноя', 'нояб'],
  ['декабрь', 'декабря', 'дек'],
]

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

const NUMBERS = new Map(
  FORMS.flatMap((forms, index) => [...forms, ROMAN[index] ?? ''].map((form) => [asSeen(form), index + 1])),
)

/** 1…12 of a month's name, whole or in short, or of a Roman number; the word as `asSeen` gives it. */
export const monthOf = (word: string): number | undefined => NUMBERS.get(word)
