import { abbreviated, FORM_IN_WORDS, formOf, isType } from './institution-words'
import { plainName } from './plain-name'

/** A name of an institution as it is compared. */
export type InstitutionName = {
  /** What must agree, in its order: «сош №1 им пушкина». */
  key: string
  /** Kinds of institution it names: «сош», «дс». */
  types: string[]
  numbers: string[]
  /** The other words of the key, without «им» and prepositions. */
  words: string[]
  /** Letters of first name and patronymic after «им.»; they may be missing on one side. */
  initials: string
  /** Stem of a city's name; it may be missing on one side. Villages stay in the key. */
  city: string | null
  village: string | null
}

const CITY = new Set(['г', 'гор', 'города'])
const VILLAGE = new Map([
  ...['с', 'села'].map((word) => [word, 'с.'] as const),
  ...['д', 'дер', 'деревни'].map((word) => [word, 'д.'] as const),
  ...['п', 'пос', 'поселка', 'пгт', 'рп'].map((word) => [word, 'п.'] as const),
  ...['ст', 'станицы'].map((word) => [word, 'ст.'] as const),
  ...['х', 'хутора'].map((word) => [word, 'х.'] as const),
])
const REGION = new Set(['края', 'область', 'области', 'обл'])
const PREPOSITIONS = new Set(['с', 'и', 'в', 'для', 'на', 'по', 'при', 'им'])
const NO_NUMBER_BEFORE =
  /^(?:лет|летия|год|года|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$/
const PATRONYMIC = /(?:вич|вича|ич|ича|овна|овны|евна|евны|ична|ичны)$/
const ADJECTIVE = /(?:ого|его|ых|их|ой|ей|ый|ий|ая|яя|ые|ие)$/

/** Beginning of a city's name that all its cases share: «перм» of «Пермь» and «Перми». */
const stemOf = (word: string): string => {
  const stem = word.replace(/(?:ого|его|ых|их|ой|ей|ый|ий|ая|яя|ые|ие|[аяыиуюеоьй])$/u, '')
  return stem.length < 3 ? word : stem
}

type Scan = {
  tokens: string[]
  initials: string
  city: string | null
  village: string | null
  isPreschool: boolean
}

const isWord = (word: string | undefined): word is string =>
  word !== undefined && /^\p{L}[\p{L}\p{M}-]+\.?$/u.test(word) && !isType(word) && formOf(word) === null

/** Reads words from left to right; what differs between two writings of one name is left out or written one way. */
const scan = (text: string): Scan => {
  const parts = abbreviated(text.replace(FORM_IN_WORDS, (form) => (/дошкольн/u.test(form) ? ' доу ' : ' ')))
    .split(' ')
    .filter((part) => part !== '')
  const bare = parts.map((part) => part.replace(/\.+$/u, ''))
  const found: Scan = { tokens: [], initials: '', city: null, village: null, isPreschool: false }
  let patron: 'none' | 'awaited' | 'named' = 'none'
  for (let at = 0; at < parts.length; at++) {
    const [part = '', word = '', next] = [parts[at], bare[at], bare[at + 1]]
    const isLetter = /^\p{L}$/u.test(word)
    const hasDot = part.endsWith('.')
    const form = formOf(word)
    if (word === '' || word === '#') continue
    if (form !== null) {
      found.isPreschool ||= form === 'preschool'
      if (next === 'до' || next === 'дод') at++
    } else if (word === 'им' || word === 'имени') {
      found.tokens.push('им')
      patron = 'awaited'
    } else if (/^\d/u.test(word)) {
      const isNumber = /^\d+(?:[/-]\d+)*[а-яa-z]?$/u.test(word)
      const isCount = bare[at - 1] !== '#' && next !== undefined && NO_NUMBER_BEFORE.test(next)
      found.tokens.push(isNumber && !isCount ? `№${word.replace(/^0+(?=\d)/u, '')}` : word)
    } else if (patron !== 'awaited' && CITY.has(word) && isWord(next)) {
      const further = bare[at + 2]
      const isDouble = ADJECTIVE.test(next) && isWord(further) && !CITY.has(further) && !REGION.has(bare[at + 3] ?? '')
      found.city = isDouble ? `${stemOf(next)} ${stemOf(further)}` : stemOf(next)
      at += isDouble ? 2 : 1
    } else if (patron !== 'awaited' && VILLAGE.has(word) && (!isLetter || hasDot) && isWord(next)) {
      found.village = next
      found.tokens.push(VILLAGE.get(word) ?? word, next)
      at++
    } else if (isWord(next) && ADJECTIVE.test(word) && REGION.has(next)) {
      at++
    } else if (patron !== 'none' && isWord(word) && next !== undefined && PATRONYMIC.test(next)) {
      found.initials += `${word[0]}${next[0]}`
      at++
    } else if (isLetter && (hasDot || patron === 'awaited' || (patron === 'named' && !isWord(next)))) {
      found.initials += word
    } else {
      found.tokens.push(word)
      if (patron === 'awaited') patron = 'named'
    }
  }
  if (found.isPreschool && !found.tokens.some(isType)) found.tokens.unshift('дс')
  return found
}

const read = (text: string): InstitutionName => {
  const plain = plainName(text)
  let result = scan(plain)
  for (let again = 0; again < 20; again++) {
    const key = result.tokens.join(' ')
    const next = scan(plainName(key))
    if (next.tokens.join(' ') === key) break
    result = {
      ...next,
      initials: result.initials + next.initials,
      city: result.city ?? next.city,
      village: result.village ?? next.village,
    }
  }
  const { initials, city, village } = result
  const tokens = result.tokens.length === 0 ? plain.split(' ').filter((word) => word !== '') : result.tokens
  return {
    key: tokens.join(' '),
    types: tokens.filter(isType),
    numbers: tokens.filter((token) => /^№/u.test(token)),
    words: tokens.filter((token) => !isType(token) && !/^№|\.$/u.test(token) && !PREPOSITIONS.has(token)),
    initials,
    city,
    village,
  }
}

const MOST_REMEMBERED = 4096
const remembered = new Map<string, InstitutionName>()

/**
 * A name with everything left out that is written in many ways: organisational form, quotes, sign of a number,
 * initials, city, case, ё, look-alike Latin letters; kinds of institution are abbreviated.
 */
export const institutionName = (text: string): InstitutionName => {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  const name = read(text)
  remembered.set(text, name)
  return name
}

/** The key of a name alone; idempotent. */
export const comparedName = (text: string): string => institutionName(text).key

/** A name as it is remembered under: what may be missing on one side when names are compared counts here. */
export const rememberedName = (text: string): string => {
  const { key, initials, city } = institutionName(text)
  return [key, initials, city ?? ''].join('|')
}
