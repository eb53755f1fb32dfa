import { address } from '../base/address'
import { ANSWERS } from '../base/choice-lists'
import { normalised, plural } from '../base/russian'
import type { Field } from '../catalogue/evidence-types'
import type { Asked, FormPlan } from '../catalogue/types'
import type { Cell, ReadRow } from '../workbook/types'
import { findHeader, repeatsHeader, type Header } from './header'
import { headerFindings } from './header-remarks'
import { spreadDown } from './merges'
import { outsideRemark } from './outside'
import { cellRemark, quoted, sheetRemark, shown } from './remark'
import { parsedBy, takeCell, type SheetIntake } from './sheet-intake'
import { cellIn, REASONS } from './tally'
import type { KeyedLayout } from './types'
import { unreadableSheet } from './unreadable'

const field = (id: string, title: string, type: Field['type'], ...synonyms: string[]): Field => ({
  id,
  title,
  type,
  synonyms,
})

/** Columns of «Требования». */
export const ANSWER_FIELDS: Field[] = [
  field('number', '№', 'integer', '№ п/п', 'N', 'номер'),
  field('label', 'Пункт', 'text', 'пункт положения'),
  field('role', 'Роль', 'text'),
  field('statement', 'Требование', 'text'),
  field('answer', 'Ответ', 'choice'),
  field('confirmation', 'Подтверждение', 'text'),
  field('date', 'Дата', 'date'),
  field('comment', 'Комментарий', 'text', 'примечание'),
]

const FILLED = ANSWER_FIELDS.slice(4)

const labelKey = (text: string): string =>
  normalised(text)
    .replace(/\s/g, '')
    .replace(/[.;]+$/, '')

const agrees = (cell: Cell | undefined, { label }: Asked): boolean => {
  const text = cell === undefined ? '' : shown(cell.content)
  return text === label || (text !== '' && labelKey(text) === labelKey(label))
}

type Problem = {
  problem: string
  code: string
  column: number
  expected: string | null
  fix: string
  /** The number that stands in the row, if it is one of the form. */
  stated?: number
}

type Found = { asked: Asked } | Problem

const KEEP_NUMBERS = 'Столбцы «№» и «Пункт» менять нельзя: верните их значения из присланной формы.'

const askedBy = (row: ReadRow, { columns }: Header, byNumber: Map<number, Asked>): Found => {
  const column = columns.get('number') ?? 0
  const number = cellIn(row, column)
  const text = number === undefined ? '' : shown(number.content)
  const asked = byNumber.get(/^\d+\.?$/.test(text.trim()) ? Number.parseInt(text, 10) : Number.NaN)
  if (asked === undefined)
    return {
      problem: number === undefined ? 'нет номера требования' : `нет требования с номером ${quoted(text)}`,
      code: 'unknown-number',
      column,
      expected: 'номер требования из формы',
      fix: KEEP_NUMBERS,
    }
  const labelColumn = columns.get('label') ?? column
  const label = cellIn(row, labelColumn)
  if (columns.has('label') && !agrees(label, asked)) {
    const dated = label?.content.type === 'date' || label?.content.type === 'time'
    return {
      problem: `номеру ${asked.number} соответствует пункт «${asked.label}», а стоит ${quoted(label === undefined ? '' : shown(label.content))}`,
      code: dated ? 'date-instead' : 'other-clause',
      stated: asked.number,
      column: labelColumn,
      expected: `«${asked.label}»`,
      fix: dated
        ? `Excel принял номер пункта за дату: задайте ячейке формат «Текстовый» и впишите «${asked.label}».`
        : KEEP_NUMBERS,
    }
  }
  return { asked }
}

const quarantineRow = (intake: SheetIntake, row: ReadRow, found: Problem): void => {
  const cell = cellIn(row, found.column)
  intake.tally.quarantine(row.row, found.problem)
  intake.remarks.push(
    cellRemark(
      { sheet: intake.sheet.title, row: row.row, column: found.column },
      {
        severity: 'error',
        code: found.code,
        value: cell === undefined ? null : shown(cell.content),
        expected: found.expected,
        text: `${found.problem}, ответ в этой строке не взят. ${found.fix}`,
      },
    ),
  )
}

