import { termsOfDictionary } from '../put-terms'
import type { Dictionary } from '../evidence-types'
import type { Kind } from '../kind'
import type { Catalogue, Rules } from '../types'
import { partsOf } from './criterion-parts'
import { criterionRows } from './criterion-rows'
import { guideLines } from './guide'
import { indicatorRows, numberTitles } from './indicator-rows'
import { evidenceNames, type EvidenceNames } from './names'
import { NUMBERS_OF_PASSPORT } from './sheet-indicators'
import { GUIDE_SHEET, LISTS_SHEET, REGULATION_FIELDS, sheetSpec, withLists, type RegulationField } from './sheets'
import type { BookCell, BookSheet, CatalogueBook, SheetKey } from './types'
import {
  APPLIES_WORDS,
  CONFIRMATION_WORDS,
  CRITERION_WORDS,
  KIND_CHOICES,
  KIND_WORDS,
  OBLIGATION_WORDS,
  TYPE_WORDS,
} from './words'
import { withBraces } from './with-braces'

type Row = Record<string, BookCell | undefined>

const filled = (key: SheetKey, rows: Row[], lists: Record<string, string[]> = {}): BookSheet => {
  const spec = withLists(sheetSpec(key), lists)
  return { ...spec, rows: rows.map((row) => spec.columns.map((column) => row[column.key] ?? null)) }
}

const kindsText = (kinds: Kind[]): string => kinds.map((kind) => KIND_WORDS[kind]).join(', ')

const regulation = (catalogue: Catalogue, dictionary: Dictionary): BookSheet => {
  const values: Record<RegulationField, BookCell> = {
    id: catalogue.id,
    title: catalogue.title,
    shortTitle: catalogue.shortTitle ?? null,
    edition: catalogue.edition,
    effectiveFrom: { value: catalogue.effectiveFrom, date: true },
    kinds: kindsText(catalogue.kinds),
    follows: catalogue.follows ?? null,
  }
  const fields = Object.keys(REGULATION_FIELDS) as RegulationField[]
  const needed = termsOfDictionary(dictionary)
  const isUsual = ([term, word]: [string, string]): boolean => dictionary.terms?.[term] === word
  const words = Object.entries(catalogue.terms)
  const sheet = filled('regulation', [
    ...fields.map((field) => ({
      field: REGULATION_FIELDS[field].label,
      value: values[field],
      about: REGULATION_FIELDS[field].hint,
    })),
    ...[...words.filter((each) => !isUsual(each)), ...words.filter(isUsual)].map(([term, word]) => ({
      field: `{${term}}`,
      value: word,
      about: needed.includes(term)
        ? 'Слово стоит в формах и, может быть, в требованиях.'
        : 'Слово стоит в требованиях.',
    })),
  ])
  const choose = { list: 'Типы учреждений', values: KIND_CHOICES }
  return { ...sheet, single: [{ row: fields.indexOf('kinds'), column: 'value', choose }] }
}

const themes = ({ themes: all, consequences }: Rules): BookSheet =>
  filled(
    'themes',
    all.map(({ id, title, consequence }) => {
      const found = consequences.find((each) => each.id === consequence)
      return { id, title, consequence: found?.title ?? consequence, weight: found?.weight ?? null }
    }),
  )

const requirements = (catalogue: Catalogue, { themes: all, consequences }: Rules): BookSheet => {
  const { terms, roles } = catalogue
  const weightOf = (theme: string): number | null => {
    const { consequence } = all.find(({ id }) => id === theme) ?? {}
    return consequences.find(({ id }) => id === consequence)?.weight ?? null
  }
  return filled(
    'requirements',
    catalogue.requirements.map((each) => ({
      ...{ id: each.id, clause: each.clause, item: each.item, subitem: each.subitem, annex: each.annex },
      section: each.section ?? null,
      role: roles.find(({ id }) => id === each.role)?.title ?? each.role,
      theme: all.find(({ id }) => id === each.theme)?.title ?? each.theme,
      statement: withBraces(each.statement, terms),
      obligation: OBLIGATION_WORDS[each.obligation],
      appliesWhen: each.appliesWhen === null ? null : APPLIES_WORDS[each.appliesWhen],
      kinds: each.kinds === undefined ? null : kindsText(each.kinds),
      criterion: each.criterion === null ? null : CRITERION_WORDS[each.criterion.kind],
      themeWeight: weightOf(each.theme),
      weight: each.obligation === 'informative' || each.weight === weightOf(each.theme) ? null : each.weight,
      critical: each.criticalWhy,
      unit: each.unit === each.id ? null : each.unit,
      remedy: each.remedy === null ? null : withBraces(each.remedy, terms),
    })),
  )
}

const criteria = (catalogue: Catalogue, names: EvidenceNames, lists: Record<string, string[]>): BookSheet => {
  const rows = catalogue.requirements.flatMap(({ id, criterion }) =>
    criterion === null ? [] : criterionRows(id, criterion, names),
  )
  const columns: Record<string, string[]> = {}
  for (const kind of Object.keys(CRITERION_WORDS) as (keyof typeof CRITERION_WORDS)[])
    for (const { column } of partsOf(kind)) (columns[column] ??= []).push(CRITERION_WORDS[kind])
  return { ...filled('criteria', rows, lists), used: { by: 'kind', columns } }
}

const evidence = ({ tables, choices }: Dictionary, names: EvidenceNames): BookSheet =>
  filled(
    'evidence',
    tables.flatMap((table) =>
      table.columns.map((field) => ({
        table: names.table(table.id),
        column: names.column(table.id, field.id),
        type: `${TYPE_WORDS[field.type]}${field.unit === undefined ? '' : `, ${field.unit}`}`,
        choices: (choices[field.choices ?? ''] ?? []).join('; ') || null,
        about: field.hint ?? null,
        tableId: table.id,
        columnId: field.id,
      })),
    ),
  )

/** A catalogue as the sheets of a workbook; reading them back gives the same catalogue. */
export const bookOf = (catalogue: Catalogue, rules: Rules): CatalogueBook => {
  const { dictionary, consequences, themes: known } = rules
  const names = evidenceNames(dictionary, catalogue.terms)
  const lists = {
    Таблицы: names.tables(),
    'Категории участников': dictionary.choices['Категория'] ?? [],
    Подтверждения: Object.values(CONFIRMATION_WORDS),
    [NUMBERS_OF_PASSPORT]: numberTitles(dictionary, catalogue.terms),
  }
  return {
    title: catalogue.title,
    titles: { guide: GUIDE_SHEET, lists: LISTS_SHEET },
    guide: guideLines(catalogue, consequences),
    sheets: [
      regulation(catalogue, dictionary),
      filled('roles', catalogue.roles, lists),
      themes(rules),
      filled('consequences', consequences),
      filled('sections', catalogue.sections),
      requirements(catalogue, rules),
      criteria(catalogue, names, lists),
      filled('indicators', indicatorRows(catalogue, { themes: known, dictionary, names }), lists),
      filled('notes', catalogue.notes),
      evidence(dictionary, names),
    ],
  }
}
