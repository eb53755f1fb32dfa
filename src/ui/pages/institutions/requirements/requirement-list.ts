import type { InstitutionResult } from '../../../../api/institutions-results'
import type { CatalogueResult } from '../../../../api/catalogue-results'
import type { VerdictsResult } from '../../../../api/results'
import { clauseOf } from '../../../shared/formats'
import { findIn } from '../../../shared/search'
import { OUTCOME_ORDER, OUTCOMES, type Outcome, type ShownDiscrepancy, type ShownVerdict } from '../../../shared/words'

type Score = NonNullable<InstitutionResult['score']>
export type Decision = InstitutionResult['decisions'][number]
type Figures = Pick<Score, 'index' | 'upper' | 'completeness'>

/** One requirement as the page shows it: what the text asks, and what came out for this institution. */
export type ShownRequirement = ShownVerdict & {
  label: string
  statement: string
  section: string
  theme: string
  obligation: CatalogueResult['requirements'][number]['obligation']
  criticalWhy: string | null
  remedy: string | null
  /** Other clauses that ask for the same and share its weight. */
  together: string[]
  discrepancies: ShownDiscrepancy[]
  review: VerdictsResult['reviews'][number] | null
  decision: Decision | null
}

const gathered = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Verdicts with the words of the catalogue, in its order; a verdict it does not know comes last under its clause. */
export const shownRequirements = (
  { requirements }: Pick<CatalogueResult, 'requirements'>,
  { verdicts, discrepancies, reviews }: Pick<VerdictsResult, 'verdicts' | 'discrepancies' | 'reviews'>,
  decisions: readonly Decision[],
): ShownRequirement[] => {
  const places = new Map(requirements.map((each, at) => [each.id, { ...each, at }]))
  const labels = new Map(requirements.map(({ id, label }) => [id, label]))
  const units = gathered(verdicts, ({ unit }) => unit)
  const differing = gathered(discrepancies, ({ requirement }) => requirement)
  const ordered = [...verdicts].sort(
    (a, b) => (places.get(a.requirement)?.at ?? Infinity) - (places.get(b.requirement)?.at ?? Infinity) || 0,
  )
  return ordered.map((verdict) => {
    const id = verdict.requirement
    const known = places.get(id)
    return {
      ...verdict,
      label: labels.get(id) ?? clauseOf(verdict),
      statement: known?.statement ?? '',
      section: known?.section ?? '',
      theme: known?.theme ?? '',
      obligation: known?.obligation ?? 'mandatory',
      criticalWhy: known?.criticalWhy ?? null,
      remedy: known?.remedy ?? null,
      together: (units.get(verdict.unit) ?? [])
        .filter((each) => each.requirement !== id)
        .map((each) => labels.get(each.requirement) ?? clauseOf(each)),
      discrepancies: differing.get(id) ?? [],
      review: reviews.find((each) => each.requirement === id) ?? null,
      decision: decisions.find((each) => each.requirement === id && each.state !== 'orphaned') ?? null,
    }
  })
}

export const ASPECTS = ['discrepancy', 'critical', 'decided', 'review'] as const
export type Aspect = (typeof ASPECTS)[number]

const HAS: Record<Aspect, (requirement: ShownRequirement) => boolean> = {
  discrepancy: ({ discrepancies }) => discrepancies.length > 0,
  critical: ({ critical }) => critical,
  decided: ({ decision }) => decision !== null,
  review: ({ review }) => review !== null,
}

export const hasAspect = (requirement: ShownRequirement, aspect: Aspect): boolean => HAS[aspect](requirement)

export type RequirementFilter = { text: string; outcome: Outcome | null; aspect: Aspect | null }

/** Requirements that fit what was chosen and typed: the clause, words of the statement and the reason. */
export const fitting = (
  requirements: readonly ShownRequirement[],
  { text, outcome, aspect }: RequirementFilter,
): ShownRequirement[] => {
  const chosen = requirements.filter(
    (each) => (outcome === null || each.outcome === outcome) && (aspect === null || hasAspect(each, aspect)),
  )
  const found = new Set(findIn(chosen, text, ({ label, statement, reason }) => `${label} ${statement} ${reason}`))
  return chosen.filter((each) => found.has(each))
}

export const GROUPINGS = ['section', 'role', 'theme', 'outcome'] as const
export type Grouping = (typeof GROUPINGS)[number]

export type RequirementGroup = { key: string; title: string; figures: Figures | null; items: ShownRequirement[] }

type Sections = CatalogueResult['sections']
type Heads = { order: string[]; title: (key: string) => string; figures: (key: string) => Figures | null }

const heads = <Part extends Figures & { title: string }>(
  parts: readonly Part[],
  keyOf: (part: Part) => string,
  otherwise: (key: string) => string,
): Heads => {
  const byKey = new Map(parts.map((part) => [keyOf(part), part]))
  return {
    order: [...byKey.keys()],
    title: (key) => byKey.get(key)?.title ?? otherwise(key),
    figures: (key) => byKey.get(key) ?? null,
  }
}

const sectionTitle = (key: string, title: string): string => {
  if (key === '') return 'Прочее'
  const named = key.startsWith('прил.') ? key.replace('прил.', 'Приложение') : `Раздел ${key}`
  return title === '' || title === key ? named : `${named}. ${title}`
}

const headsOf = (by: Grouping, score: Score | null, sections: Sections): Heads => {
  if (by === 'outcome')
    return { order: OUTCOME_ORDER, title: (key) => OUTCOMES[key as Outcome].word, figures: () => null }
  if (by === 'role')
    return heads(
      score?.roles ?? [],
      ({ role }) => role,
      () => 'Без указания роли',
    )
  if (by === 'theme')
    return heads(
      score?.themes ?? [],
      ({ theme }) => theme,
      () => 'Без темы',
    )
  const { figures } = heads(
    score?.sections ?? [],
    ({ section }) => section,
    () => '',
  )
  const titles = new Map(sections.map(({ id, title }) => [id, title]))
  return { order: [...titles.keys()], title: (key) => sectionTitle(key, titles.get(key) ?? ''), figures }
}

/** Requirements under the titles and figures of what they are grouped by; empty groups are left out. */
export const grouped = (
  requirements: readonly ShownRequirement[],
  by: Grouping,
  score: Score | null,
  sections: Sections,
): RequirementGroup[] => {
  const { order, title, figures } = headsOf(by, score, sections)
  const groups = gathered(requirements, (each) => each[by] ?? '')
  const keys = [...order.filter((key) => groups.has(key)), ...[...groups.keys()].filter((key) => !order.includes(key))]
  return keys.map((key) => ({ key, title: title(key), figures: figures(key), items: groups.get(key) ?? [] }))
}
