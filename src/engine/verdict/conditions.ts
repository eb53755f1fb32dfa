import { normalised } from '../base/russian'
import type { Condition } from '../catalogue/criterion-types'
import type { Value } from '../catalogue/evidence-types'
import type { EvidenceRow } from './types'

/** What is known of a statement: a cell that is empty leaves it unknown. */
export type Truth = 'true' | 'false' | 'unknown'

/** Truth of several conditions on one row, with the columns that decided it. */
export type Finding = {
  truth: Truth
  /** Columns of the conditions that fail. */
  failed: string[]
  /** Columns without which the row cannot be decided: empty or unreadable. */
  needed: string[]
}

const EPSILON = 1e-9

const ORDERED = [/^\d{4}-\d{2}-\d{2}$/, /^\d{2}:\d{2}$/]

const truth = (holds: boolean): Truth => (holds ? 'true' : 'false')

/** All of them: one false decides, one unknown leaves the whole unknown. */
export const allOf = (parts: Truth[]): Truth => {
  if (parts.includes('false')) return 'false'
  return parts.includes('unknown') ? 'unknown' : 'true'
}

/** At least one: one true decides, one unknown leaves the whole unknown. */
export const anyOf = (parts: Truth[]): Truth => {
  if (parts.includes('true')) return 'true'
  return parts.includes('unknown') ? 'unknown' : 'false'
}

const same = (left: Value, right: Value): boolean =>
  left === right || (typeof left === 'string' && typeof right === 'string' && normalised(left) === normalised(right))

const listed = (value: Value, list: string[]): boolean => list.some((each) => same(String(value), each))

/** Numbers by size; dates `YYYY-MM-DD` and times `HH:MM` by their order; anything else cannot be compared. */
export const notAfter = (first: Value | undefined, then: Value | undefined): Truth => {
  if (typeof first === 'number' && typeof then === 'number') return truth(first <= then + EPSILON)
  if (typeof first !== 'string' || typeof then !== 'string') return 'unknown'
  return ORDERED.some((form) => form.test(first) && form.test(then)) ? truth(first <= then) : 'unknown'
}

const hasAny = (value: Value, words: string[]): boolean => {
  const text = normalised(String(value))
  return words.some((word) => text.includes(normalised(word)))
}

const valueOf = (row: EvidenceRow, column: string): Value | undefined => row.values[column]?.value

const numeric = (value: Value, holds: (value: number) => boolean): Truth =>
  typeof value === 'number' ? truth(holds(value)) : 'unknown'

/** Columns a condition reads. */
export const columnsOf = (condition: Condition): string[] => {
  if ('atLeastShareOf' in condition) return [condition.column, condition.atLeastShareOf]
  if ('notAfter' in condition) return [condition.column, condition.notAfter]
  return [condition.column]
}

/** Decides one condition on one row. «filled» is always known; every other needs its cells. */
export const evaluate = (condition: Condition, row: EvidenceRow): Truth => {
  const value = valueOf(row, condition.column)
  if ('is' in condition) return truth(value !== undefined)
  if (value === undefined) return 'unknown'
  if ('in' in condition) return truth(listed(value, condition.in))
  if ('notIn' in condition) return truth(!listed(value, condition.notIn))
  if ('equals' in condition) return truth(same(value, condition.equals))
  if ('atLeast' in condition) return numeric(value, (number) => number >= condition.atLeast - EPSILON)
  if ('atMost' in condition) return numeric(value, (number) => number <= condition.atMost + EPSILON)
  if ('notAfter' in condition) return notAfter(value, valueOf(row, condition.notAfter))
  if ('mentions' in condition) return truth(hasAny(value, condition.mentions))
  if ('lacks' in condition) return truth(!hasAny(value, condition.lacks))
  const whole = valueOf(row, condition.atLeastShareOf)
  if (typeof whole !== 'number') return 'unknown'
  return numeric(value, (part) => part >= whole * condition.share - EPSILON)
}

const neededBy = (condition: Condition, row: EvidenceRow): string[] => {
  const columns = columnsOf(condition)
  const empty = columns.filter((column) => valueOf(row, column) === undefined)
  return empty.length > 0 ? empty : columns
}

/** Decides all conditions on one row. */
export const examine = (conditions: Condition[], row: EvidenceRow): Finding => {
  const truths = conditions.map((condition) => evaluate(condition, row))
  const columns = (wanted: Truth, read: (condition: Condition) => string[]): string[] =>
    truths.includes(wanted)
      ? [...new Set(conditions.flatMap((condition, at) => (truths[at] === wanted ? read(condition) : [])))]
      : []
  return {
    truth: allOf(truths),
    failed: columns('false', columnsOf),
    needed: columns('unknown', (condition) => neededBy(condition, row)),
  }
}
