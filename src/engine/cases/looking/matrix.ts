import { clauseLabel, withTerms } from '../../base/label'
import { bulkVerdicts, comparisonNow, rulesOf } from '../judging/bulk-verdicts'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Requirement, Rules } from '../../catalogue/types'
import type { InstitutionScore, Level, Measure } from '../../comparison/types'
import { isRecommended, isScored } from '../../comparison/units'
import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import type { Audit } from '../../store/types'
import type { Outcome } from '../../verdict/types'

type MatrixColumn = {
  id: string
  label: string
  title: string
  role: string | null
  roleTitle: string | null
  theme: string | null
  themeTitle: string | null
  critical: boolean
  recommended: boolean
  weight: number
}

type Row = NamedInstitution &
  Measure & {
    id: number
    kind: Kind
    catalogue: string
    municipality: string | null
    level: Level | null
    rank: number | null
  }

type MeasureCell = [number | null, number | null, number | null] | null

type Part<OfRow> = { catalogue: string | null; title: string; columns: MatrixColumn[]; rows: (Row & OfRow)[] }

type Absent = NamedInstitution & { kind: Kind; catalogue: string }

export type Matrix = { audit: string; absent: Absent[] } & (
  | { by: 'requirement'; parts: Part<{ cells: number[]; decided: number[]; differs: number[] }>[] }
  | { by: 'theme' | 'role'; parts: Part<{ cells: MeasureCell[] }>[] }
)

export type MatrixBy = Matrix['by']

/** Cells that are no shares. */
const OPEN = -1
const INAPPLICABLE = -2
const NONE = -3

const FINE = 10_000

/** Four decimals are more than any screen shows; a partial value never becomes that of met or unmet. */
const rounded = (share: number): number => Math.round(share * FINE) / FINE

const valueCell = (outcome: Outcome, value: number | null): number => {
  if (outcome === 'undetermined') return OPEN
  if (outcome === 'not-applicable') return INAPPLICABLE
  if (outcome !== 'partial') return outcome === 'met' ? 1 : 0
  return Math.min(1 - 1 / FINE, Math.max(1 / FINE, rounded(value ?? 0)))
}

const share = (value: number | null): number | null => (value === null ? null : rounded(value))

const measureCell = (measure: Measure | undefined): MeasureCell =>
  measure === undefined || measure.index === null
    ? null
    : [share(measure.index), share(measure.upper), share(measure.completeness)]

type Known = {
  rules: Rules
  scores: InstitutionScore[]
  rowOf: (score: InstitutionScore) => Row
}

const shownIn = ({ requirements }: Catalogue): Requirement[] =>
  requirements.filter((each) => isScored(each) || isRecommended(each))

const columnsOf = (catalogue: Catalogue, { themes }: Rules, weights: Record<string, number>): MatrixColumn[] =>
  shownIn(catalogue).map((requirement) => {
    const { id, statement, role, theme, critical, weight, unit } = requirement
    return {
      ...{ id, role, theme, critical, label: clauseLabel(requirement), title: withTerms(statement, catalogue.terms) },
      roleTitle: catalogue.roles.find((each) => each.id === role)?.title ?? null,
      themeTitle: themes.find((each) => each.id === theme)?.title ?? theme,
      recommended: isRecommended(requirement),
      weight: weights[unit] ?? weight,
    }
  })

const plainColumn = (id: string, title: string): MatrixColumn => ({
  ...{ id, label: title, title, role: null, roleTitle: null, theme: null, themeTitle: null },
  ...{ critical: false, recommended: false, weight: 0 },
})

const byCatalogue = ({ scores, rules }: Known): { catalogue: Catalogue; own: InstitutionScore[] }[] =>
  rules.catalogues.flatMap((catalogue) => {
    const own = scores.filter((score) => score.catalogue === catalogue.id)
    return own.length === 0 ? [] : [{ catalogue, own }]
  })

const placesOf = (columns: MatrixColumn[], requirements: string[]): number[] =>
  requirements
    .map((requirement) => columns.findIndex(({ id }) => id === requirement))
    .filter((at) => at >= 0)
    .sort((one, other) => one - other)

