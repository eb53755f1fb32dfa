import { asSeen, normalised } from '../base/russian'
import type { ScreenTimeNorm } from '../catalogue/evidence-types'
import type { Kind } from '../catalogue/kind'

/** What is known of a group: its school class, or the oldest age in it; `said` is the text it was read from. */
export type Level = { said: string } & ({ schoolClass: number } | { oldest: number })

const LAST_CLASS = 11

/** «3 год обучения» says how long a group has been learning, not how old it is. */
const AGES = /(\d{1,2})\s*(?:(?:лет\s*)?(?:-|до|,|и)\s*(\d{1,2})\s*)?(?:лет|года?)(?![а-я])(?!\s*обуч)/
const OPEN = /\d\s*(?:лет)?\s*\+|(?<![а-я])(?:от|старше|с)\s+\d{1,2}(?!\d|\s*(?:лет\s*)?(?:-|до))/
const BARE = /^(?:от|с)?\s*(\d{1,2})(?:\s*(?:-|до)\s*(\d{1,2}))?$/

const oldestIn = (text: string, isBareAge: boolean): number | null => {
  const about = AGES.exec(text)
  if (OPEN.test(text) && (about !== null || text.includes('+') || isBareAge)) return Number.POSITIVE_INFINITY
  const [, first, second] = about ?? (isBareAge ? BARE.exec(text) : null) ?? []
  return first === undefined ? null : Math.max(Number(first), Number(second ?? 0))
}

/** 7 for «7А», 10 for «10-Б» and «класс 10»; null for ranges («5-7») and names without a number from 1 to 11. */
const classIn = (text: string): number | null => {
  if (/(лет|год|года)(?![а-я])/.test(text)) return null
  const [first, second] = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  if (first === undefined || first < 1 || first > LAST_CLASS) return null
  const range = second !== undefined && second > first && /\d\s*-\s*\d/.test(text)
  return range ? null : first
}

/** The last of the classes in «5–7 классы» or, in a school, «5-7»: the kindest to the institution. */
const lastClassIn = (text: string): number | null => {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  const last = Math.max(...numbers)
  return numbers.length > 0 && numbers.every((number) => number >= 1) && last <= LAST_CLASS ? last : null
}

/** Outside a school a bare number in a name is a number («Группа 1»), unless the name is that of a class. */
const namesClass = (text: string, kind: Kind): boolean =>
  kind === 'school' || text.includes('класс') || /^\d{1,2}[\s-]*[а-я]$/.test(text)

/** Class or ages that a group's own name tells: «7А», «Хор, 7–9 лет». */
export const levelOfName = (name: string, kind: Kind): Level | null => {
  const text = normalised(name)
  const oldest = oldestIn(text, false)
  if (oldest !== null) return { said: name, oldest }
  const schoolClass = namesClass(text, kind) ? classIn(text) : null
  return schoolClass === null ? null : { said: name, schoolClass }
}

/** What stands in «Классы или возраст»: bare numbers are classes in a school and ages anywhere else. */
export const levelOfText = (said: string, kind: Kind): Level | null => {
  const text = asSeen(said)
  const classes = /класс/.test(text) || (kind === 'school' && !/(лет|год)|\+/.test(text))
  if (classes) {
    const schoolClass = lastClassIn(text)
    return schoolClass === null ? null : { said, schoolClass }
  }
  const oldest = oldestIn(text, true)
  return oldest === null ? null : { said, oldest }
}

/** A limit with the words that say how the group came by it: «7–9 лет, как 3 класс». */
export type Limit = { minutes: number; words: string }

/**
 * The limit for a group on a device, minutes a lesson; null where the norm has none. Ages are read the kindest way:
 * by the oldest, and by whichever class or age gives more; a kindergarten's children are of an age, not of a class.
 */
export const limitFor = (level: Level, device: string, norm: ScreenTimeNorm, kind: Kind): Limit | null => {
  const named = normalised(device)
  const isNamed = (limit: { device: string }): boolean => normalised(limit.device) === named
  const ofClass = (schoolClass: number, words: string): Limit[] =>
    norm.limits
      .filter((limit) => isNamed(limit) && limit.classes[0] <= schoolClass && schoolClass <= limit.classes[1])
      .map(({ minutes }) => ({ minutes, words }))
  const { said } = level
  if ('schoolClass' in level) return ofClass(level.schoolClass, said)[0] ?? null
  const { oldest } = level
  const byAge = norm.byAge
    .filter((limit) => isNamed(limit) && limit.ages[0] <= oldest && oldest <= limit.ages[1])
    .map(({ minutes }) => ({ minutes, words: said }))
  const byClass = norm.agesOfFirstClass
    .map((age) => Math.min(oldest - age + 1, LAST_CLASS))
    .flatMap((schoolClass) => ofClass(schoolClass, `${said}, как ${schoolClass} класс`))
  const candidates = kind === 'preschool' && byAge.length > 0 ? byAge : [...byClass, ...byAge]
  return candidates.reduce<Limit | null>(
    (best, each) => (best === null || each.minutes > best.minutes ? each : best),
    null,
  )
}
