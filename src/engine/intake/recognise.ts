import { normalised } from '../base/russian'
import type { FormPlan } from '../catalogue/types'
import type { ReadRow, Reading, Sheet } from '../workbook/types'
import { ANSWER_FIELDS } from './answers'
import { findSheets, identitySheet, isServiceSheet, sheetTables, type FoundSheets } from './find-sheets'
import { findHeader } from './header'
import { mappingsOf, type MappingsOf } from './mapped'
import { shown } from './remark'
import { cellIn } from './tally'
import type { Identity, Mapping, Refusal } from './types'

/** What the hidden sheet of a form says about the form; null when the sheet is missing or incomplete. */
const identityOf = ({ sheets }: Reading): Identity | null => {
  const said = (key: string): string => {
    const row = identitySheet(sheets)?.rows.find(({ cells: [first] }: ReadRow) =>
      first === undefined ? false : shown(first.content) === key,
    )
    const value = row?.cells[1]
    return value === undefined ? '' : value.content.type === 'date' ? value.content.value : shown(value.content)
  }
  const catalogue = said('catalogue')
  if (catalogue === '') return null
  return { catalogue, edition: said('edition'), formVersion: Number(said('formVersion')) || 0 }
}

type Question = { number: string; label: string; statement: string | null }

/** Numbered rows of «Требования» as they are written; none without its header. */
const questionsOf = (sheet: Sheet | undefined): Question[] => {
  const header = sheet === undefined ? null : findHeader(sheet, ANSWER_FIELDS)
  if (sheet === undefined || header === null) return []
  return sheet.rows.flatMap((row) => {
    const said = (id: string): string => {
      const cell = row.row > header.bottom ? cellIn(row, header.columns.get(id)) : undefined
      return cell === undefined ? '' : normalised(shown(cell.content))
    }
    const [number, label] = [said('number'), said('label')]
    if (number === '' || label === '') return []
    return [{ number, label, statement: header.columns.has('statement') ? said('statement') : null }]
  })
}

/** Share of the plan's requirements whose number and clause stand in «Требования». */
const agreeing = (sheet: Sheet, plan: FormPlan): number => {
  if (plan.asked.length === 0) return 0
  const said = new Set(questionsOf(sheet).map(({ number, label }) => `${number}|${label}`))
  return plan.asked.filter(({ number, label }) => said.has(`${number}|${normalised(label)}`)).length / plan.asked.length
}

/** Every sheet with every column of the form and no other, and its questions word for word. */
const isExact = ({ plan, found: { sheets, twins } }: Recognised, all: Sheet[]): boolean => {
  const tables = sheetTables(plan)
  const parts = ['passport', 'answers', ...tables.map(({ id }) => id)]
  if (twins.length > 0 || !parts.every((part) => sheets.has(part))) return false
  const own = new Set(sheets.values())
  if (all.some((sheet) => sheet.rows.length > 0 && !own.has(sheet) && !isServiceSheet(sheet))) return false
  const hasColumns = tables.every(({ id, columns }) => {
    const sheet = sheets.get(id)
    const header = sheet === undefined ? null : findHeader(sheet, columns)
    return header !== null && columns.every((column) => header.columns.has(column.id)) && header.extra.length === 0
  })
  const questions = questionsOf(sheets.get('answers'))
  return (
    hasColumns &&
    questions.length === plan.asked.length &&
    plan.asked.every(({ number, label, statement }) =>
      questions.some(
        (said) =>
          said.number === String(number) &&
          said.label === normalised(label) &&
          // What is only advised says so in front.
          (said.statement === null || said.statement.endsWith(normalised(statement))),
      ),
    )
  )
}

/** A form without its identity sheet is the one that fits best, and better than any other by so much. */
const MARGIN = 0.25

type Recognised = { plan: FormPlan; identity: Identity | null; found: FoundSheets; mappings: MappingsOf }

const fit = ({ plan, found: { sheets } }: Recognised): number => {
  const answers = sheets.get('answers')
  if (answers !== undefined) return agreeing(answers, plan)
  const tables = sheetTables(plan)
  const share = tables.filter(({ id }) => sheets.has(id)).length / tables.length
  return sheets.has('passport') ? share : 0
}

const refusal = (code: string, message: string): { refusal: Refusal } => ({ refusal: { code, message } })

/**
 * Which form this is and where its parts stand: by its identity sheet, else by its sheets when one plan fits plainly
 * better than any other, or is the only one that fits to the letter (editions of one catalogue are much alike). Anything else is refused, because facts under the wrong regulation are worse than none.
 */
export const recognise = (
  reading: Reading,
  plans: FormPlan[],
  mappings: Mapping[],
): Recognised | { refusal: Refusal } => {
  const identity = identityOf(reading)
  const as = (plan: FormPlan): Recognised => {
    const own = mappingsOf(mappings, plan.catalogue)
    return { plan, identity, found: findSheets(reading.sheets, plan, own), mappings: own }
  }
  if (identity !== null) {
    const plan = plans.find(({ catalogue }) => catalogue === identity.catalogue)
    if (plan !== undefined) return as(plan)
    return refusal(
      'unknown-catalogue',
      `Форма составлена по положению «${identity.catalogue}», которого в этом мониторинге нет. Выдайте учреждению форму этого мониторинга или добавьте положение.`,
    )
  }
  const fitting = plans
    .map(as)
    .map((recognised) => ({ recognised, score: fit(recognised) }))
    .filter(({ score }) => score > 0.5)
    .sort((one, other) => other.score - one.score)
  const [best, second] = fitting
  if (best !== undefined && best.score - (second?.score ?? 0) >= MARGIN) return best.recognised
  const [exact, ...others] = fitting.filter(({ recognised }) => isExact(recognised, reading.sheets))
  if (exact !== undefined && others.length === 0) return exact.recognised
  if (best !== undefined)
    return refusal(
      'ambiguous-form',
      'В книге нет служебного листа, а по листам она подходит к нескольким положениям. Попросите заполнить присланную форму, не копируя листы в новую книгу.',
    )
  const titles = reading.sheets.slice(0, 5).map(({ title }) => `«${title}»`)
  return refusal(
    'not-our-form',
    `Это не форма мониторинга: в книге ${titles.length === 0 ? 'нет листов' : `листы ${titles.join(', ')}${reading.sheets.length > 5 ? ' …' : ''}`}. Попросите заполнить форму, которую выдала программа.`,
  )
}