const ofRequirements = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  known: Known,
): Extract<Matrix, { by: 'requirement' }>['parts'] => {
  const cellsOf = new Map(
    [...bulkVerdicts({ store }, audit, known.rules)].map(([id, { verdicts }]) => [
      id,
      new Map(verdicts.map(({ requirement, outcome, value }) => [requirement, valueCell(outcome, value)])),
    ]),
  )
  const decisions = store.overrides(audit.id)
  const discrepancies = store.discrepancyRows(audit.id)
  const differing = new Map<number, string[]>()
  for (const { institution, requirement } of discrepancies)
    differing.set(institution, [...(differing.get(institution) ?? []), requirement])
  return byCatalogue(known).map(({ catalogue, own }) => {
    const columns = columnsOf(catalogue, known.rules, audit.settings.weights)
    const decided = (id: number): string[] =>
      decisions.flatMap((each) =>
        each.institution === id && each.catalogue === catalogue.id ? [each.requirement] : [],
      )
    return {
      catalogue: catalogue.id,
      title: catalogue.title,
      columns,
      rows: own.map((score) => {
        const cells = cellsOf.get(score.id)
        return {
          ...known.rowOf(score),
          cells: columns.map(({ id }) => cells?.get(id) ?? NONE),
          decided: placesOf(columns, decided(score.id)),
          differs: placesOf(columns, [...new Set(differing.get(score.id) ?? [])]),
        }
      }),
    }
  })
}

const ofRoles = (known: Known): Part<{ cells: MeasureCell[] }>[] =>
  byCatalogue(known).map(({ catalogue, own }) => {
    const used = new Set(own.flatMap(({ roles }) => roles.map(({ role }) => role)))
    const roles = catalogue.roles.filter(({ id }) => used.has(id))
    return {
      catalogue: catalogue.id,
      title: catalogue.title,
      columns: roles.map(({ id, title }) => plainColumn(id, title)),
      rows: own.map((score) => ({
        ...known.rowOf(score),
        cells: roles.map(({ id }) => measureCell(score.roles.find(({ role }) => role === id))),
      })),
    }
  })

const ofThemes = (known: Known): Part<{ cells: MeasureCell[] }>[] => {
  const { scores, rules } = known
  if (scores.length === 0) return []
  const used = new Set(scores.flatMap(({ themes }) => themes.map(({ theme }) => theme)))
  const titled = rules.themes.filter(({ id }) => used.has(id))
  return [
    {
      catalogue: null,
      title: 'Все положения',
      columns: titled.map(({ id, title }) => plainColumn(id, title)),
      rows: scores.map((score) => ({
        ...known.rowOf(score),
        cells: titled.map(({ id }) => measureCell(score.themes.find(({ theme }) => theme === id))),
      })),
    },
  ]
}

/** Institutions × requirements, themes or roles, in few bytes: reasons are read one institution at a time. */
export const matrixOf = (context: Pick<EngineContext, 'store'>, audit: Audit, by: MatrixBy): Matrix => {
  const { store } = context
  const rules = rulesOf(context, audit)
  const institutions = store.institutions(audit.id)
  const keys = institutionKeys(institutions)
  const places = new Map(institutions.map(({ id, municipality }) => [id, municipality]))
  const named = (id: number, name: string): NamedInstitution => keys.get(id) ?? { key: name, name }
  const { institutions: scores, absent } = comparisonNow(context, audit)
  const rowOf = ({ id, name, kind, catalogue, index, upper, completeness, level, rank }: InstitutionScore): Row => ({
    ...{ id, ...named(id, name), kind, catalogue, index, upper, completeness, level, rank },
    municipality: places.get(id) ?? null,
  })
  const known: Known = { rules, scores, rowOf }
  const common = {
    audit: audit.name,
    absent: absent.map(({ id, name, kind, catalogue }) => ({ ...named(id, name), kind, catalogue })),
  }
  if (by === 'requirement') return { ...common, by, parts: ofRequirements(context, audit, known) }
  return { ...common, by, parts: by === 'role' ? ofRoles(known) : ofThemes(known) }
}
