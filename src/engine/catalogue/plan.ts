import { createHash } from 'node:crypto'
import { clauseLabel, withTerms } from '../base/label'
import { Failure } from '../base/failure'
import { columnsOfCheck, PASSPORT } from './check-columns'
import { demandsOf } from './demands'
import { indicatorsOf, readingOf } from './indicators'
import { keysRead, readsOf, tablesOf } from './reads'
import type { Confirmation, Criterion } from './criterion-types'
import type { Check, Dictionary, EvidenceTable, Field, SpreadFrom } from './evidence-types'
import type { Asked, Catalogue, FormPlan, Requirement, Rules } from './types'

/** Raised when the form's layout changes. */
const LAYOUT = 1
const ROLE_TABLE = { table: 'people', category: 'category', total: 'total' }

type Scored = Requirement & { criterion: Criterion }

const isScored = (requirement: Requirement): requirement is Scored => requirement.criterion !== null

const confirmations = (criterion: Criterion): Confirmation[] => {
  if (criterion.kind === 'attested') return criterion.confirmation
  return criterion.kind === 'any-of' || criterion.kind === 'all-of' ? criterion.of.flatMap(confirmations) : []
}

const asked = ({ roles }: Catalogue, requirement: Scored, index: number): Asked => {
  const confirmation = [...new Set(confirmations(requirement.criterion))]
  return {
    number: index + 1,
    requirement: requirement.id,
    label: clauseLabel(requirement),
    role: roles.find(({ id }) => id === requirement.role)?.title ?? '',
    statement: requirement.statement,
    conditional: requirement.obligation === 'conditional',
    recommended: requirement.obligation === 'recommended',
    confirmation: confirmation.length === 0 ? null : confirmation,
  }
}

const termed = (field: Field, terms: Record<string, string>): Field => ({
  ...field,
  title: withTerms(field.title, terms),
  synonyms: field.synonyms.map((synonym) => withTerms(synonym, terms)),
  ...(field.hint === undefined ? {} : { hint: withTerms(field.hint, terms) }),
})

const termedFrom = (from: SpreadFrom, terms: Record<string, string>): SpreadFrom => ({
  ...from,
  title: withTerms(from.title, terms),
  synonyms: from.synonyms.map((synonym) => withTerms(synonym, terms)),
})

/** Categories whose «Всего» switches duties off are asked even where no criterion counts them. */
const roleCategories = ({ roles }: Catalogue, scored: Scored[]): string[] =>
  roles.flatMap(({ id, category }) =>
    category !== undefined && scored.some(({ role }) => role === id) ? [category] : [],
  )

const plannedTables = (
  dictionary: Dictionary,
  catalogue: Catalogue,
  scored: Scored[],
  criteria: Criterion[],
): EvidenceTable[] => {
  const tables = new Set(criteria.flatMap(tablesOf))
  const read = new Set(criteria.flatMap(readsOf).map(({ table, column }) => `${table} ${column}`))
  if (roleCategories(catalogue, scored).length > 0) {
    tables.add(ROLE_TABLE.table)
    read.add(`${ROLE_TABLE.table} ${ROLE_TABLE.total}`)
  }
  for (const { id, from, columns } of dictionary.tables) {
    if (from === undefined || !tables.has(id)) continue
    tables.add(from.table)
    for (const column of columns)
      if (read.has(`${id} ${column.id}`) && column.id !== from.by && column.id !== from.value)
        read.add(`${from.table} ${column.id}`)
    read.add(`${id} ${from.value}`)
  }
  return dictionary.tables
    .filter(({ id }) => tables.has(id))
    .map((table) => ({
      ...table,
      sheet: withTerms(table.sheet, catalogue.terms),
      synonyms: table.synonyms.map((synonym) => withTerms(synonym, catalogue.terms)),
      hint: withTerms(table.hint, catalogue.terms),
      ...(table.from === undefined ? {} : { from: termedFrom(table.from, catalogue.terms) }),
      columns: table.columns
        .filter(({ id }) => table.key.includes(id) || read.has(`${table.id} ${id}`))
        .map((column) => termed(column, catalogue.terms)),
    }))
}

