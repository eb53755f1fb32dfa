import { normalised } from '../../base/russian'
import type { Confirmation, Criterion } from '../criterion-types'
import type { ColumnType } from '../evidence-types'
import type { Kind } from '../kind'
import type { Requirement } from '../types'

/** How a closed set of codes is written in a workbook. */
export type Words<Code extends string> = Record<Code, string>

export const KIND_WORDS: Words<Kind> = {
  preschool: 'дошкольное',
  school: 'общеобразовательное',
  additional: 'дополнительного образования',
}

/** One kind, or several as they are listed in a cell. */
export const KIND_CHOICES = Object.values(KIND_WORDS).flatMap((first, index, all) => [
  first,
  ...all.slice(index + 1).map((second) => `${first}, ${second}`),
])

export const OBLIGATION_WORDS: Words<Requirement['obligation']> = {
  mandatory: 'обязательно',
  conditional: 'при необходимости',
  recommended: 'рекомендация',
  informative: 'справочно',
}

export const APPLIES_WORDS: Words<NonNullable<Requirement['appliesWhen']>> = {
  'remote-lessons': 'если были дистанционные занятия',
}

export const CONFIRMATION_WORDS: Words<Confirmation> = {
  document: 'документ',
  link: 'ссылка',
  file: 'файл',
  date: 'дата',
  number: 'число',
}

export const CRITERION_WORDS: Words<Criterion['kind']> = {
  attested: 'самооценка',
  document: 'документ',
  'published-by': 'размещено на сайте',
  ratio: 'доля',
  'at-least': 'не меньше',
  'every-row': 'каждая строка',
  'no-row': 'ни одной строки',
  'within-norm': 'экранное время',
  'covered-by': 'есть запись в другой таблице',
  ordered: 'по порядку',
  'within-hours': 'в часы',
  sequence: 'мера после нарушений',
  'any-of': 'любой из',
  'all-of': 'все вместе',
}

export const TYPE_WORDS: Words<ColumnType> = {
  text: 'текст',
  integer: 'целое число',
  number: 'число',
  date: 'дата',
  time: 'время',
  'yes-no': 'Да/Нет',
  choice: 'значение из списка',
}

/** The code written as this word; null for any other word. Case, ё and spaces do not matter. */
export const codeOf = <Code extends string>(words: Words<Code>, text: string): Code | null => {
  const found = (Object.entries(words) as [Code, string][]).find(([, word]) => normalised(word) === normalised(text))
  return found?.[0] ?? null
}

export const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
