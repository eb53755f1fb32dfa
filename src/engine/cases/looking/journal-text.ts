import { isIsoDay, russianDay } from '../../base/calendar'
import { typedNumber } from '../../base/russian'

/** Names of institutions by id, for entries that tell them by number. */
export type Names = { institutions: Map<number, string> }

export type Detail = Record<string, unknown>

/** How an action is told. */
export type Words = { title: string; sentence: (each: Detail, names: Names) => string }

/** A value as it is read. */
export const text = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'нет'
  if (typeof value === 'number') return typedNumber(value)
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value !== 'string') return JSON.stringify(value)
  return isIsoDay(value) ? russianDay(value) : value
}

/** Names in guillemets, so many at most. */
export const list = (values: unknown, most = 5): string => {
  const all = Array.isArray(values) ? values.map(String) : []
  const more = all.length - most
  return `${all
    .slice(0, most)
    .map((each) => `«${each}»`)
    .join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`
}

/** What an entry says, or one side of it. */
export const detail = (value: unknown): Detail => (typeof value === 'object' && value !== null ? (value as Detail) : {})