/** Rows written beforehand are only those somebody reads: the rest would be work for nothing. */
const prefilledKeys = (
  { id, key }: EvidenceTable,
  values: string[],
  catalogue: Catalogue,
  scored: Scored[],
  criteria: Criterion[],
): string[] => {
  const read = criteria.map((criterion) => keysRead(criterion, id, key[0] ?? ''))
  if (read.some((each) => each === null)) return values
  const wanted = new Set([
    ...read.flatMap((each) => each ?? []),
    ...(id === ROLE_TABLE.table ? roleCategories(catalogue, scored) : []),
  ])
  return values.filter((value) => wanted.has(value))
}

const plannedChoices = ({ passport, choices }: Dictionary, tables: EvidenceTable[]): Record<string, string[]> => {
  const fields = [...passport, ...tables.flatMap(({ columns }) => columns)]
  return Object.fromEntries(Object.entries(choices).filter(([list]) => fields.some((field) => field.choices === list)))
}

const plannedKeys = (
  { choices }: Dictionary,
  tables: EvidenceTable[],
  catalogue: Catalogue,
  scored: Scored[],
  criteria: Criterion[],
): Record<string, string[]> =>
  Object.fromEntries(
    tables
      .filter(({ prefilled }) => prefilled === true)
      .map((table) => {
        const list = table.columns.find(({ id }) => id === table.key[0])?.choices ?? ''
        return [table.id, prefilledKeys(table, choices[list] ?? [], catalogue, scored, criteria)]
      }),
  )

/** A total over rows with a name of their own holds only where the form writes such a row. */
const hasRow = (check: Check, tables: EvidenceTable[], keys: Record<string, string[]>): boolean => {
  if (check.relation !== 'total' && check.relation !== 'total-at-most') return true
  const { table, where } = check
  const named = tables.find(({ id }) => id === table)?.key[0]
  return where === undefined || where.column !== named || (keys[table]?.includes(where.equals) ?? true)
}

/**
 * A number that changes with whatever the form asks: its questions, their order, its tables and columns. A form
 * issued before such a change is told from the new one, so that no answer lands under another question.
 */
const versionOf = (questions: Asked[], tables: EvidenceTable[]): number => {
  const asks = [
    LAYOUT,
    questions.map(({ number, requirement, label }) => [number, requirement, label]),
    tables.map(({ id, columns }) => [id, columns.map((column) => column.id)]),
  ]
  return createHash('sha256').update(JSON.stringify(asks)).digest().readUInt32BE(0)
}

/**
 * What a catalogue's form asks: every scored requirement in the catalogue's order, and of the dictionary only
 * the tables, columns and prefilled rows that its criteria and indicators read. Throws Failure('no-catalogue').
 */
export const planForm = (rules: Rules, catalogueId: string): FormPlan => {
  const catalogue = rules.catalogues.find(({ id }) => id === catalogueId)
  if (catalogue === undefined)
    throw new Failure('no-catalogue', `Положения «${catalogueId}» нет среди загруженных перечней требований.`)
  const { dictionary } = rules
  const { terms } = catalogue
  const scored = catalogue.requirements.filter(isScored)
  const criteria = [
    ...scored.map(({ criterion }) => criterion),
    ...indicatorsOf(catalogue).flatMap((indicator) => readingOf(indicator) ?? []),
  ]
  const tables = plannedTables(dictionary, catalogue, scored, criteria)
  const has = (table: string, columns: string[]): boolean => {
    if (table === PASSPORT) return true
    const planned = tables.find(({ id }) => id === table)
    return planned !== undefined && columns.every((id) => planned.columns.some((column) => column.id === id))
  }
  const keys = plannedKeys(dictionary, tables, catalogue, scored, criteria)
  const questions = scored.map((requirement, index) => asked(catalogue, requirement, index))
  return {
    catalogue: catalogue.id,
    edition: catalogue.edition,
    formVersion: versionOf(questions, tables),
    title: catalogue.title,
    kinds: catalogue.kinds,
    terms,
    passport: dictionary.passport.map((field) => termed(field, terms)),
    asked: questions,
    tables,
    choices: plannedChoices(dictionary, tables),
    choiceWords: dictionary.choiceWords,
    keys,
    demands: demandsOf(tables, criteria, dictionary),
    checks: dictionary.checks
      .filter(({ kinds }) => kinds === undefined || catalogue.kinds.every((kind) => kinds.includes(kind)))
      .filter((check) => columnsOfCheck(check).every(({ table, columns }) => has(table, columns)))
      .filter((check) => hasRow(check, tables, keys))
      .map((check) => ({ ...check, message: withTerms(check.message, terms) })),
  }
}
