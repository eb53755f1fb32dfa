import { normalised } from '../base/russian'
import type { FormPlan } from '../catalogue/types'
import type { ReadRow, Reading, Sheet } from '../workbook/types'
import { ANSWER_FIELDS } from './answers'
import { findSheets, identitySheet, sheetTables, type FoundSheets } from './find-sheets'
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

/** Share of the plan's requirements whose number and clause stand in «Требования». */
const agreeing = (sheet: Sheet | undefined, plan: FormPlan): number => {
  const header = sheet === undefined ? null : findHeader(sheet, ANSWER_FIELDS)
  if (sheet === undefined || header === null || plan.asked.length === 0) return 0
  const said = new Set(
    sheet.rows.map((row) =>
      ['number', 'label']
        .map((id) => cellIn(row, header.columns.get(id)))
        .map((cell) => (cell === undefined ? '' : normalised(shown(cell.content))))
        .join('|'),
    ),
  )
  return plan.asked.filter(({ number, label }) => said.has(`${number}|${normalised(label)}`)).length / plan.asked.length
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
 * better than any other. Anything else is refused, because facts under the wrong regulation are worse than none.
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
