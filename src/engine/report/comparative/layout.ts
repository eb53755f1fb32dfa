import { clauseLabel, withTerms } from '../../base/label'
import { byRussian } from '../../base/russian'
import type { Catalogue, Requirement } from '../../catalogue/types'
import type { InstitutionScore, ThemeScore } from '../../comparison/types'
import { shortTitles } from './short-titles'
import type { ReportInput } from './types'
import { KIND } from './words'

/** One scoring unit: a column of «Матрица» and a row of «Методика». */
export type Unit = {
  id: string
  /** All clauses of the unit: «2.4, п. 3; 2.7.4». */
  label: string
  statement: string
  role: string | null
  theme: string
  weight: number
  catalogueWeight: number
  critical: boolean
  attested: boolean
}

/** One catalogue with its sheets of «Матрица» and «Роли». */
export type Block = {
  catalogue: Catalogue
  /** Title with edition, unique in the report. */
  title: string
  /** The same in a word or two. */
  short: string
  sheet: string
  rolesSheet: string
  units: Unit[]
  scores: InstitutionScore[]
}

/** One line of «Рейтинг»; `number` is the key by which the other sheets find it, however they are sorted. */
export type Ranked = { number: number; score: InstitutionScore; block: Block; group: string }

export type Layout = {
  blocks: Block[]
  ranked: Ranked[]
  /** Columns of «Темы»: first those that all catalogues have, each part in the dictionary's order. */
  themes: ThemeScore[]
}

const isScored = ({ obligation, criterion }: Requirement): boolean =>
  (obligation === 'mandatory' || obligation === 'conditional') && criterion !== null

/** Requirement as the report prints it, with the catalogue's names in it. */
export const statementOf = (catalogue: Catalogue, { statement }: Requirement): string =>
  withTerms(statement, catalogue.terms)

const unitsOf = (catalogue: Catalogue, scores: InstitutionScore[], weights: Record<string, number>): Unit[] => {
  const found = new Map<string, Requirement[]>()
  for (const requirement of catalogue.requirements.filter(isScored))
    found.set(requirement.unit, [...(found.get(requirement.unit) ?? []), requirement])
  const used = new Map(scores.flatMap(({ units }) => units.map((unit) => [unit.unit, unit] as const)))
  const units = Array.from(found, ([id, requirements]): Unit => {
    const first = requirements[0]
    const catalogueWeight = first?.weight ?? 0
    return {
      id,
      label: requirements.map(clauseLabel).join('; '),
      statement: Array.from(new Set(requirements.map((each) => statementOf(catalogue, each)))).join(' / '),
      role: first?.role ?? null,
      theme: first?.theme ?? '',
      weight: used.get(id)?.weight ?? weights[id] ?? catalogueWeight,
      catalogueWeight,
      critical: used.get(id)?.critical ?? requirements.some(({ critical }) => critical),
      attested: requirements.every(({ criterion }) => criterion?.kind === 'attested'),
    }
  })
  const unknown = Array.from(used.values()).filter(({ unit }) => !found.has(unit))
  return [
    ...units,
    ...unknown.map(({ unit, role, theme, weight, critical }) => ({
      ...{ id: unit, label: unit, statement: unit, role, theme, weight, catalogueWeight: weight, critical },
      attested: false,
    })),
  ]
}

const titlesOf = (catalogues: Catalogue[]): string[] => {
  const titles = catalogues.map(({ title, edition }) => `${title}, редакция: ${edition}`)
  return titles.map((title, at) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} [${catalogues[at]?.id}]`,
  )
}

const last = Number.MAX_SAFE_INTEGER

const byKind = (a: InstitutionScore, b: InstitutionScore): number => byRussian(KIND[a.kind], KIND[b.kind])

const byRank = (a: InstitutionScore, b: InstitutionScore): number =>
  byKind(a, b) ||
  (a.rank ?? last) - (b.rank ?? last) ||
  (b.index ?? -1) - (a.index ?? -1) ||
  byRussian(a.name, b.name) ||
  a.id - b.id

/**
 * Order of everything in the report: institutions by kind, catalogue and rank, those without a rank after them; sheets
 * by catalogue as given, a single catalogue's without its name. Throws RangeError when an institution's catalogue is not among the catalogues.
 */
export const layoutOf = ({ catalogues, comparison, audit }: ReportInput): Layout => {
  const titles = titlesOf(catalogues)
  const shorts = shortTitles(catalogues)
  const blocks = catalogues.map((catalogue, at): Block => {
    const short = shorts.get(catalogue.id) ?? catalogue.id
    const scores = comparison.institutions.filter((score) => score.catalogue === catalogue.id).sort(byRank)
    return {
      catalogue,
      title: titles[at] ?? catalogue.title,
      short,
      sheet: catalogues.length === 1 ? 'Матрица' : `Матрица ${short}`,
      rolesSheet: catalogues.length === 1 ? 'Роли' : `Роли ${short}`,
      units: unitsOf(catalogue, scores, audit.settings.weights),
      scores,
    }
  })
  const stray = comparison.institutions.find((score) => !catalogues.some(({ id }) => id === score.catalogue))
  if (stray !== undefined) throw new RangeError(`catalogue ${stray.catalogue} of institution ${stray.id} is not given`)
  const ranked = blocks
    .flatMap((block) => block.scores.map((score) => ({ score, block })))
    .sort((a, b) => byKind(a.score, b.score))
  return {
    blocks,
    ranked: ranked.map(({ score, block }, at) => ({
      number: at + 1,
      score,
      block,
      group: `${score.kind}/${block.catalogue.id}`,
    })),
    themes: [...comparison.themes].sort((a, b) => Number(b.common) - Number(a.common)),
  }
}
