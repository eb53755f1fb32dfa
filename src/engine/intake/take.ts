import { counted } from '../base/russian'
import type { FormPlan } from '../catalogue/types'
import type { Reading, Sheet } from '../workbook/types'
import { takeAnswers } from './answers'
import { checkKind, checkRelations } from './check'
import { senderOf, takePassport } from './passport'
import { printsOf } from './prints'
import { ANSWERS_SHEET, isServiceSheet, PASSPORT_SHEET, recognise, sheetNamed, tableSheet } from './recognise'
import { sheetRemark } from './remark'
import { openSheetIntake, type SheetIntake } from './sheet-intake'
import { openTally, REASONS } from './tally'
import { takeTable } from './tables'
import type { Identity, Intake, KeyedLayout, Refusal, Remark, TableLayout } from './types'

const wholeFile = (code: string, message: string): Remark => ({
  severity: 'warning',
  code,
  sheet: null,
  cell: null,
  value: null,
  expected: null,
  message,
})

const identityRemarks = (identity: Identity | null, plan: FormPlan): Remark[] => {
  if (identity === null)
    return [
      wholeFile(
        'no-identity',
        `В книге нет служебного листа формы; по листам это «${plan.title}». Проверьте, что положение то самое, и просите заполнять присланную форму.`,
      ),
    ]
  if (identity.edition === plan.edition && identity.formVersion === plan.formVersion) return []
  return [
    wholeFile(
      'old-form',
      `Форма выдана по другим вопросам, чем ведётся мониторинг (${identity.edition === plan.edition ? 'с тех пор вопросы изменились' : `её редакция — «${identity.edition}», а нужна «${plan.edition}»`}). Прочитано то, что совпадает; за остальным пришлите учреждению новую форму.`,
    ),
  ]
}

const missingSheet = (title: string): Remark => ({
  ...sheetRemark(
    'error',
    'missing-sheet',
    title,
    `В книге нет листа «${title}», его показатели неизвестны. Верните лист из присланной формы и заполните его.`,
  ),
  expected: `лист «${title}»`,
})

const skipWhole = (sheet: Sheet, reason: string): ReturnType<typeof openTally> => {
  const tally = openTally(sheet)
  for (const { row } of sheet.rows) tally.skip(row, reason)
  return tally
}

const foreignRemark = ({ title, rows }: Sheet): Remark =>
  sheetRemark(
    'info',
    'foreign-sheet',
    title,
    `Лист «${title}» не из формы, ${counted(rows.length, 'строка', 'строки', 'строк')} на нём не прочитано. Если там нужные сведения, перенесите их на листы формы.`,
  )

/**
 * Facts, remarks and row balance of a reading. Every non-empty row of every sheet is accepted, quarantined or
 * skipped with a reason; a workbook that is no form of these plans, or a form with nothing in it, is refused.
 */
export const takeReading = (reading: Reading, plans: FormPlan[]): Intake | Refusal => {
  const recognised = recognise(reading, plans)
  if ('refusal' in recognised) return recognised.refusal
  const { plan, identity } = recognised
  const remarks = identityRemarks(identity, plan)
  const open = new Map<Sheet, SheetIntake>()
  const keyed: KeyedLayout[] = []
  const tables: TableLayout[] = []
  const opened = (sheet: Sheet | undefined, title: string): SheetIntake | null => {
    if (sheet === undefined || open.has(sheet)) {
      remarks.push(missingSheet(title))
      return null
    }
    const intake = openSheetIntake(sheet, plan, reading.date1904)
    open.set(sheet, intake)
    return intake
  }
  const passport = opened(sheetNamed(reading.sheets, [PASSPORT_SHEET]), PASSPORT_SHEET)
  if (passport !== null) keyed.push(takePassport(passport, plan))
  const answers = opened(sheetNamed(reading.sheets, [ANSWERS_SHEET]), ANSWERS_SHEET)
  const answersLayout = answers === null ? null : takeAnswers(answers, plan)
  if (answersLayout !== null) keyed.push(answersLayout)
  for (const table of plan.tables.filter(({ from }) => from === undefined)) {
    const intake = opened(tableSheet(reading.sheets, table), table.sheet)
    const marks = plan.tables.find(({ from }) => from?.table === table.id)
    if (intake !== null) tables.push(...takeTable(intake, table, marks))
  }
  const closed = reading.sheets.map((sheet) => {
    const intake = open.get(sheet)
    if (intake !== undefined) return intake.tally.close()
    if (isServiceSheet(sheet)) return skipWhole(sheet, REASONS.service).close()
    if (sheet.rows.length > 0) remarks.push(foreignRemark(sheet))
    return skipWhole(sheet, REASONS.foreign).close()
  })
  const facts = [...open.values()].flatMap((intake) => intake.facts)
  const quarantined = closed.flatMap((each) => each.quarantined)
  if (facts.length === 0 && quarantined.length === 0)
    return {
      code: 'blank-form',
      message: 'Форма не заполнена: в ней нет ни одного значения. Попросите заполнить её и прислать снова.',
    }
  remarks.push(
    ...[...open.values()].flatMap((intake) => intake.remarks),
    ...checkKind(facts, plan),
    ...checkRelations(facts, plan),
  )
  return {
    identity: identity ?? { catalogue: plan.catalogue, edition: plan.edition, formVersion: plan.formVersion },
    sender: senderOf(facts, plan),
    facts,
    tables,
    prints: printsOf(facts, tables, plan),
    keyed,
    remarks,
    balance: closed.map((each) => each.balance),
    quarantined,
  }
}
