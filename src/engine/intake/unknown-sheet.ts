import { counted } from '../base/russian'
import type { EvidenceTable, Field } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import type { ReadRow, Sheet } from '../workbook/types'
import { ANSWER_FIELDS } from './answers'
import { ANSWERS_SHEET, PASSPORT_SHEET, type FoundSheets } from './find-sheets'
import { titleRows } from './fingerprint'
import { titleKey } from './lookup'
import { sheetRemark, shown } from './remark'
import { isCloseTitle } from './sheet-title'
import { likeness } from './similar'
import { ranked, suggestionText } from './suggest'
import { openTally, REASONS, type Tally } from './tally'
import type { Remark, Suggestion } from './types'

type Aside = { tally: Tally; remarks: Remark[] }

type Part = { part: string; title: string; names: string[]; fields: Field[] }

const ofTable = ({ id, sheet, synonyms, columns }: EvidenceTable): Part => ({
  part: id,
  title: sheet,
  names: [sheet, ...synonyms],
  fields: columns,
})

const partsOf = (plan: FormPlan, wanted: string[]): Part[] =>
  [
    { part: 'passport', title: PASSPORT_SHEET, names: [PASSPORT_SHEET], fields: plan.passport },
    { part: 'answers', title: ANSWERS_SHEET, names: [ANSWERS_SHEET], fields: ANSWER_FIELDS },
    ...plan.tables.map(ofTable),
  ].filter(({ part }) => wanted.includes(part))

const titlesOf = (sheet: Sheet): string[] =>
  titleRows(sheet).flatMap(({ cells }) =>
    cells.flatMap(({ content }) => (content.type === 'text' ? [shown(content)] : [])),
  )

/** A column's title says which one it is when it is at least so much alike. */
const TELLING = 0.5

/** How well titles alike to those of a part fill it, 0…1, and each other's number. */
const titlesFit = (titles: string[], fields: Field[]): number => {
  const alike = fields
    .map(({ title, synonyms }) =>
      titles.reduce((best, each) => Math.max(best, likeness(each, [title, ...synonyms])), 0),
    )
    .filter((score) => score >= TELLING)
  return (2 * alike.reduce((sum, score) => sum + score, 0)) / (fields.length + titles.length)
}

const suggestedParts = (sheet: Sheet, plan: FormPlan, missing: string[]): Suggestion[] => {
  const titles = titlesOf(sheet)
  if (titles.length < 2) return []
  return ranked(
    partsOf(plan, missing).map(({ part, title, names, fields }) => ({
      table: part,
      column: null,
      title,
      score: likeness(sheet.title, names) * 0.35 + Math.min(1, titlesFit(titles, fields)) * 0.65,
    })),
  )
}

/** Rows that hold something beside a title wait for working off. */
const quarantineRows = (sheet: Sheet, reason: string): Tally => {
  const tally = openTally(sheet)
  const headers = titleRows(sheet)
  for (const row of sheet.rows)
    if (headers.includes(row)) tally.skip(row.row, REASONS.header)
    else if (row.cells.length > 1) tally.quarantine(row.row, reason)
    else tally.skip(row.row, REASONS.title)
  return tally
}

const rowKey = ({ cells }: ReadRow): string =>
  JSON.stringify(cells.map(({ column, content }) => [column, titleKey(shown(content))]))

/** A copy of a sheet that was taken: only what it says otherwise waits. */
const twinOf = (sheet: Sheet, of: Sheet): Aside => {
  const known = new Set(of.rows.map(rowKey))
  const tally = openTally(sheet)
  let other = 0
  for (const row of sheet.rows)
    if (known.has(rowKey(row))) tally.skip(row.row, REASONS.copy)
    else if (row.cells.length < 2) tally.skip(row.row, REASONS.title)
    else {
      tally.quarantine(row.row, `другая копия листа «${of.title}»`)
      other++
    }
  const rows = counted(other, 'строка', 'строки', 'строк')
  const text =
    other === 0
      ? `Лист «${sheet.title}» повторяет лист «${of.title}», его строки не взяты. Удалите лишний лист.`
      : `Лист «${sheet.title}» похож на копию листа «${of.title}», но ${rows} в нём другие и не взяты. Оставьте в книге один лист с верными данными.`
  return { tally, remarks: [sheetRemark(other === 0 ? 'info' : 'error', 'repeated-sheet', sheet.title, text)] }
}

const rivalOf = (sheet: Sheet, title: string): Aside => ({
  tally: quarantineRows(sheet, `на место листа «${title}» есть несколько`),
  remarks: [
    sheetRemark(
      'error',
      'repeated-sheet',
      sheet.title,
      `Лист «${sheet.title}»: в книге несколько листов, похожих на «${title}», неизвестно, какой из них верный; ни один не взят. Оставьте один и назовите его «${title}».`,
    ),
  ],
})

const foreign = (sheet: Sheet): Aside => {
  const tally = openTally(sheet)
  for (const { row } of sheet.rows) tally.skip(row, REASONS.foreign)
  const rows = counted(sheet.rows.length, 'строка', 'строки', 'строк')
  const text = `Лист «${sheet.title}» не из формы, ${rows} на нём не прочитано. Если там нужные сведения, перенесите их на листы формы.`
  const remarks = sheet.rows.length === 0 ? [] : [sheetRemark('info', 'foreign-sheet', sheet.title, text)]
  return { tally, remarks }
}

/** What becomes of a sheet that is no part of the form: a copy, a question to the curator, or a foreign sheet. */
export const setAside = (sheet: Sheet, plan: FormPlan, { twins }: FoundSheets, missing: string[]): Aside => {
  const twin = twins.find((each) => each.sheet === sheet)
  if (twin !== undefined && twin.of !== null) return twinOf(sheet, twin.of)
  if (twin !== undefined) return rivalOf(sheet, partsOf(plan, [twin.part])[0]?.title ?? '')
  const suggestions = missing.length === 0 ? [] : suggestedParts(sheet, plan, missing)
  const [best] = suggestions
  if (best === undefined) return foreign(sheet)
  const rows = counted(sheet.rows.length, 'строка', 'строки', 'строк')
  const text = `Лист «${sheet.title}» в форме не значится, ${rows} на нём не взято.${suggestionText(suggestions)} Если это он, сопоставьте лист или назовите его «${best.title}».`
  return {
    tally: quarantineRows(sheet, 'неизвестный лист'),
    remarks: [{ ...sheetRemark('error', 'unknown-sheet', sheet.title, text), suggestions }],
  }
}

/** Tells which sheets were taken by what stands on them, not by their titles. */
export const takenAs = ({ sheets }: FoundSheets, plan: FormPlan): Remark[] =>
  partsOf(plan, [...sheets.keys()]).flatMap(({ part, title, names }) => {
    const sheet = sheets.get(part)
    if (sheet === undefined || names.some((name) => isCloseTitle(sheet.title, name))) return []
    const text = `Лист «${sheet.title}» принят как «${title}»: его столбцы те же. Назовите лист «${title}».`
    return [sheetRemark('info', 'sheet-taken-as', sheet.title, text)]
  })
