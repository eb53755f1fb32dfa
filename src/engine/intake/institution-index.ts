import type { Kind } from '../catalogue/kind'
import { innKey } from './inn'
import { institutionName, type InstitutionName } from './institution-name'
import { isSameName, likeSubdivision, nameLikeness } from './name-likeness'
import type { Near } from './place-sender'
import { subdivisionKey } from './plain-name'

/** An institution somebody may be: what it is told by. */
export type Listed = {
  id: number
  inn: string | null
  kind: Kind
  subdivision: string | null
  name: string
  fullName: string | null
}

/** Names a sender or an institution goes by; `short` is null where there is only the full one. */
export type Names = { short: InstitutionName | null; all: InstitutionName[] }

const isSpelledOut = (name: string): boolean => /учреждени[ея]|организаци[яи]/iu.test(name)

/** The names two texts give; a full name put into the place of the short one is no short name. */
export const namesOf = (short: string | null, full: string | null): Names => {
  const given = [short, full].flatMap((text) => {
    const name = text === null ? null : institutionName(text)
    return name === null || name.key === '' ? [] : [name]
  })
  const own = short === null || short === full || isSpelledOut(short) ? null : institutionName(short)
  return { short: own?.key === '' ? null : own, all: given }
}

/** A branch often repeats the full name of its head: where both have a short name, that one decides. */
const shareName = (one: Names, other: Names): boolean =>
  one.short !== null && other.short !== null
    ? isSameName(one.short, other.short)
    : one.all.some((name) => other.all.some((each) => isSameName(name, each)))

/** The best score of any name of the one with any of the other, or null. */
const likeness = (one: Names, other: Names): number | null => {
  const pairs =
    one.short !== null && other.short !== null
      ? [nameLikeness(one.short, other.short)]
      : one.all.flatMap((name) => other.all.map((each) => nameLikeness(name, each)))
  const scores = pairs.filter((score) => score !== null)
  return scores.length === 0 ? null : Math.max(...scores)
}

const BRANCH = /^(?:филиал|подразделени|отделени|корпус)/u

const isBranch = ({ short, all }: Names): boolean =>
  (short === null ? all : [short]).some(({ words }) => words.some((word) => BRANCH.test(word)))

/** May one ИНН stand under both names? Not where the one is a branch, or the number or kind is another. */
export const mayShareInn = (one: Names, other: Names): boolean =>
  shareName(one, other) || (isBranch(one) === isBranch(other) && likeness(one, other) !== null)

type Entry = { id: number; inn: string | null; kind: Kind; subdivision: string; names: Names }

const put = (index: Map<string, Set<Entry>>, key: string, entry: Entry): void => {
  const found = index.get(key)
  if (found === undefined) index.set(key, new Set([entry]))
  else found.add(entry)
}

const threes = (word: string): string[] =>
  word.length < 4 ? [word] : Array.from({ length: word.length - 2 }, (_, from) => word.slice(from, from + 3))

/** What names that may be near one another have in common: a number, or three letters of a word. */
const traces = ({ all }: Names): string[] => [
  ...new Set(all.flatMap(({ numbers, words }) => [...numbers, ...words.flatMap(threes)])),
]

export type Asked = { inn: string | null; kind: Kind; subdivision: string | null; names: Names }

/**
 * Institutions by what they are told by, so that a file is held against few of them; grows as they join. Every answer
 * is of one kind.
 */
export const openIndex = () => {
  const byInn = new Map<string, Set<Entry>>()
  const byName = new Map<string, Set<Entry>>()
  const byTrace = new Map<string, Set<Entry>>()

  const add = ({ id, inn, kind, subdivision, name, fullName }: Listed): void => {
    const own = { inn: innKey(inn), names: namesOf(name, fullName) }
    const entry: Entry = { id, kind, subdivision: subdivisionKey(subdivision), ...own }
    if (entry.inn !== null) put(byInn, `${kind} ${entry.inn}`, entry)
    for (const { key } of entry.names.all) put(byName, `${kind} ${key}`, entry)
    for (const trace of traces(entry.names)) put(byTrace, `${kind} ${trace}`, entry)
  }

  const found = (index: Map<string, Set<Entry>>, kind: Kind, keys: string[]): Entry[] => [
    ...new Set(keys.flatMap((key) => [...(index.get(`${kind} ${key}`) ?? [])])),
  ]

  const namesakes = ({ kind, names }: Asked): Entry[] =>
    found(
      byName,
      kind,
      names.all.map(({ key }) => key),
    ).filter((entry) => shareName(names, entry.names))

  const inSubdivision = (asked: Asked): ((entry: Entry) => boolean) => {
    const own = subdivisionKey(asked.subdivision)
    return ({ subdivision }) => subdivision === own
  }

  /** Who holds the ИНН with this kind and subdivision. */
  const holders = (asked: Asked): Entry[] =>
    asked.inn === null ? [] : found(byInn, asked.kind, [asked.inn]).filter(inSubdivision(asked))

  /** Who has the same name, kind and subdivision, whatever the ИНН. */
  const named = (asked: Asked): Entry[] => namesakes(asked).filter(inSubdivision(asked))

  /** Who may be meant by a name that is not quite his; best first. A different ИНН means somebody else. */
  const near = (asked: Asked): Near[] =>
    found(byTrace, asked.kind, traces(asked.names))
      .filter(inSubdivision(asked))
      .filter(({ inn }) => inn === null || asked.inn === null || inn === asked.inn)
      .flatMap(({ id, names }) => {
        const score = likeness(asked.names, names)
        return score === null ? [] : [{ id, score }]
      })
      .sort((one, other) => other.score - one.score || one.id - other.id)

  /** Subdivisions of the same institution that may be the one asked for, written differently. */
  const nearSubdivisions = (asked: Asked): Entry[] => {
    const own = subdivisionKey(asked.subdivision)
    const heads = asked.inn === null ? namesakes(asked) : found(byInn, asked.kind, [asked.inn])
    return heads.filter(
      ({ subdivision }) => own !== '' && subdivision !== '' && subdivision !== own && likeSubdivision(own, subdivision),
    )
  }

  return { add, holders, named, near, nearSubdivisions }
}
