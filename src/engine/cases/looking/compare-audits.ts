import { byRussian, normalised } from '../../base/russian'
import { clauseLabel, withTerms } from '../../base/label'
import { bulkVerdicts, comparisonNow, rulesOf } from '../judging/bulk-verdicts'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { Comparison, Level, Measure } from '../../comparison/types'
import { isScored } from '../../comparison/units'
import { displayName, type EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import { countsOf, type OutcomeCounts } from '../judging/outcome-counts'
import type { Audit, Institution } from '../../store/types'
import type { Outcome } from '../../verdict/types'

type Figures = Measure & { catalogue: string; level: Level | null; rank: number | null }
type Held = OutcomeCounts & { share: number | null }
type Means = Measure & { institutions: number }
type Single = NamedInstitution & { kind: Kind; figures: Figures | null }

export type AuditsCompared = {
  before: Pick<Audit, 'id' | 'name'>
  after: Pick<Audit, 'id' | 'name'>
  institutions: (NamedInstitution & {
    kind: Kind
    before: Figures | null
    after: Figures | null
    change: number | null
  })[]
  appeared: Single[]
  gone: Single[]
  requirements: {
    catalogue: string
    requirement: string
    label: string
    statement: string
    theme: string
    before: Held
    after: Held
  }[]
  themes: { theme: string; title: string; before: Means | null; after: Means | null }[]
}

type Side = {
  rules: Rules
  institutions: Institution[]
  keys: Map<number, NamedInstitution>
  comparison: Comparison
  /** Outcomes by catalogue and requirement. */
  outcomes: Map<string, Outcome[]>
}

const place = (catalogue: string, requirement: string): string => `${catalogue}\n${requirement}`

const sideOf = (context: Pick<EngineContext, 'store'>, audit: Audit): Side => {
  const { store } = context
  const rules = rulesOf(context, audit)
  const institutions = store.institutions(audit.id)
  const heldTo = new Map(institutions.map(({ id, catalogue }) => [id, catalogue]))
  const verdicts = bulkVerdicts(context, audit, rules)
  const outcomes = new Map<string, Outcome[]>()
  for (const [id, { verdicts: own }] of verdicts)
    for (const { requirement, outcome } of own) {
      const key = place(heldTo.get(id) ?? '', requirement)
      const found = outcomes.get(key)
      if (found === undefined) outcomes.set(key, [outcome])
      else found.push(outcome)
    }
  const comparison = comparisonNow(context, audit)
  return { rules, institutions, keys: institutionKeys(institutions), comparison, outcomes }
}

const figuresIn = ({ comparison }: Side, id: number): Figures | null => {
  const found = comparison.institutions.find((each) => each.id === id)
  if (found === undefined) return null
  const { index, upper, completeness, catalogue, level, rank } = found
  return { index, upper, completeness, catalogue, level, rank }
}

const nameKey = (institution: Institution): string =>
  `${institution.kind}\n${institution.matchName ?? normalised(institution.name)}\n${normalised(institution.subdivision ?? '')}`

/** The same institution of the other audit: the file knows one by its ИНН, kind and subdivision; else by its name. */
const twinIn = (institutions: Institution[], one: Institution): Institution | undefined => {
  const same = institutions.find(({ id }) => id === one.id)
  if (same !== undefined) return same
  const alike = institutions.filter(
    (each) => nameKey(each) === nameKey(one) && (each.inn === null || one.inn === null || each.inn === one.inn),
  )
  return alike.length === 1 ? alike[0] : undefined
}

/** The id an institution of the later audit had in the earlier one, for those that took part in both. */
export const twinsBetween = (before: Institution[], after: Institution[]): Map<number, number> =>
  new Map(
    after.flatMap((is): [number, number][] => {
      const was = twinIn(before, is)
      return was === undefined ? [] : [[is.id, was.id]]
    }),
  )

const named = ({ keys }: Side, institution: Institution): NamedInstitution =>
  keys.get(institution.id) ?? { key: displayName(institution), name: displayName(institution) }

const single = (side: Side, institution: Institution): Single => ({
  ...named(side, institution),
  kind: institution.kind,
  figures: figuresIn(side, institution.id),
})

const heldOf = (outcomes: Outcome[]): Held => {
  const counts = countsOf(outcomes)
  return { ...counts, share: counts.applicable === 0 ? null : counts.met / counts.applicable }
}

const requirementsOf = (before: Side, after: Side): AuditsCompared['requirements'] =>
  after.rules.catalogues.flatMap((catalogue: Catalogue) =>
    catalogue.requirements.filter(isScored).flatMap((requirement) => {
      const key = place(catalogue.id, requirement.id)
      const [was, is] = [before.outcomes.get(key), after.outcomes.get(key)]
      if (was === undefined || is === undefined) return []
      return [
        {
          ...{ catalogue: catalogue.id, requirement: requirement.id, label: clauseLabel(requirement) },
          statement: withTerms(requirement.statement, catalogue.terms),
          theme: requirement.theme,
          before: heldOf(was),
          after: heldOf(is),
        },
      ]
    }),
  )

const themesOf = (before: Side, after: Side): AuditsCompared['themes'] => {
  const means = ({ comparison }: Side, theme: string): Means | null => {
    const found = comparison.themes.find((each) => each.theme === theme)
    if (found === undefined) return null
    const { index, upper, completeness, institutions } = found
    return { index, upper, completeness, institutions }
  }
  const titles = new Map(
    [...after.comparison.themes, ...before.comparison.themes].map(({ theme, title }) => [theme, title]),
  )
  return [...titles].map(([theme, title]) => ({
    ...{ theme, title, before: means(before, theme), after: means(after, theme) },
  }))
}

/** Two audits of a file side by side; the one whose period ends first stands before. */
export const compareAudits = (context: Pick<EngineContext, 'store'>, one: Audit, other: Audit): AuditsCompared => {
  const [first, second] =
    one.periodTo < other.periodTo || (one.periodTo === other.periodTo && one.id < other.id)
      ? [one, other]
      : [other, one]
  const [before, after] = [sideOf(context, first), sideOf(context, second)]
  const pairs = after.institutions.map((is) => ({ is, was: twinIn(before.institutions, is) }))
  const paired = new Set(pairs.flatMap(({ was }) => (was === undefined ? [] : [was.id])))
  const byName = (a: NamedInstitution, b: NamedInstitution): number => byRussian(a.name, b.name)
  return {
    before: { id: first.id, name: first.name },
    after: { id: second.id, name: second.name },
    institutions: pairs
      .flatMap(({ is, was }) => {
        if (was === undefined) return []
        const [then, now] = [figuresIn(before, was.id), figuresIn(after, is.id)]
        const [from, to] = [then?.index ?? null, now?.index ?? null]
        const change = from === null || to === null ? null : to - from
        return [{ ...named(after, is), kind: is.kind, before: then, after: now, change }]
      })
      .sort(byName),
    appeared: pairs.flatMap(({ is, was }) => (was === undefined ? [single(after, is)] : [])).sort(byName),
    gone: before.institutions
      .filter(({ id }) => !paired.has(id))
      .map((each) => single(before, each))
      .sort(byName),
    requirements: requirementsOf(before, after),
    themes: themesOf(before, after),
  }
}
