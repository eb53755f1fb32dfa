import type { Dictionary } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import type { Reading, Sheet } from '../workbook/types'
import { takeConsolidated } from './consolidated'
import { checkKind, checkRelations } from './check'
import { senderOf, takePassport } from './passport'
import { printsOf } from './prints'
import { ANSWER_FIELDS, takeAnswers } from './answers'
import { ANSWERS_SHEET, isRemarksSheet, isServiceSheet, PASSPORT_SHEET, sheetTables } from './find-sheets'
import { recognise } from './recognise'
import { fileRemark, sheetRemark } from './remark'
import { openSheetIntake, type SheetIntake } from './sheet-intake'
import { openTally, REASONS } from './tally'
import { takeTable } from './tables'
import type { Identity, Intake, KeyedLayout, Mapping, Refusal, Remark, TableLayout } from './types'
import { setAside, takenAs } from './unknown-sheet'
import { monthFirstIn } from './values/month-first'

const identityRemarks = (identity: Identity | null, plan: FormPlan): Remark[] => {
  if (identity === null)
    return [
      fileRemark(
        'warning',
        'no-identity',
        `В книге нет служебного листа формы; по листам это «${plan.title}». Проверьте, что положение то самое, и просите заполнять присланную форму.`,
      ),
    ]
  if (identity.edition === plan.edition && identity.formVersion === plan.formVersion) return []
  return [
    fileRemark(
      'warning',
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

/** What the curator has said of sheets and columns, and the dictionary a sheet with many institutions is read by. */
export type Guide = { mappings: Mapping[]; dictionary: Dictionary | null }

const skipWhole = (sheet: Sheet, reason: string): ReturnType<typeof openTally> => {
  const tally = openTally(sheet)
  for (const { row } of sheet.rows) tally.skip(row, reason)
  return tally
}

/**
 * Facts, remarks and row balance of a reading; a sheet with a row for each institution gives facts of many. Every non-empty row of every sheet is accepted, quarantined or
 * skipped with a reason; a workbook that is no form of these plans, or a form with nothing in it, is refused.
 */
export const takeReading = (
  reading: Reading,
  plans: FormPlan[],
  { mappings: mapped, dictionary }: Guide = { mappings: [], dictionary: null },
): Intake | Refusal => {
  const recognised = recognise(reading, plans, mapped)
  if ('refusal' in recognised) {
    const { refusal } = recognised
    const isForeign = refusal.code === 'not-our-form' && dictionary !== null
    return (isForeign ? takeConsolidated(reading, dictionary, mapped) : null) ?? refusal
  }
  const { plan, identity, found, mappings } = recognised
  const remarks = identityRemarks(identity, plan)
  const open = new Map<Sheet, SheetIntake>()
  const keyed: KeyedLayout[] = []
  const tables: TableLayout[] = []
  const missing: string[] = []
  const isMonthFirst = monthFirstIn(reading.sheets)
  const opened = (part: string, title: string): SheetIntake | null => {
    const sheet = found.sheets.get(part)
    if (sheet === undefined) {
      remarks.push(missingSheet(title))
      missing.push(part)
      return null
    }
    const intake = openSheetIntake(sheet, plan, reading.date1904, isMonthFirst)
    open.set(sheet, intake)
    return intake
  }
  const passport = opened('passport', PASSPORT_SHEET)
  if (passport !== null)
    keyed.push(takePassport(passport, plan, mappings.fieldsOf(passport.sheet, 'passport', plan.passport)))
  const answers = opened('answers', ANSWERS_SHEET)
  const answersLayout =
    answers === null ? null : takeAnswers(answers, plan, mappings.fieldsOf(answers.sheet, 'answers', ANSWER_FIELDS))
  if (answersLayout !== null) keyed.push(answersLayout)
  for (const table of sheetTables(plan)) {
    const intake = opened(table.id, table.sheet)
    const marks = plan.tables.find(({ from }) => from?.table === table.id)
    if (intake === null) continue
    const columns = mappings.fieldsOf(intake.sheet, table.id, table.columns)
    tables.push(...takeTable(intake, columns === table.columns ? table : { ...table, columns }, marks))
  }
  remarks.push(...takenAs(found, plan))
  const closed = reading.sheets.map((sheet) => {
    const intake = open.get(sheet)
    if (intake !== undefined) return intake.tally.close()
    if (isServiceSheet(sheet))
      return skipWhole(sheet, isRemarksSheet(sheet) ? REASONS.remarks : REASONS.service).close()
    const aside = setAside(sheet, plan, found, missing)
    remarks.push(...aside.remarks)
    return aside.tally.close()
  })
  const facts = [...open.values()].flatMap((intake) => intake.facts)
  const cleared = [...open.values()].flatMap((intake) => intake.cleared)
  const quarantined = closed.flatMap((each) => each.quarantined)
  if (facts.length + cleared.length === 0 && quarantined.length === 0)
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
    cleared,
    tables,
    prints: printsOf(facts, tables, plan),
    keyed,
    remarks,
    balance: closed.map((each) => each.balance),
    quarantined,
  }
}
