import { clauseLabel } from '../base/label'
import { aspectsOf, coreOf } from './criterion-aspects'
import { likeness, pairRequirements } from './pair-requirements'
import type { Catalogue, Requirement, Rules } from './types'

/** What differs, in Russian: `a` and `b` hold only what the other side does not have. */
export type Difference = { title: string; a: string[]; b: string[] }

/** A requirement as a comparison cites it; `clause` is «2.4, п. 3», `role` a Russian title. */
export type ComparedRequirement = { requirement: string; clause: string; role: string | null; statement: string }

export type ThemeRelation = 'same' | 'changed' | 'only-a' | 'only-b'

export type ThemeComparison = {
  theme: string
  title: string
  relation: ThemeRelation
  /** Clauses of either side, each once, in the order of the text. */
  clauses: { a: string[]; b: string[] }
  /** Requirements that both have and that are not decided alike. */
  changed: { a: ComparedRequirement; b: ComparedRequirement; differences: Difference[] }[]
  onlyA: ComparedRequirement[]
  onlyB: ComparedRequirement[]
}

type Side = Pick<Catalogue, 'id' | 'title' | 'edition'>

export type CatalogueComparison = {
  a: Side
  b: Side
  /** Names that differ by region and edition, where they do: «мессенджер». */
  names: { title: string; a: string; b: string }[]
  /** Russian titles of roles that only one of them has. */
  roles: { onlyA: string[]; onlyB: string[] }
  /** Every theme either has, in the order of the dictionary of themes. */
  themes: ThemeComparison[]
}

const OBLIGATIONS: Record<Requirement['obligation'], string> = {
  mandatory: 'обязательное',
  conditional: 'условное',
  recommended: 'рекомендация',
  informative: 'справочное',
}

/** Terms that name something of the region or the edition; the others only fit the form's words to the kind. */
const NAMES: Record<string, string> = { messenger: 'мессенджер', regionalSystem: 'региональная система' }

/** Statements less alike than this say different things. */
const REWORDED = 0.6

const distinct = <T>(values: T[]): T[] => [...new Set(values)]

const difference = (title: string, a: string[], b: string[]): Difference[] => {
  const [onlyA, onlyB] = [a.filter((each) => !b.includes(each)), b.filter((each) => !a.includes(each))]
  return onlyA.length + onlyB.length === 0 ? [] : [{ title, a: distinct(onlyA), b: distinct(onlyB) }]
}

const roleTitle = ({ roles }: Catalogue, id: string | null): string | null =>
  roles.find((role) => role.id === id)?.title ?? null

const compared = (catalogue: Catalogue, requirement: Requirement): ComparedRequirement => ({
  requirement: requirement.id,
  clause: clauseLabel(requirement),
  role: roleTitle(catalogue, requirement.role),
  statement: requirement.statement,
})

/** How the criteria differ; a mere rearrangement of the same conditions is said as such. */
const criterionDifferences = (
  { criterion: ofA }: Requirement,
  { criterion: ofB }: Requirement,
  { dictionary }: Pick<Rules, 'dictionary'>,
  terms: Record<string, string>,
): Difference[] => {
  if (ofA === null || ofB === null || coreOf(ofA) === coreOf(ofB)) return []
  const [a, b] = [aspectsOf(ofA, dictionary, terms), aspectsOf(ofB, dictionary, terms)]
  const words = (aspects: typeof a, title: string): string[] =>
    aspects.filter((each) => each.title === title).map((each) => each.words)
  const titles = distinct([...a, ...b].map(({ title }) => title))
  const found = titles.flatMap((title) => difference(title, words(a, title), words(b, title)))
  return found.length > 0 ? found : [{ title: 'сочетание условий', a: ['одно'], b: ['другое'] }]
}

const differencesOf = (
  a: Requirement,
  b: Requirement,
  [first, second]: [Catalogue, Catalogue],
  rules: Pick<Rules, 'dictionary'>,
): Difference[] => {
  const one = (title: string, ofA: string | null, ofB: string | null): Difference[] =>
    difference(title, ofA === null ? [] : [ofA], ofB === null ? [] : [ofB])
  const when = ({ appliesWhen }: Requirement): string =>
    appliesWhen === null ? 'всегда' : 'при дистанционных занятиях'
  const shown = a.criterion === null && b.criterion === null
  return [
    ...(a.role === b.role ? [] : one('роль', roleTitle(first, a.role), roleTitle(second, b.role))),
    ...one('обязательность', OBLIGATIONS[a.obligation], OBLIGATIONS[b.obligation]),
    ...one('когда действует', when(a), when(b)),
    ...criterionDifferences(a, b, rules, first.terms),
    ...one('вес', String(a.weight), String(b.weight)),
    ...one('критическое', a.critical ? 'да' : 'нет', b.critical ? 'да' : 'нет'),
    ...(shown && likeness(a.statement, b.statement) < REWORDED ? one('содержание', a.statement, b.statement) : []),
  ]
}

const relationOf = (ofA: number, ofB: number, alike: boolean): ThemeRelation => {
  if (ofB === 0) return 'only-a'
  if (ofA === 0) return 'only-b'
  return alike ? 'same' : 'changed'
}

/**
 * Two regulations theme by theme: which duties both have and decide alike, which both have otherwise and in what,
 * and which only one of them has. Sheets and columns are named as in the form of the first.
 */
export const compareCatalogues = (
  a: Catalogue,
  b: Catalogue,
  rules: Pick<Rules, 'themes' | 'dictionary'>,
): CatalogueComparison => {
  const themes = rules.themes.flatMap(({ id: theme, title }): ThemeComparison[] => {
    const ofA = a.requirements.filter((each) => each.theme === theme)
    const ofB = b.requirements.filter((each) => each.theme === theme)
    if (ofA.length + ofB.length === 0) return []
    const { pairs, onlyA, onlyB } = pairRequirements(ofA, ofB)
    const changed = pairs
      .map((pair) => ({ ...pair, differences: differencesOf(pair.a, pair.b, [a, b], rules) }))
      .filter(({ differences }) => differences.length > 0)
    const alike = changed.length + onlyA.length + onlyB.length === 0
    return [
      {
        theme,
        title,
        relation: relationOf(ofA.length, ofB.length, alike),
        clauses: { a: distinct(ofA.map(clauseLabel)), b: distinct(ofB.map(clauseLabel)) },
        changed: changed.map((pair) => ({ ...pair, a: compared(a, pair.a), b: compared(b, pair.b) })),
        onlyA: onlyA.map((each) => compared(a, each)),
        onlyB: onlyB.map((each) => compared(b, each)),
      },
    ]
  })
  const rolesOnly = (of: Catalogue, other: Catalogue): string[] =>
    of.roles.filter(({ id }) => !other.roles.some((role) => role.id === id)).map(({ title }) => title)
  const names = Object.entries(NAMES).flatMap(([term, title]) => {
    const [ofA, ofB] = [a.terms[term] ?? '', b.terms[term] ?? '']
    return ofA === ofB ? [] : [{ title, a: ofA, b: ofB }]
  })
  const side = ({ id, title, edition }: Catalogue): Side => ({ id, title, edition })
  return { a: side(a), b: side(b), names, roles: { onlyA: rolesOnly(a, b), onlyB: rolesOnly(b, a) }, themes }
}
