import type { Criterion } from '../../../src/engine/catalogue/criterion-types'
import type { EvidenceTable } from '../../../src/engine/catalogue/evidence-types'
import type { FormPlan, Requirement } from '../../../src/engine/catalogue/types'
import type { Outcome } from '../../../src/engine/verdict/types'

export type Scored = Requirement & { criterion: Criterion }

type OfKind<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>
type Can<K extends Criterion['kind']> = boolean | ((criterion: OfKind<K>, plan: FormPlan) => boolean)

/** Outcomes a kind of criterion can have, and why not the others; what is left open depends on the criterion. */
type Row<K extends Criterion['kind']> = Record<Outcome, Can<K>> & { why: string }

const tableOf = (plan: FormPlan, id: string): EvidenceTable | undefined => plan.tables.find((table) => table.id === id)

/** «Не было» can be said of its sheet. */
const isEvent = ({ table }: { table: string }, plan: FormPlan): boolean => tableOf(plan, table)?.event === true

/** There may be rows, none of them of those the rule is about. */
const isAboutSome = (criterion: { table: string; where?: unknown }, plan: FormPlan): boolean =>
  criterion.where !== undefined || isEvent(criterion, plan)

const shareOfRows = { met: true, partial: true, unmet: true, undetermined: true } as const

/** The table of what can come out of each kind. An empty or missing sheet leaves every kind but one undetermined. */
const CAN: { [K in Criterion['kind']]: Row<K> } = {
  attested: {
    ...shareOfRows,
    'not-applicable': false,
    why: 'The four answers and a missing confirmation; «Неприменимо» is no answer to a plain duty.',
  },
  document: {
    met: true,
    partial: ({ before }) => before !== undefined,
    unmet: true,
    undetermined: true,
    'not-applicable': false,
    why: 'A document is there or not; only one that authorises something can be late, which is the half of it.',
  },
  'published-by': {
    met: true,
    partial: ({ by }) => by !== undefined,
    unmet: true,
    undetermined: true,
    'not-applicable': ({ by }) => by !== undefined,
    why: 'Late, and not yet due, need a deadline.',
  },
  ratio: {
    ...shareOfRows,
    'not-applicable': isEvent,
    why: 'A share of people or things; nothing to divide by is undetermined, «не было» leaves nothing to divide.',
  },
  'at-least': {
    met: true,
    partial: ({ count }) => count > 1,
    unmet: (criterion, plan) =>
      criterion.where !== undefined || criterion.column !== undefined || isEvent(criterion, plan),
    undetermined: true,
    'not-applicable': false,
    why: 'Between none and one there is nothing; a count of all rows is only short of one where «не было» is said; «не было» is a count of 0.',
  },
  'every-row': {
    ...shareOfRows,
    'not-applicable': isAboutSome,
    why: 'A share of rows; it does not apply where no row is one of those it is about.',
  },
  'no-row': {
    met: true,
    partial: ({ strict }) => strict !== true,
    unmet: true,
    undetermined: true,
    'not-applicable': false,
    why: 'What did not happen is met; a flat prohibition knows no share.',
  },
  'within-norm': {
    ...shareOfRows,
    'not-applicable': true,
    why: 'A share of lessons; it does not apply where none was held on a device that the norm limits.',
  },
  'covered-by': {
    ...shareOfRows,
    'not-applicable': isEvent,
    why: 'A share of pairs; it does not apply where there was nothing to be covered.',
  },
  ordered: { ...shareOfRows, 'not-applicable': isAboutSome, why: 'A share of rows.' },
  'within-hours': { ...shareOfRows, 'not-applicable': isAboutSome, why: 'A share of rows.' },
  sequence: {
    ...shareOfRows,
    'not-applicable': true,
    why: 'A share of measures; it does not apply where there was none.',
  },
  'any-of': {
    met: ({ of }, plan) => of.some((part) => can(part, 'met', plan)),
    partial: ({ of }, plan) => of.some((part) => can(part, 'partial', plan)),
    unmet: ({ of }, plan) => of.every((part) => can(part, 'unmet', plan) || can(part, 'not-applicable', plan)),
    undetermined: ({ of }, plan) => of.some((part) => can(part, 'undetermined', plan)),
    'not-applicable': ({ of }, plan) => of.every((part) => can(part, 'not-applicable', plan)),
    why: 'The best of its ways.',
  },
  'all-of': {
    met: ({ of }, plan) => of.every((part) => can(part, 'met', plan) || can(part, 'not-applicable', plan)),
    partial: ({ of }, plan) => of.some((part) => can(part, 'partial', plan)) || of.length > 1,
    unmet: ({ of }, plan) => of.every((part) => can(part, 'unmet', plan) || can(part, 'not-applicable', plan)),
    undetermined: ({ of }, plan) => of.some((part) => can(part, 'undetermined', plan)),
    'not-applicable': ({ of }, plan) => of.every((part) => can(part, 'not-applicable', plan)),
    why: 'The mean of its parts.',
  },
}

const can = (criterion: Criterion, outcome: Outcome, plan: FormPlan): boolean => {
  const told = CAN[criterion.kind][outcome] as Can<Criterion['kind']>
  return typeof told === 'boolean' ? told : told(criterion as never, plan)
}

const OUTCOMES: Outcome[] = ['met', 'partial', 'unmet', 'undetermined', 'not-applicable']

/**
 * What the obligation takes away. A conditional duty that nothing but the answer decides is never held against anybody:
 * «Нет» says that it was not needed, with a comment, or leaves that open, without one.
 */
const isLost = ({ obligation, criterion }: Scored, outcome: Outcome): boolean =>
  obligation === 'conditional' && criterion.kind === 'attested' && outcome === 'unmet'

/** Outcomes a requirement can have on the sheets of a form, for an institution that it concerns. */
export const possible = (requirement: Scored, plan: FormPlan): Outcome[] =>
  OUTCOMES.filter((outcome) => can(requirement.criterion, outcome, plan) && !isLost(requirement, outcome))
