import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import { HIDDEN } from '../../report/privacy/people-text'
import { hidingPeople } from '../../report/privacy/people'
import { personalColumns } from '../../report/privacy/personal-columns'
import type { Scrub } from '../../store/scrub'
import type { Audit, Institution } from '../../store/types'
import type { Assessment } from '../../verdict/types'
import { commonWords } from '../judging/known-people'
import { rulesOf } from '../judging/bulk-verdicts'
import { judgedNow } from '../judging/score-audit'

/** What goes, in numbers; `shared`: originals that stay, because another audit has the same files. */
type AnonymisedCounts = {
  facts: number
  originals: number
  shared: number
  reports: number
  quarantined: number
  remarks: number
  verdicts: number
  texts: number
  entries: number
}

export type Anonymised = { audit: string; done: boolean; counts: AnonymisedCounts }

/** These name an institution, not a person. */
const KEPT = new Set(['fullName', 'shortName', 'municipality', 'site', 'inn', 'kind'].map((each) => `passport.${each}`))

/** Each personal value gets a number, the same one wherever it stands: who differed differs still. */
const scrubOf = (values: string[], hide: (text: string) => string): Scrub => {
  const numbers = new Map<string, number>()
  for (const each of values) if (!numbers.has(each)) numbers.set(each, numbers.size + 1)
  const isDone = (value: string): boolean => /^\[обезличено \d+\]$/.test(value)
  return {
    value: (value) => (isDone(value) ? value : `[обезличено ${numbers.get(value) ?? 0}]`),
    text: (text) => hide(text),
  }
}

const sayingOf = ({ verdicts, discrepancies }: Pick<Assessment, 'verdicts' | 'discrepancies'>): string =>
  JSON.stringify([
    verdicts.map(({ requirement, outcome, value, weight }) => [requirement, outcome, value, weight]),
    discrepancies.map(({ requirement, kind, outcome }) => [requirement, kind, outcome]),
  ])

const sum = (counts: Record<string, number>, ...tables: string[]): number =>
  tables.reduce((total, table) => total + (counts[table] ?? 0), 0)

/**
 * Results in the words of what is left, wherever judging once more comes to the same outcomes; elsewhere (they are of
 * another version of the program) they stay as they are, their texts without what is personal.
 */
const retold = (context: EngineContext, audit: Audit, institutions: Institution[]): void => {
  const { store } = context
  const rules = rulesOf(context, audit)
  for (const institution of institutions) {
    const kept = store.assessment(audit.id, institution.id)
    if (kept === null) continue
    const fresh = judgedNow(context, audit, rules, institution)
    if (sayingOf(kept) === sayingOf(fresh))
      store.saveAssessment(audit.id, institution.id, { ...fresh, programVersion: kept.programVersion })
  }
}

class Tried extends Error {
  readonly counts: AnonymisedCounts
  constructor(counts: AnonymisedCounts) {
    super('only tried')
    this.counts = counts
  }
}

/**
 * Takes what is personal out of an audit for good: values of personal columns, names wherever they are repeated, the
 * originals, rows put aside, workbooks of reports that were sent; results and scores stay. A `preview` changes nothing.
 * Does not save. Throws Failure('read-only').
 */
export const anonymise = async (context: EngineContext, audit: Audit, preview: boolean): Promise<Anonymised> => {
  const { store, now } = context
  const program = (await context.rules()).dictionary
  const rules = store.rules(audit.id)
  const columns = personalColumns(rules.dictionary, program)
  const values = store.personalValues(audit.id, columns)
  const seen = Object.entries(columns).flatMap(([table, [column]]) => (column === undefined ? [] : [{ table, column }]))
  const [place] = seen
  const people = hidingPeople(
    { facts: [], tables: [], keyed: [] },
    place === undefined ? [] : values.map((value) => ({ ...place, value })),
    columns,
    commonWords(rules),
  )
  const scrub = scrubOf(values, people.text)
  const at = now().toISOString()

  const work = (): AnonymisedCounts => {
    const blanked = store.blankPlaces(audit.id, columns, HIDDEN)
    const facts = store.scrubFacts(audit.id, columns, KEPT, scrub)
    const typed =
      store.scrubSheets(audit.id, scrub.text) + store.scrubAliases(audit.id, scrub.text) + store.scrubShared(scrub.text)
    const texts = store.scrubTexts(audit.id, scrub)
    retold(context, audit, store.institutions(audit.id))
    const again = store.scrubTexts(audit.id, scrub)
    const files = store.dropFiles(audit.id, at)
    const entries = store.redactEntries(({ detail }) => {
      const of = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>)['audit'] : null
      return typeof of !== 'number' || of === audit.id
    }, scrub.text)
    const counts = {
      ...{ facts, ...files },
      quarantined: blanked.quarantined + sum(texts, 'quarantined_rows'),
      remarks: blanked.remarks + sum(texts, 'remarks'),
      verdicts: sum(texts, 'verdicts', 'discrepancies') + sum(again, 'verdicts', 'discrepancies'),
      texts:
        typed + sum(texts, 'submissions', 'questions', 'observations', 'frozen_reports', 'overrides', 'corrections'),
      entries: entries.length,
    }
    store.journal(at, 'anonymised', { audit: audit.id, counts, entries })
    if (preview) throw new Tried(counts)
    return counts
  }
  try {
    store.secureDelete(true)
    const counts = store.transaction(work)
    store.compact()
    return { audit: audit.name, done: true, counts }
  } catch (error) {
    if (error instanceof Tried) return { audit: audit.name, done: false, counts: error.counts }
    if (error instanceof Failure) throw error
    throw new Failure(
      'not-anonymised',
      'Обезличить не удалось, данные остались прежними. Проверьте базу командой verify и повторите.',
      error,
    )
  } finally {
    store.secureDelete(false)
  }
}
