import { clauseList } from '../../src/engine/base/clause-list'
import { russianDay } from '../../src/engine/base/calendar'
import { clauseLabel, withTerms } from '../../src/engine/base/label'
import { decimal, percent } from '../../src/engine/base/russian'
import { dataShare } from '../../src/engine/catalogue/share'
import type { Catalogue, Consequence, Indicator, Requirement, Rules } from '../../src/engine/catalogue/types'

const KINDS: Record<Catalogue['kinds'][number], string> = {
  preschool: 'дошкольное',
  school: 'общеобразовательное',
  additional: 'дополнительного образования',
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

const table = (heads: string[], rows: string[][]): string =>
  rows.length === 0
    ? 'Нет.'
    : [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const distinct = <T>(values: T[]): T[] => [...new Set(values)]

const scoredOf = (requirements: Requirement[]): Requirement[] =>
  requirements.filter(({ criterion }) => criterion !== null)

/** Clauses of some requirements: scored ones as they are, those that are only shown in italics. */
const clauses = (requirements: Requirement[]): string => {
  const scored = distinct(scoredOf(requirements).map(clauseLabel))
  const shown = distinct(requirements.map(clauseLabel)).filter((label) => !scored.includes(label))
  return [clauseList(scored), shown.length === 0 ? '' : `_${clauseList(shown)}_`]
    .filter((part) => part !== '')
    .join('; ')
}

const overview = (catalogues: Catalogue[]): string =>
  table(
    [
      'id',
      'Положение',
      'Редакция',
      'Действует с',
      'Учреждения',
      'Требований',
      'Оценивается',
      'По данным',
      'Критических',
      'Примечаний',
    ],
    catalogues.map((each) => {
      const { scored, byData, share } = dataShare(each)
      return [
        `\`${each.id}\``,
        each.title,
        each.edition,
        russianDay(each.effectiveFrom),
        each.kinds.map((kind) => KINDS[kind]).join(', '),
        String(each.requirements.length),
        String(scored),
        `${byData} (${percent(share)})`,
        String(each.requirements.filter(({ critical }) => critical).length),
        String(each.notes.length),
      ]
    }),
  )

const weights = ({ consequences, themes }: Rules): string =>
  table(
    ['id', 'Последствие', 'Вес', 'Почему', 'Тем'],
    consequences.map(({ id, title, weight, why }) => [
      `\`${id}\``,
      title,
      decimal(weight),
      why,
      String(themes.filter(({ consequence }) => consequence === id).length),
    ]),
  )

const matrix = ({ catalogues, consequences, themes }: Rules): string => {
  const consequenceOf = (id: string): Consequence | undefined => consequences.find((each) => each.id === id)
  return table(
    ['id', 'Тема', 'Последствие', 'Вес', ...catalogues.map(({ id }) => `\`${id}\``)],
    themes.map(({ id, title, consequence }) => [
      `\`${id}\``,
      title,
      consequenceOf(consequence)?.title ?? consequence,
      decimal(consequenceOf(consequence)?.weight ?? 0),
      ...catalogues.map(({ requirements }) => clauses(requirements.filter(({ theme }) => theme === id)) || '—'),
    ]),
  )
}

const critical = ({ requirements }: Catalogue): string =>
  table(
    ['Пункт', 'Требование', 'Почему критическое'],
    requirements
      .filter((each) => each.critical)
      .map((each) => [clauseLabel(each), each.statement, each.criticalWhy ?? '']),
  )

const attested = (catalogue: Catalogue): string =>
  table(
    ['Пункт', 'Требование', 'Почему не по данным'],
    dataShare(catalogue).attested.map(({ requirement, label, why }) => [
      label,
      catalogue.requirements.find(({ id }) => id === requirement)?.statement ?? '',
      distinct(why).join(' '),
    ]),
  )

const indicatorPlace = ({ clause, item, annex }: Indicator): string =>
  clauseLabel({ clause, item: item ?? null, subitem: null, annex: annex ?? null })

/** What an indicator is counted from, in words of the form. */
const countedFrom = (indicator: Indicator, { dictionary }: Rules, { terms }: Catalogue): string => {
  const titled = (fields: { id: string; title: string }[], id: string): string =>
    `«${withTerms(fields.find((field) => field.id === id)?.title ?? id, terms)}»`
  if ('from' in indicator)
    return `${titled(dictionary.passport, indicator.from)} → ${titled(dictionary.passport, indicator.to)}`
  const table = dictionary.tables.find(({ id }) => id === indicator.table)
  const columns = [indicator.part, indicator.whole].filter((id) => id !== undefined)
  const what = columns.length === 0 ? 'число строк' : columns.map((id) => titled(table?.columns ?? [], id)).join(' из ')
  return `«${withTerms(table?.sheet ?? indicator.table, terms)}»: ${what}`
}

const indicators = (rules: Rules): string => {
  const titles = distinct(rules.catalogues.flatMap((each) => (each.indicators ?? []).map(({ title }) => title)))
  const found = (catalogue: Catalogue, title: string): Indicator[] =>
    (catalogue.indicators ?? []).filter((indicator) => indicator.title === title)
  return table(
    ['Показатель', 'Считается по', ...rules.catalogues.map(({ id }) => `\`${id}\``)],
    titles.map((title) => [
      title,
      distinct(
        rules.catalogues.flatMap((catalogue) =>
          found(catalogue, title).map((indicator) => countedFrom(indicator, rules, catalogue)),
        ),
      ).join('; '),
      ...rules.catalogues.map((catalogue) => clauseList(found(catalogue, title).map(indicatorPlace)) || '—'),
    ]),
  )
}

const perCatalogue = (catalogues: Catalogue[], body: (catalogue: Catalogue) => string): string =>
  catalogues.map((each) => `### ${each.title} (\`${each.id}\`)\n\n${body(each)}`).join('\n\n')

/** `docs/catalogues.md`: all regulations side by side, the weights and their reasons, what rests on self-report. */
export const cataloguesDocument = (rules: Rules, command: string): string =>
  [
    '# Catalogues: the regulations side by side',
    `Generated from \`resources/\`: do not edit. A test holds it current; \`${command}\` writes it anew.`,
    '## Regulations (Положения)',
    overview(rules.catalogues),
    '«По данным» is the share of scored requirements that no self-report decides.',
    '## Weights by consequence (Веса по последствиям)',
    'A requirement weighs what a breach of its theme leads to. Weights are settings of an audit; these are the initial ones.',
    weights(rules),
    '## Themes by regulation (Темы по положениям)',
    'Clauses in italics are shown and not scored.',
    matrix(rules),
    '## Indicators (Показатели)',
    'What the texts ask of pupils and parents, or only speak of: counted and shown, never scored and never a breach.',
    indicators(rules),
    '## Critical requirements (Критические требования)',
    'A breach caps the level at «достаточный», whatever the index.',
    perCatalogue(rules.catalogues, critical),
    '## Self-reported requirements (Требования по самооценке)',
    'No table of the form decides these: the institution answers and confirms.',
    perCatalogue(rules.catalogues, attested),
  ].join('\n\n')
