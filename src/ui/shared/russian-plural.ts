import { number } from './formats'

const RULES = new Intl.PluralRules('ru')

/** The form of a noun for a count: `plural(31, 'школа', 'школы', 'школ')`. */
export const plural = (count: number, one: string, few: string, many: string): string => {
  const form = RULES.select(count)
  return form === 'one' ? one : form === 'many' ? many : few
}

/** `1 200 школ`: the count and its noun, kept on one line. */
export const counted = (count: number, one: string, few: string, many: string): string =>
  `${number(count)}\u00a0${plural(count, one, few, many)}`
