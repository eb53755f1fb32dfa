import { catalogueDiffResult } from '../../../api/catalogue-results'
import { clauseList } from '../../../engine/base/clause-list'
import { Failure } from '../../../engine/base/failure'
import { counted } from '../../../engine/base/russian'
import type {
  CatalogueComparison,
  ComparedRequirement,
  Difference,
  ThemeComparison,
  ThemeRelation,
} from '../../../engine/catalogue/compare-catalogues'
import type { Invocation } from '../command'

type Ids = { a: string; b: string }

const themes = (count: number): string => counted(count, 'тема', 'темы', 'тем')

const differenceText = ({ title, a, b }: Difference, ids: Ids): string => {
  if (b.length === 0) return `${title} — только в ${ids.a}: ${a.join('; ')}`
  if (a.length === 0) return `${title} — только в ${ids.b}: ${b.join('; ')}`
  return `${title}: ${a.join('; ')} → ${b.join('; ')}`
}

const requirementText = ({ clause, role, statement }: ComparedRequirement): string =>
  `${clause}${role === null ? '' : ` (${role})`}: ${statement}`

const clausesText = ({ clauses }: ThemeComparison, { a, b }: Ids): string =>
  [
    ...(clauses.a.length === 0 ? [] : [`${a} ${clauseList(clauses.a)}`]),
    ...(clauses.b.length === 0 ? [] : [`${b} ${clauseList(clauses.b)}`]),
  ].join(' | ')

const themeLines = (theme: ThemeComparison, ids: Ids): string[] => [
  `${theme.title} — ${clausesText(theme, ids)}`,
  ...theme.changed.flatMap(({ a, b, differences }) => [
    `  ${a.clause} → ${b.clause}: ${a.statement}`,
    ...differences.map((each) => `    ${differenceText(each, ids)}`),
  ]),
  ...theme.onlyA.map((each) => `  только в ${ids.a}: ${requirementText(each)}`),
  ...theme.onlyB.map((each) => `  только в ${ids.b}: ${requirementText(each)}`),
]

const text = (comparison: CatalogueComparison): string => {
  const { a, b, names, roles } = comparison
  const ids = { a: a.id, b: b.id }
  const group = (relation: ThemeRelation, heading: string, lines: (theme: ThemeComparison) => string[]): string[] => {
    const found = comparison.themes.filter((theme) => theme.relation === relation)
    return found.length === 0 ? [] : ['', `${heading}: ${themes(found.length)}`, ...found.flatMap(lines)]
  }
  const whole = (theme: ThemeComparison): string[] => themeLines(theme, ids)
  return [
    `${a.id}: ${a.title} (${a.edition})`,
    `${b.id}: ${b.title} (${b.edition})`,
    ...names.map((each) => differenceText({ title: each.title, a: [each.a], b: [each.b] }, ids)),
    ...roles.onlyA.map((role) => `роль только в ${a.id}: ${role}`),
    ...roles.onlyB.map((role) => `роль только в ${b.id}: ${role}`),
    ...group('only-a', `Только в ${a.id}`, whole),
    ...group('only-b', `Только в ${b.id}`, whole),
    ...group('changed', 'Есть в обоих, но различаются', whole),
    ...group('same', 'Одинаковы', whole),
  ].join('\n')
}

/** `catalogue diff A B`: two catalogues theme by theme. Throws Failure('usage' | 'no-catalogue'). */
export const diffCatalogues = async (args: string[], invocation: Invocation): Promise<number> => {
  const { json, output, openEngine } = invocation
  const [a, b] = args
  if (a === undefined || b === undefined || args.length > 2)
    throw new Failure(
      'usage',
      'Укажите два перечня.\nТак: sverka catalogue diff perm-school perm-centre [--db DB] [--json]',
    )
  const engine = await openEngine(invocation.text('db') ?? null, true, { orReadOnly: true })
  try {
    const comparison = await engine.compareCatalogues(a, b)
    output.out(json ? JSON.stringify(catalogueDiffResult.parse(comparison), null, 2) : text(comparison))
    return 0
  } finally {
    await engine.close()
  }
}
