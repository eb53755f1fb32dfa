import type { CatalogueResult, CataloguesResult } from '../../../api/catalogue-results'
import { findIn } from '../../shared/search'

export type Listed = CataloguesResult['catalogues'][number]
export type ShownRequirement = CatalogueResult['requirements'][number]
export type Obligation = ShownRequirement['obligation']

export type Passing = { from: Listed; to: Listed; institutions: number }

/** Editions that institutions of an audit may pass to: those that come after the one they are held to, however far. */
export const passings = (catalogues: readonly Listed[], held: ReadonlyMap<string, number>): Passing[] =>
  catalogues.flatMap((to) => {
    const found: Passing[] = []
    const seen = new Set([to.id])
    for (let id = to.follows; id !== undefined && !seen.has(id);) {
      seen.add(id)
      const from = catalogues.find((each) => each.id === id)
      const institutions = held.get(id) ?? 0
      if (from !== undefined && institutions > 0) found.push({ from, to, institutions })
      id = from?.follows
    }
    return found
  })

/** How many institutions are held to which catalogue. */
export const heldBy = (institutions: readonly { catalogue: string }[]): Map<string, number> => {
  const held = new Map<string, number>()
  for (const { catalogue } of institutions) held.set(catalogue, (held.get(catalogue) ?? 0) + 1)
  return held
}

export type RequirementFilter = {
  text: string
  role: string | null
  theme: string | null
  obligation: Obligation | null
  critical: boolean
}

type Words = { roles: ReadonlyMap<string, string>; themes: ReadonlyMap<string, string> }

/** Requirements that answer to all filters, in the order of the text. */
export const filtered = (
  requirements: readonly ShownRequirement[],
  { text, role, theme, obligation, critical }: RequirementFilter,
  { roles, themes }: Words,
): ShownRequirement[] => {
  const wanted = requirements.filter(
    (each) =>
      (role === null || each.role === role) &&
      (theme === null || each.theme === theme) &&
      (obligation === null || each.obligation === obligation) &&
      (!critical || each.critical),
  )
  const found = new Set(
    findIn(wanted, text, (each) =>
      [each.label, each.statement, roles.get(each.role ?? '') ?? '', themes.get(each.theme) ?? '', each.criterionText]
        .filter(Boolean)
        .join(' '),
    ),
  )
  return wanted.filter((each) => found.has(each))
}

type Clause = { key: string; title: string; requirements: ShownRequirement[] }
export type Section = { id: string; title: string; clauses: Clause[] }

/** Requirements under the clauses and sections of the text, both in the order they come; empty ones are left out. */
export const bySection = (
  requirements: readonly ShownRequirement[],
  sections: readonly { id: string; title: string }[],
): Section[] => {
  const found: Section[] = []
  for (const each of requirements) {
    let section = found.find(({ id }) => id === each.section)
    if (section === undefined) {
      const title = sections.find(({ id }) => id === each.section)?.title ?? ''
      found.push((section = { id: each.section, title, clauses: [] }))
    }
    const key = `${each.annex ?? ''} ${each.clause}`
    let clause = section.clauses.find((other) => other.key === key)
    if (clause === undefined) {
      const title = each.annex === null ? `Пункт ${each.clause}` : `Приложение ${each.annex}, пункт ${each.clause}`
      section.clauses.push((clause = { key, title, requirements: [] }))
    }
    clause.requirements.push(each)
  }
  return found
}

/** «Раздел 2. Организация работы», «Приложение 1. Этика чатов». */
export const sectionTitle = ({ id, title }: Pick<Section, 'id' | 'title'>): string => {
  const name = id.startsWith('прил. ') ? `Приложение ${id.slice('прил. '.length)}` : `Раздел ${id}`
  return title === '' ? name : `${name}. ${title}`
}

/** Lines of a criterion in words: how deep each stands, and what it says without its dash. */
export const criterionLines = (text: string): { depth: number; words: string }[] =>
  text.split('\n').map((line) => {
    const [, spaces = '', words = ''] = /^( *)— (.*)$/s.exec(line) ?? []
    return words === '' ? { depth: 0, words: line } : { depth: 1 + spaces.length / 2, words }
  })
