import { asSeen } from './russian'

const WORD = 'класс|классы|кл|группа|группы|гр|объединение'
const LEADING = new RegExp(`^(?:${WORD})[.\\s]+`, 'u')
const TRAILING = new RegExp(`\\s+(?:${WORD})$`, 'u')

/**
 * The name of a class or group as compared everywhere: «7 А», «7-А», «7A» with a Latin letter, «7 „А“» and «7А класс»
 * are one.
 */
export const groupKey = (name: string): string =>
  asSeen(name)
    .replace(/[.\s]+$/u, '')
    .replace(LEADING, '')
    .replace(TRAILING, '')
    .replace(/(\d)[\s-]+(?=\p{L})/gu, '$1')
    .replace(/\s*,\s*/gu, ', ')

/** School class of a group's name: 7 for «7А», 10 for «10-Б»; null for ages and names without a number 1–11 in front. */
export const gradeOf = (name: string): number | null => {
  const key = groupKey(name)
  const digits = /^(\d{1,2})(?!\d)/.exec(key)?.[1]
  if (digits === undefined || /(лет|год|года)(?![а-я])/.test(key)) return null
  const grade = Number(digits)
  return grade >= 1 && grade <= 11 ? grade : null
}
