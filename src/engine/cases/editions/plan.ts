import { isLaterEdition, pairEditions } from '../../catalogue/pair-editions'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { KeyedLayout } from '../../intake/types'
import type { AnswerLayout } from '../../store/carried'
import type { FactsInForce, InstitutionData, StoredFact } from '../../store/fact-types'

/** Answers of one form restated under another edition: each fact keeps its cell, its row is the new requirement. */
type Carried = { source: number; facts: StoredFact[]; layout: KeyedLayout | null }

/** What makes an institution's answers stand under an edition. `by`: the form whose answer takes the fact's place. */
export type CarryPlan = { carried: Carried[]; superseded: { fact: StoredFact; by: number | null }[] }

type Candidate = { from: string; latest: number; facts: StoredFact[] }

/** Requirement of an earlier edition → of this one, where an answer holds for both. */
const holding = (before: Catalogue, held: Catalogue): Map<string, string> =>
  new Map(
    pairEditions(before, held).pairs.flatMap((pair) => (pair.answerHolds ? [[pair.before.id, pair.after.id]] : [])),
  )

const byRow = (facts: StoredFact[]): Map<string, StoredFact[]> => {
  const rows = new Map<string, StoredFact[]>()
  for (const fact of facts) rows.set(fact.row, [...(rows.get(fact.row) ?? []), fact])
  return rows
}

const latestOf = (facts: StoredFact[]): number => Math.max(...facts.map(({ submission }) => submission))

const placeOf = ({ row, column, file, sheet, cell, value }: StoredFact): string =>
  JSON.stringify([row, column, file, sheet, cell, value])

const mapped = (cells: Record<string, string>, to: Map<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([key, cell]) => {
      const [requirement = '', part] = key.split(/\.(?=confirmation$|date$|comment$)/)
      const partner = to.get(requirement)
      return partner === undefined ? [] : [[part === undefined ? partner : `${partner}.${part}`, cell]]
    }),
  )

type PairsFrom = (catalogue: string | null) => Map<string, string> | undefined

const pairsInto = (held: Catalogue, { catalogues }: Rules): PairsFrom => {
  const known = new Map<string, Map<string, string>>()
  return (id) => {
    const before = catalogues.find((each) => each.id === id && each.id !== held.id)
    if (before === undefined) return undefined
    const found = known.get(before.id) ?? holding(before, held)
    known.set(before.id, found)
    return found
  }
}

/** By requirement of `held`, the latest answer that a form of another edition gives to it. */
const candidatesOf = (given: StoredFact[], pairsFrom: PairsFrom): Map<string, Candidate> => {
  const found = new Map<string, Candidate>()
  for (const from of new Set(given.map(({ catalogue }) => catalogue))) {
    const to = pairsFrom(from)
    if (from === null || to === undefined) continue
    for (const [row, facts] of byRow(given.filter(({ catalogue }) => catalogue === from))) {
      const target = to.get(row)
      const latest = latestOf(facts)
      if (target !== undefined && (found.get(target)?.latest ?? -1) < latest) found.set(target, { from, latest, facts })
    }
  }
  return found
}

/** Where the answers of the newest form stand, restated, unless a form of `held` itself tells or it is done already. */
const layoutToCarry = (layouts: AnswerLayout[], held: Catalogue, pairsFrom: PairsFrom): AnswerLayout | undefined => {
  const sent = layouts.filter(({ carries }) => carries === null)
  const newest = sent.find(({ catalogue }) => pairsFrom(catalogue) !== undefined)
  const told = sent.some(({ catalogue }) => catalogue === held.id)
  const done = layouts.some(({ carries, catalogue }) => carries === newest?.submission && catalogue === held.id)
  return told || done ? undefined : newest
}

/**
 * How answers given on forms of other editions stand under `held`. Forms of `held` itself come first: an answer on one
 * gives way only to a later one on a form of a later edition. Pure; with nothing left to do the plan is empty.
 */
export const planCarry = (facts: StoredFact[], layouts: AnswerLayout[], held: Catalogue, rules: Rules): CarryPlan => {
  const pairsFrom = pairsInto(held, rules)
  const answers = facts.filter(({ table }) => table === 'answers')
  const own = byRow(answers.filter(({ catalogue, carried }) => catalogue === held.id && !carried))
  const standing = answers.filter(({ catalogue, carried }) => catalogue === held.id && carried)
  const carried = new Map<number, Carried>()
  const from = (source: number): Carried => {
    const found = carried.get(source) ?? { source, facts: [], layout: null }
    carried.set(source, found)
    return found
  }
  const wanted: StoredFact[] = []
  const superseded: CarryPlan['superseded'] = []
  const sent = answers.filter((each) => !each.carried && each.catalogue !== held.id)
  for (const [row, candidate] of candidatesOf(sent, pairsFrom)) {
    const mine = own.get(row) ?? []
    const isLater = isLaterEdition(rules.catalogues, candidate.from, held.id)
    if (mine.length > 0 && !(isLater && candidate.latest > latestOf(mine))) continue
    wanted.push(...candidate.facts.map((fact) => ({ ...fact, row })))
    if (mine.length > 0) from(candidate.latest)
    superseded.push(...mine.map((fact) => ({ fact, by: candidate.latest })))
  }
  const there = new Set(standing.map(placeOf))
  for (const fact of wanted) if (!there.has(placeOf(fact))) from(fact.submission).facts.push(fact)
  const needed = new Set(wanted.map(placeOf))
  for (const fact of standing.filter((each) => !needed.has(placeOf(each)))) {
    const by = wanted.find(({ row }) => row === fact.row)?.submission
    superseded.push({ fact, by: by !== undefined && carried.has(by) ? by : null })
  }
  const layout = layoutToCarry(layouts, held, pairsFrom)
  if (layout !== undefined) {
    const cells = mapped(layout.cells, pairsFrom(layout.catalogue) ?? new Map())
    from(layout.submission).layout = { table: 'answers', sheet: layout.sheet, cells }
  }
  return { carried: [...carried.values()], superseded }
}

/** What an institution would be judged by under `held`, with the plan carried out; nothing is written. */
export const factsUnder = (
  {
    facts,
    layouts,
    standing,
  }: { facts: StoredFact[]; layouts: AnswerLayout[]; standing: Omit<InstitutionData, 'facts'> },
  held: Catalogue,
  { carried, superseded }: CarryPlan,
): FactsInForce => {
  const gone = new Set(superseded.map(({ fact }) => fact.id))
  const inForce = facts.filter(
    ({ table, catalogue, id }) => (table !== 'answers' || catalogue === held.id) && !gone.has(id),
  )
  const fresh = carried.flatMap(({ source, layout }) => {
    const file = layouts.find(({ submission }) => submission === source)?.file
    return layout === null || file === undefined ? [] : [{ ...layout, file }]
  })
  const own = layouts.filter(({ catalogue }) => catalogue === held.id)
  const [newest] = own
  const kept = own
    .filter(({ submission }) => submission === newest?.submission)
    .map(({ file, sheet, cells }) => ({ table: 'answers' as const, file, sheet, cells }))
  return {
    facts: [...inForce, ...carried.flatMap((each) => each.facts)],
    tables: standing.tables,
    keyed: [...standing.keyed.filter(({ table }) => table !== 'answers'), ...(fresh.length > 0 ? fresh : kept)],
  }
}
