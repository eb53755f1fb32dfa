import { normalised } from '../base/russian'
import type { EvidenceTable, FormPlan } from '../catalogue/types'
import type { ReadRow, Reading, Sheet } from '../workbook/types'
import { ANSWER_FIELDS } from './answers'
import { findHeader } from './header'
import { shown } from './remark'
import { cellIn } from './tally'
import type { Identity, Refusal } from './types'

export const PASSPORT_SHEET = 'Учреждение'
export const ANSWERS_SHEET = 'Требования'
const IDENTITY_SHEET = '_sverka'
const ASIDE_SHEETS = ['Контроль заполнения', 'Справочники', 'Инструкция'].map(normalised)

const LONGEST_SHEET_TITLE = 31

const sheetKey = (title: string): string => normalised(title.slice(0, LONGEST_SHEET_TITLE))

/** The sheet of one of these titles; the first where several claim it. */
export const sheetNamed = (sheets: Sheet[], titles: string[]): Sheet | undefined => {
  const keys = titles.map(sheetKey)
  return sheets.find(({ title }) => keys.includes(sheetKey(title)))
}

export const tableSheet = (sheets: Sheet[], { sheet, synonyms }: EvidenceTable): Sheet | undefined =>
  sheetNamed(sheets, [sheet]) ?? sheetNamed(sheets, synonyms)

/** Sheets of a form that nobody fills: their rows are counted and not read. */
export const isAside = (title: string): boolean => ASIDE_SHEETS.includes(sheetKey(title))

/** Sheets the program itself puts into a form; none holds an institution's data. */
export const isServiceSheet = ({ title }: Sheet): boolean => isAside(title) || title === IDENTITY_SHEET

/** What the hidden sheet of a form says about the form; null when the sheet is missing or incomplete. */
const identityOf = ({ sheets }: Reading): Identity | null => {
  const said = (key: string): string => {
    const row = sheetNamed(sheets, [IDENTITY_SHEET])?.rows.find(({ cells: [first] }: ReadRow) =>
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

const fits = (sheets: Sheet[], plan: FormPlan): boolean => {
  const answers = sheetNamed(sheets, [ANSWERS_SHEET])
  const found = plan.tables.filter((table) => tableSheet(sheets, table) !== undefined).length
  if (answers === undefined) return sheetNamed(sheets, [PASSPORT_SHEET]) !== undefined && found > plan.tables.length / 2
  return agreeing(answers, plan) > 0.5
}

const refusal = (code: string, message: string): { refusal: Refusal } => ({ refusal: { code, message } })

/**
 * Which form this is: by its identity sheet, else by its sheets when exactly one plan fits. Anything else is
 * refused, because facts under the wrong regulation are worse than none.
 */
export const recognise = (
  reading: Reading,
  plans: FormPlan[],
): { plan: FormPlan; identity: Identity | null } | { refusal: Refusal } => {
  const identity = identityOf(reading)
  if (identity !== null) {
    const plan = plans.find(({ catalogue }) => catalogue === identity.catalogue)
    if (plan !== undefined) return { plan, identity }
    return refusal(
      'unknown-catalogue',
      `Форма составлена по положению «${identity.catalogue}», которого в этом мониторинге нет. Выдайте учреждению форму этого мониторинга или добавьте положение.`,
    )
  }
  const fitting = plans.filter((plan) => fits(reading.sheets, plan))
  const [plan] = fitting
  if (plan !== undefined && fitting.length === 1) return { plan, identity: null }
  if (fitting.length > 1)
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
