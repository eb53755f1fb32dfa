import { nestedQuotes } from '../../base/quotes'
import { percent, shownTenths } from '../../base/russian'
import type { Noun } from '../../base/declension'
import type { Kind } from '../../catalogue/kind'
import type { Measure } from '../../comparison/types'

export const KIND_NOUN: Record<Kind, Noun> = {
  school: 'school',
  preschool: 'kindergarten',
  additional: 'centre',
}

export const KINDS: Kind[] = ['school', 'preschool', 'additional']

/** The noun for all of these kinds together. */
export const nounFor = (kinds: Iterable<Kind>): Noun => {
  const [only, ...more] = new Set(kinds)
  return only !== undefined && more.length === 0 ? KIND_NOUN[only] : 'institution'
}

/** Figures without a single «–» among them. */
export type Figures = { index: number; upper: number; completeness: number }

export const figuresOf = ({ index, upper, completeness }: Measure): Figures[] =>
  index === null || upper === null || completeness === null ? [] : [{ index, upper, completeness }]

/** Arithmetic means; null of nothing. */
export const meanOf = (figures: Figures[]): Figures | null => {
  const of = (value: (each: Figures) => number): number =>
    figures.reduce((sum, each) => sum + value(each), 0) / figures.length
  return figures.length === 0
    ? null
    : {
        index: of(({ index }) => index),
        upper: of(({ upper }) => upper),
        completeness: of(({ completeness }) => completeness),
      }
}

/** «индекс 88,1 %, возможный индекс 90,2 %, полнота данных 97,9 %» */
export const threeNumbers = ({ index, upper, completeness }: Figures): string =>
  `индекс ${percent(index)}, возможный индекс ${percent(upper)}, полнота данных ${percent(completeness)}`

/** How far two shares, 0…1, are apart as they are shown: «2,1 процентного пункта», a fraction takes the genitive singular. */
export const pointsBetween = (one: number, other: number): string =>
  `${(Math.abs(shownTenths(one) - shownTenths(other)) / 10).toFixed(1).replace('.', ',')} процентного пункта`

export const quoted = (text: string): string => nestedQuotes(`«${text}»`)

/** The audit as a sentence names it; one that is called a «Мониторинг» needs no second word. */
export const auditNamed = (name: string): string =>
  /^мониторинг/i.test(name) ? quoted(name) : `мониторинг ${quoted(name)}`

/** A statement without its full stop, in quotation marks. */
export const duty = (statement: string): string => quoted(statement.replace(/\.$/, ''))

/** «пункт 2.4, п. 3», «пункты 2.1; 2.4, п. 7»; a clause of an annex names itself. */
export const clauses = (label: string): string => {
  if (label.startsWith('прил.')) return label
  return `${label.includes(';') ? 'пункты' : 'пункт'} ${label}`
}

const MOST = 12

/** Names as a list in one line; beyond twelve the rest is counted. */
export const namesList = (names: string[]): string =>
  names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} и ещё ${names.length - MOST}`
