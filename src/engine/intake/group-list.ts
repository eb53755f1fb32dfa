import { gradeOf, groupKey } from '../base/group-name'
import { asSeen } from '../base/russian'

/** Classes and groups an institution has, as compared. */
export type Groups = { keys: Set<string>; grades: Set<number> }

export const groupsOf = (names: string[]): Groups => ({
  keys: new Set(names.map(groupKey)),
  grades: new Set(names.map(gradeOf).filter((grade) => grade !== null)),
})

const CLASSES = '(?:\\s*-?\\s*(?:е|й|х|ые|ых|ми))?\\s+(?:класс\\p{L}*|кл|параллел\\p{L}*)'
const RANGE = new RegExp(`^(?:с\\s+)?(\\d{1,2})\\p{L}?\\s*(?:-|по|до)\\s*(\\d{1,2})\\p{L}?(?:${CLASSES})?$`, 'u')
const GRADE = new RegExp(`^(?:параллель\\s+)?(\\d{1,2})(?:${CLASSES})?$`, 'u')
const AGES = /\d.*(лет|год|года)(?![а-я])/u

/** The whole institution, or people rather than classes: nothing to look up. */
const WHOLE =
  /(?:^|\s)(?:вс[её](?:$|\s|х|м)|весь|вся|школ|учрежден|сад(?:$|\s)|центр(?:$|\s)|педагог|учител|воспитател|сотрудник|работник|администрац|родител|законн|коллектив|желающ|обучающ|учащ|воспитанник|ученик|актив(?:$|\s)|начальн|старшекласс|(?:старш|средн|младш)\p{L}+ (?:класс|звен|групп))/u

const isKnown = (token: string, { keys, grades }: Groups): boolean => {
  const seen = asSeen(token).replace(/[.\s]+$/u, '')
  if (keys.has(groupKey(token)) || WHOLE.test(seen) || AGES.test(seen)) return true
  const [, from, to] = RANGE.exec(seen) ?? []
  if (from !== undefined && to !== undefined)
    return [...grades].some((grade) => Number(from) <= grade && grade <= Number(to))
  const grade = GRADE.exec(seen)?.[1]
  return grade !== undefined && grades.has(Number(grade))
}

/** «5А, Б, В»: a letter alone belongs to the number before it. */
const withNumbers = (tokens: string[]): string[] => {
  let number = ''
  return tokens.map((token) => {
    const bare = token.replace(/["«»„“]/gu, '')
    if (number !== '' && /^\p{L}$/u.test(bare)) return `${number}${bare}`
    number = /^(\d{1,2})[\s-]*["«„]?\p{L}/u.exec(token)?.[1] ?? ''
    return token
  })
}

const pieces = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')

/** Names that hold a comma themselves («Робототехника, группа 1») are looked for first, the longest first. */
const unknownAmong = (tokens: string[], groups: Groups): string[] => {
  const unknown: string[] = []
  for (let at = 0; at < tokens.length;) {
    let end = tokens.length
    while (end > at + 1 && !groups.keys.has(groupKey(tokens.slice(at, end).join(', ')))) end -= 1
    const [alone = ''] = tokens.slice(at, end)
    if (end === at + 1 && !isKnown(alone, groups))
      unknown.push(...withNumbers(pieces(alone, /\sи\s/u)).filter((piece) => !isKnown(piece, groups)))
    at = end
  }
  return unknown
}

/**
 * Classes that a cell names and the institution does not have. «5А, 5Б», «5А, Б», «5А и Б», «5–9 классы», «5-е классы»,
 * «все», «все классы», ages and people («педагоги») are understood.
 */
export const unknownGroups = (text: string, groups: Groups): string[] =>
  isKnown(text, groups)
    ? []
    : pieces(text, /[;\n]/u).flatMap((part) =>
        isKnown(part, groups) ? [] : unknownAmong(withNumbers(pieces(part, /,/u)), groups),
      )
