import { Failure } from '../../base/failure'
import { planForm } from '../../catalogue/plan'
import type { EvidenceTable, Field } from '../../catalogue/evidence-types'
import type { Rules } from '../../catalogue/types'
import { ANSWER_FIELDS } from '../../intake/answers'
import { consolidatedFields, INSTITUTION, INSTITUTION_FIELDS } from '../../intake/consolidated-fields'
import { ANSWERS_SHEET, PASSPORT_SHEET, sheetTables } from '../../intake/find-sheets'
import { choiceOf, fieldByTitle, titleKey } from '../../intake/lookup'
import type { Mapping } from '../../intake/types'

/** What a sheet or column is said to be. */
export type Target = Pick<Mapping, 'catalogue' | 'table' | 'column' | 'keys'>

/** A sheet of a form with its columns, or figures that belong together. */
export type Part = { id: string; titles: string[]; fields: Field[] }

const WRITTEN = /^([^.[\]]+?)\s*(?:\[([^\]]+)\])?\s*(?:\.\s*(.+))?$/

const wrong = (as: string, expected: string): Failure =>
  new Failure('which-field', `«${as}» в форме не найдено. ${expected}`)

const quotedList = (titles: string[]): string => titles.map((title) => `«${title}»`).join(', ')

const ofTable = ({ id, sheet, columns }: EvidenceTable): Part => ({ id, titles: [id, sheet], fields: columns })

const partNamed = (parts: Part[], name: string, as: string): Part => {
  const found = parts.find(({ titles }) => titles.some((title) => titleKey(title) === titleKey(name)))
  if (found !== undefined) return found
  throw wrong(as, `Есть листы: ${quotedList(parts.map(({ titles }) => titles.at(-1) ?? ''))}.`)
}

const fieldNamed = ({ titles, fields }: Part, name: string, as: string): Field => {
  const found = fields.find(({ id }) => id === name) ?? fieldByTitle(fields, name)
  if (found !== undefined) return found
  throw wrong(as, `На листе «${titles.at(-1) ?? ''}» есть: ${quotedList(fields.map(({ title }) => title))}.`)
}

const formParts = (rules: Rules, catalogue: string): Part[] => {
  const plan = planForm(rules, catalogue)
  return [
    { id: 'passport', titles: ['passport', PASSPORT_SHEET], fields: plan.passport },
    { id: 'answers', titles: ['answers', ANSWERS_SHEET], fields: ANSWER_FIELDS },
    ...sheetTables(plan).map(ofTable),
  ]
}

/**
 * What the curator may choose from: sheets of a catalogue's form and their columns; with none, who a row is about and
 * the listed figures of tables with a row for each institution, whose part has no name as it is no sheet.
 */
export const partsOf = (rules: Rules, catalogue: string | null): Part[] =>
  catalogue === null
    ? [
        { id: INSTITUTION, titles: [INSTITUTION, 'Учреждение'], fields: INSTITUTION_FIELDS },
        { id: '', titles: ['Показатели'], fields: consolidatedFields(rules.dictionary, []) },
      ]
    : formParts(rules, catalogue)

/** What is meant in a form of `catalogue`: «people», «people.connected» or, in its own words, «Участники.Подключено». */
const inForm = (rules: Rules, catalogue: string, as: string): Target => {
  const parts = formParts(rules, catalogue)
  const [, table = '', , column] = WRITTEN.exec(as.trim()) ?? []
  const part = partNamed(parts, table, as)
  return {
    catalogue,
    table: part.id,
    column: column === undefined ? null : fieldNamed(part, column, as).id,
    keys: {},
  }
}

const keysOf = ({ key, columns }: EvidenceTable, written: string | undefined, rules: Rules, as: string) => {
  const values = written?.split(';').map((value) => value.trim()) ?? []
  if (values.length !== key.length)
    throw wrong(as, 'Назовите и строку таблицы, например people[Педагогические работники].connected.')
  return Object.fromEntries(
    key.map((id, index) => {
      const value = values[index] ?? ''
      const list = rules.dictionary.choices[columns.find((each) => each.id === id)?.choices ?? '']
      const choice = list === undefined ? value : choiceOf(list, value)
      if (choice === undefined) throw wrong(as, `Строки бывают: ${quotedList(list ?? [])}.`)
      return [id, choice]
    }),
  )
}

/**
 * What is meant in a sheet with a row for each institution: «people[Родители].total», a title that is listed
 * («Родителей всего»), «passport.pupils», or «institution.inn» for who a row is about.
 */
const inConsolidated = (rules: Rules, as: string): Target => {
  const { dictionary } = rules
  const listed = fieldByTitle(consolidatedFields(dictionary, []), as)
  const known = consolidatedFields(dictionary, []).find(({ id }) => id === as || id === listed?.id)
  if (known !== undefined) return { catalogue: null, table: known.table, column: known.column, keys: known.keys }
  const parts: Part[] = [
    { id: INSTITUTION, titles: [INSTITUTION, 'Учреждение'], fields: INSTITUTION_FIELDS },
    { id: 'passport', titles: ['passport'], fields: dictionary.passport },
    ...dictionary.tables.filter(({ from }) => from === undefined).map(ofTable),
  ]
  const [, table = '', row, column] = WRITTEN.exec(as.trim()) ?? []
  const part = partNamed(parts, table, as)
  if (column === undefined) throw wrong(as, 'Назовите показатель, например people[Родители].total.')
  const found = dictionary.tables.find(({ id }) => id === part.id)
  const field = fieldNamed(part, column, as)
  return {
    catalogue: null,
    table: part.id,
    column: field.id,
    keys: found === undefined ? {} : keysOf(found, row, rules, as),
  }
}

/** What is meant by the curator's words. Throws Failure('which-field') with what there is. */
export const targetOf = (rules: Rules, catalogue: string | null, as: string): Target =>
  catalogue === null ? inConsolidated(rules, as) : inForm(rules, catalogue, as)
