import type { Kind } from '../catalogue/kind'
import { innKey } from './inn'
import { mayShareInn, namesOf, openIndex, type Asked, type Listed } from './institution-index'
import { rememberedName } from './institution-name'
import { subdivisionKey } from './plain-name'
import type { Sender } from './types'

/** A candidate by its id, with how near its name is: 0…1. */
export type Near = { id: number; score: number }

/** A curator's answer: who is meant by a name as it was sent. `name` and `subdivision` are as compared. */
export type KnownAs = { name: string; kind: Kind; subdivision: string; inn: string | null; institution: number }

/** Why it takes a person to say whose form it is. */
export type Doubt = 'nameless' | 'other-name' | 'several' | 'other-inn' | 'near' | 'near-subdivision'

export type Placement =
  | { to: 'known'; id: number; by: 'answer' | 'inn' | 'name' }
  /** `namesake`: has the same name under another ИНН. */
  | { to: 'new'; namesake: number | null }
  | { to: 'question'; doubt: Doubt; candidates: Near[] }

/** What a sender is remembered under, once the curator has said who it is; null without a name. */
export const knownAs = (sender: Sender, kind: Kind): Omit<KnownAs, 'institution'> | null => {
  const name = sender.shortName ?? sender.fullName
  if (name === null) return null
  return { name: rememberedName(name), kind, subdivision: subdivisionKey(sender.subdivision), inn: innKey(sender.inn) }
}

const answerKey = ({ name, kind, subdivision }: Omit<KnownAs, 'institution'>): string =>
  [kind, name, subdivision].join('\n')

const MOST_CANDIDATES = 5

/**
 * Tells whose forms are by ИНН, kind and «Структурное подразделение», else by name, and goes by the curator's answers
 * where there are any. Never guesses: what is near is a question with candidates, best first.
 */
export const openPlacing = () => {
  const index = openIndex()
  const listed = new Map<number, { own: Listed; isExpected: boolean }>()
  const answers = new Map<string, KnownAs[]>()

  /** `isExpected`: the curator's register has it. One that is known already is replaced. */
  const add = (own: Listed, isExpected: boolean): void => {
    if (!listed.has(own.id)) index.add(own)
    listed.set(own.id, { own, isExpected })
  }

  const remember = (answer: KnownAs): void => {
    const key = answerKey(answer)
    const others = (answers.get(key) ?? []).filter(({ inn }) => inn !== answer.inn)
    answers.set(key, [...others, answer])
  }

  const question = (doubt: Doubt, candidates: Near[]): Placement => {
    const best = new Map<number, number>()
    for (const { id, score } of candidates) best.set(id, Math.max(score, best.get(id) ?? 0))
    const ranked = [...best].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || a.id - b.id)
    return { to: 'question', doubt, candidates: ranked.slice(0, MOST_CANDIDATES) }
  }

  /** The answer given to this name with this ИНН; one given without ИНН, or to it, serves where none is contradicted. */
  const answered = (sender: Sender, kind: Kind): { exact: number | null; likely: number | null } => {
    const asked = knownAs(sender, kind)
    if (asked === null) return { exact: null, likely: null }
    const found = answers.get(answerKey(asked)) ?? []
    const exact = found.find(({ inn }) => inn === asked.inn)?.institution ?? null
    const meant = new Set(
      found.filter(({ inn }) => inn === null || asked.inn === null).map(({ institution }) => institution),
    )
    const [only = null] = meant
    return { exact, likely: meant.size === 1 ? only : null }
  }

  const certain = (ids: { id: number }[]): Near[] => ids.map(({ id }) => ({ id, score: 1 }))

  const byName = (asked: Asked): Placement => {
    const named = index.named(asked)
    const mine = named.filter(({ inn }) => inn === null || asked.inn === null)
    const [only] = mine
    if (mine.length === 1 && only !== undefined) return { to: 'known', id: only.id, by: 'name' }
    if (mine.length > 1) return question('several', certain(mine))
    if (named.some(({ id }) => listed.get(id)?.isExpected)) return question('other-inn', certain(named))
    const parts = index.nearSubdivisions(asked)
    if (parts.length > 0)
      return question(
        'near-subdivision',
        certain(parts).map((each) => ({ ...each, score: 0.9 })),
      )
    const near = index.near(asked)
    return near.length > 0 ? question('near', near) : { to: 'new', namesake: named[0]?.id ?? null }
  }

  const place = (sender: Sender, kind: Kind): Placement => {
    const names = namesOf(sender.shortName, sender.fullName)
    const asked: Asked = { inn: innKey(sender.inn), kind, subdivision: sender.subdivision, names }
    const isNameless = names.all.length === 0
    if (isNameless && asked.inn === null) return question('nameless', [])
    const { exact, likely } = answered(sender, kind)
    if (exact !== null) return { to: 'known', id: exact, by: 'answer' }
    const [holder] = index.holders(asked)
    if (holder !== undefined) {
      const isSame = isNameless || mayShareInn(names, holder.names)
      if (isSame && (likely === null || likely === holder.id)) return { to: 'known', id: holder.id, by: 'inn' }
      const others = likely === null ? index.named(asked) : [{ id: likely }]
      return question('other-name', certain([holder, ...others]))
    }
    if (likely !== null) return { to: 'known', id: likely, by: 'answer' }
    return isNameless ? { to: 'new', namesake: null } : byName(asked)
  }

  return { add, remember, place }
}
