import { Failure } from '../../base/failure'
import { isIsoDay } from '../../base/calendar'
import { normalised } from '../../base/russian'
import { displayName, type EngineContext } from '../../engine-context'
import type { Names } from './journal-text'
import { knownPeople, toldDetail } from '../judging/known-people'
import { rememberedAt } from '../judging/remembered'
import { actionTitle, institutionIn, sentenceOf } from './journal-words'
import type { JournalEntry } from '../../store/journal'
import type { Audit } from '../../store/types'

/** Days are ISO and inclusive; `before`: entries with smaller numbers only. */
export type JournalWish = {
  from?: string | undefined
  to?: string | undefined
  action?: string | undefined
  text?: string | undefined
  who?: string | undefined
  before?: number | undefined
  limit?: number | undefined
}

type JournalLine = {
  id: number
  at: string
  action: string
  who: string | null
  title: string
  sentence: string
  institution: string | null
  batch: number | null
}

export type JournalPage = {
  audit: string
  trail: { entries: number; hash: string; problems: string[] }
  total: number
  next: number | null
  actions: { action: string; title: string; count: number }[]
  people: { who: string; count: number }[]
  entries: JournalLine[]
}

const PAGE = 100
const MOST = 1000

type Detail = Record<string, unknown>

const detailOf = ({ detail }: JournalEntry): Detail =>
  typeof detail === 'object' && detail !== null ? (detail as Detail) : {}

/** Some things are done to the file as a whole; what is known to be of another audit is left out. */
const isOf = (entry: JournalEntry, audit: Audit, audits: Audit[], batches: Map<number, number>): boolean => {
  const { audit: of, batch } = detailOf(entry)
  if (typeof of === 'number') return of === audit.id
  if (typeof batch === 'number') return (batches.get(batch) ?? audit.id) === audit.id
  return typeof of !== 'string' || of === audit.name || audits.every(({ name }) => name !== of)
}

const checkedDay = (day: string | undefined): void => {
  if (day !== undefined && !isIsoDay(day))
    throw new Failure('usage', `Дата «${day}» записана неверно. Пример: 2026-04-11.`)
}

const countsOf = (each: string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const one of each) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** What was done in an audit, by whom, the newest first, a page at a time. Throws Failure('usage') for no day. */
export const journalPage = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, wish: JournalWish): JournalPage => {
  const { from, to, action, text = '', before = Number.MAX_SAFE_INTEGER } = wish
  checkedDay(from)
  checkedDay(to)
  const [audits, batches] = [store.audits(), store.auditOfBatch()]
  const names: Names = {
    institutions: new Map(store.knownInstitutions(audit.id).map((each) => [each.id, displayName(each)])),
  }
  const own = store.entries().filter((entry) => isOf(entry, audit, audits, batches))
  const counts = countsOf(own.map((entry) => entry.action))
  const people = countsOf(own.flatMap((entry) => entry.who ?? []))
  const inDays = own.filter(
    (entry) =>
      (action === undefined || entry.action === action) &&
      (wish.who === undefined || entry.who === wish.who) &&
      (from === undefined || entry.at.slice(0, 10) >= from) &&
      (to === undefined || entry.at.slice(0, 10) <= to),
  )
  // Entries of earlier programs were kept as they were said.
  const hide = knownPeople({ store }, audit)
  const lines = inDays.map((entry): JournalLine => {
    const detail = detailOf(entry)
    const { batch } = detail
    return {
      ...{ id: entry.id, at: entry.at, action: entry.action, title: actionTitle(entry.action) },
      who: entry.who ?? null,
      sentence: sentenceOf(entry.action, detailOf({ ...entry, detail: toldDetail(detail, hide) }), names),
      institution: institutionIn(detail, names),
      batch: typeof batch === 'number' ? batch : null,
    }
  })
  const words = normalised(text).split(' ').filter(Boolean)
  const found = lines.filter(({ title, sentence, institution, who }) => {
    const said = normalised(`${title} ${sentence} ${institution ?? ''} ${who ?? ''}`)
    return words.every((word) => said.includes(word))
  })
  const limit = Math.min(MOST, Math.max(1, wish.limit ?? PAGE))
  const left = found.filter(({ id }) => id < before).reverse()
  const entries = left.slice(0, limit)
  return {
    audit: audit.name,
    trail: rememberedAt(store, 'trail', store.changes(), () => ({
      ...store.trailEnd(),
      problems: store.trailFaults().problems,
    })),
    total: found.length,
    next: left.length > limit ? (entries.at(-1)?.id ?? null) : null,
    actions: [...counts]
      .map(([each, count]) => ({ action: each, title: actionTitle(each), count }))
      .sort((one, other) => one.title.localeCompare(other.title, 'ru')),
    people: [...people]
      .map(([who, count]) => ({ who, count }))
      .sort((one, other) => one.who.localeCompare(other.who, 'ru')),
    entries,
  }
}