const takeAnswer = (intake: SheetIntake, row: ReadRow, { columns }: Header, asked: Asked): void => {
  let bad = ''
  let taken = 0
  for (const each of FILLED) {
    const cell = cellIn(row, columns.get(each.id))
    if (cell === undefined) continue
    const { content, from } = cell
    const dated = each.id === 'confirmation' && content.type === 'date' && (asked.confirmation ?? []).includes('date')
    const parsed = dated
      ? ({ ok: true, value: shown(content) } as const)
      : parsedBy(intake, each, content, { list: ANSWERS, column: cell.column })
    const place = from === undefined ? { row: row.row, column: cell.column } : { ...from, isAgain: true }
    const target = { table: 'answers', rowId: asked.requirement, field: each, ...place }
    if (takeCell(intake, target, content, parsed)) taken++
    else bad = `«${each.title}» не прочитано`
  }
  if (bad !== '') intake.tally.quarantine(row.row, bad)
  else if (taken > 0) intake.tally.accept(row.row)
  else intake.tally.skip(row.row, REASONS.blank)
}

const addresses = (row: ReadRow, { columns }: Header, { requirement }: Asked): [string, string][] =>
  FILLED.flatMap(({ id }) => {
    const column = columns.get(id)
    if (column === undefined) return []
    return [[id === 'answer' ? requirement : `${requirement}.${id}`, address(row.row, column)]]
  })

const missingRows = (intake: SheetIntake, plan: FormPlan, present: Set<number>): void => {
  const missing = plan.asked.filter(({ number }) => !present.has(number)).map(({ number }) => number)
  if (missing.length === 0) return
  const listed = `${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ' …' : ''}`
  intake.remarks.push(
    sheetRemark(
      'warning',
      'missing-row',
      intake.sheet.title,
      `Лист «${intake.sheet.title}»: нет ${missing.length} ${plural(missing.length, 'строки', 'строк', 'строк')} (№ ${listed}). Верните удалённые строки из присланной формы и ответьте на них.`,
    ),
  )
}

/** Takes «Требования»; «№» and «Пункт» must agree with the plan, or the row's answer is not taken. */
export const takeAnswers = (
  intake: SheetIntake,
  plan: FormPlan,
  fields: Field[] = ANSWER_FIELDS,
): KeyedLayout | null => {
  const { sheet, tally } = intake
  const header = findHeader(sheet, fields)
  if (header === null || !header.columns.has('number') || !header.columns.has('answer')) {
    unreadableSheet(intake, 'строка с «№», «Пункт», «Ответ»')
    return null
  }
  intake.remarks.push(...headerFindings(intake, 'answers', header, fields).remarks)
  const byNumber = new Map(plan.asked.map((asked) => [asked.number, asked]))
  const seen = new Set<number>()
  const present = new Set<number>()
  const cells: Record<string, string> = {}
  const filled = new Set(FILLED.flatMap(({ id }) => header.columns.get(id) ?? []))
  for (const row of spreadDown(sheet, filled, header.bottom)) {
    if (row.row < header.row) tally.skip(row.row, REASONS.title)
    else if (row.row <= header.bottom || repeatsHeader(row, fields, header)) tally.skip(row.row, REASONS.header)
    else {
      const own = FILLED.flatMap(({ id }) => cellIn(row, header.columns.get(id)) ?? [])
      const answered = own.some(({ from }) => from === undefined)
      const found = askedBy(row, header, byNumber)
      const stated = 'problem' in found ? found.stated : found.asked.number
      if (stated !== undefined) present.add(stated)
      if ('problem' in found) {
        const dated = found.code === 'date-instead'
        if (answered || dated) quarantineRow(intake, row, found)
        else tally.skip(row.row, found.code === 'unknown-number' ? REASONS.section : REASONS.blank)
      } else if (seen.has(found.asked.number)) {
        const column = header.columns.get('number') ?? 0
        const problem = `номер ${found.asked.number} повторяется`
        if (!answered) tally.skip(row.row, REASONS.blank)
        else
          quarantineRow(intake, row, {
            problem,
            code: 'repeated-row',
            column,
            expected: null,
            fix: 'Оставьте одну строку.',
          })
      } else {
        seen.add(found.asked.number)
        for (const [key, cell] of addresses(row, header, found.asked)) cells[key] = cell
        takeAnswer(intake, row, header, found.asked)
      }
    }
  }
  missingRows(intake, plan, present)
  intake.remarks.push(
    ...outsideRemark(sheet, header, new Set(sheet.rows.map(({ row }) => row).filter((row) => row > header.bottom))),
  )
  return { table: 'answers', sheet: sheet.title, cells }
}
