import type { Workbook, Worksheet } from 'exceljs'
import type { Confirmation } from '../../catalogue/criterion-types'
import type { Asked } from '../../catalogue/types'
import { DATE, SIGNAL, SIZE, STYLE, TEXT } from './form-styles'
import { rowHeight } from './heights'
import { isOptional, REQUIREMENTS_HEADER_ROW, type AskedLine, type FormLayout } from './layout'
import { addSheet, mark, put, putAcross } from './sheet'
import { REQUIREMENT_TITLES, SHEET } from './titles'
import { validate } from '../cell-validation'
import { anyDate, anyText, fromList } from './validation'

const WIDTHS = [5, 13, 19, 62, 14, 28, 12, 28]
const HINT =
  'По каждой строке выберите ответ: «Да» — выполняется полностью, «Частично» — не полностью (что сделано, напишите ' +
  'в комментарии), «Нет» — не выполняется. «Неприменимо» — только для требований курсивом (они действуют «при ' +
  'необходимости» или рекомендуются); в комментарии напишите почему. «Подтверждение» и «Дата» — только в белых ячейках.'
const ADVICE = 'Рекомендация. '

const PROOF: Record<Confirmation, string> = {
  document: 'вид, номер и дата документа («Приказ № 45 от 01.09.2025»)',
  link: 'ссылка на страницу',
  file: 'имя файла, который вы прикладываете к форме',
  date: 'дата (в столбце «Дата»)',
  number: 'число',
}

const proofPrompt = (kinds: Confirmation[]): string =>
  `Чем подтверждается ответ «Да»: ${kinds.map((kind) => PROOF[kind]).join('; или ')}. «Есть» и «приказ» не подтверждение.`

const answersOf = ({ conditional, recommended }: Asked): string => {
  if (conditional) return 'Да, Частично, Нет или Неприменимо (если необходимости не было: почему — в комментарии).'
  if (recommended) return 'Да, Частично, Нет или Неприменимо (если вам это не подходит: почему — в комментарии).'
  return 'Да, Частично или Нет. «Неприменимо» здесь не подходит: требование безусловное.'
}

const answerPrompt = (asked: Asked): string => {
  const answers = answersOf(asked)
  const { confirmation } = asked
  return confirmation === null ? answers : `${answers} К ответу «Да» нужно подтверждение.`
}

/** Neighbouring rows that share a prompt share one validation. */
const runs = (
  lines: AskedLine[],
  keyOf: (asked: Asked) => string | null,
): { key: string; from: number; to: number }[] => {
  const found: { key: string; from: number; to: number }[] = []
  for (const { asked, row } of lines) {
    const key = keyOf(asked)
    const last = found.at(-1)
    if (key === null) continue
    if (last?.key === key && last.to === row - 1) last.to = row
    else found.push({ key, from: row, to: row })
  }
  return found
}

const validateColumns = (sheet: Worksheet, { asked, lists }: FormLayout): void => {
  const answers = lists['#answer']
  if (answers === undefined) return
  for (const { key, from, to } of runs(asked, answerPrompt)) {
    const error = `Выберите из списка: ${answers.values.join(', ')}.`
    validate(sheet, `E${from}:E${to}`, fromList(answers, { title: 'Ответ', prompt: key, error }))
  }
  for (const { key, from, to } of runs(asked, ({ confirmation }) => confirmation && proofPrompt(confirmation))) {
    validate(sheet, `F${from}:F${to}`, anyText({ title: 'Подтверждение', prompt: key, error: 'Слишком длинно.' }))
    const prompt = 'Дата документа или события, вида 15.09.2025.'
    validate(sheet, `G${from}:G${to}`, anyDate({ title: 'Дата', prompt, error: 'Нужна дата вида 15.09.2025.' }))
  }
  const [first, last] = [asked[0], asked.at(-1)]
  if (first !== undefined && last !== undefined)
    validate(sheet, `H${first.row}:H${last.row}`, anyText({ title: 'Комментарий', error: 'Не длиннее 1000 знаков.' }))
}

const markWanted = (sheet: Worksheet, { asked }: FormLayout): void => {
  const [first, last] = [asked[0]?.row, asked.at(-1)?.row]
  if (first === undefined || last === undefined) return
  const wanted = (column: string, from: number, to: number, formula: string): void =>
    mark(sheet, `${column}${from}:${column}${to}`, formula, SIGNAL.wanted)
  wanted('E', first, last, `LEN(TRIM($E${first}))=0`)
  for (const { from, to } of runs(asked, ({ confirmation }) => confirmation && 'attested'))
    wanted('F', from, to, `AND($E${from}="Да",LEN(TRIM($F${from}))=0,LEN(TRIM($G${from}))=0)`)
  wanted('H', first, last, `AND(OR($E${first}="Частично",$E${first}="Неприменимо"),LEN(TRIM($H${first}))=0)`)
}

const writeRow = (sheet: Worksheet, { asked, row }: AskedLine): void => {
  const text = isOptional(asked) ? STYLE.shutItalic : STYLE.shut
  const statement = asked.recommended ? `${ADVICE}${asked.statement}` : asked.statement
  const proof = asked.confirmation === null ? STYLE.shut : STYLE.input
  put(sheet, `A${row}`, asked.number, STYLE.shutCentre)
  put(sheet, `B${row}`, asked.label, { ...STYLE.shut, numFmt: TEXT })
  put(sheet, `C${row}`, asked.role, STYLE.shut)
  put(sheet, `D${row}`, statement, text)
  put(sheet, `E${row}`, null, { ...STYLE.input, numFmt: TEXT })
  put(sheet, `F${row}`, null, { ...proof, numFmt: TEXT })
  put(sheet, `G${row}`, null, { ...proof, numFmt: DATE })
  put(sheet, `H${row}`, null, { ...STYLE.input, numFmt: TEXT })
  sheet.getRow(row).height = rowHeight(
    [asked.label, asked.role, statement].map((each, index) => ({
      text: each,
      width: WIDTHS[index + 1] ?? 0,
      size: SIZE.body,
    })),
    28,
  )
}

/** «Требования»: self-assessment, one row for each asked requirement. */
export const writeRequirements = async (book: Workbook, layout: FormLayout): Promise<void> => {
  const sheet = await addSheet(book, {
    title: SHEET.requirements,
    widths: WIDTHS,
    landscape: true,
    frozenRows: REQUIREMENTS_HEADER_ROW,
    repeat: REQUIREMENTS_HEADER_ROW,
    tab: 'FF2F75B5',
  })
  put(sheet, 'A1', 'Самооценка: выполнение требований положения', STYLE.title)
  sheet.getRow(1).height = 26
  putAcross(sheet, 'A2:H2', HINT, STYLE.hint)
  const width = WIDTHS.reduce((sum, each) => sum + each, 0)
  sheet.getRow(2).height = rowHeight([{ text: HINT, width, size: SIZE.body }])
  REQUIREMENT_TITLES.forEach((title, index) => {
    put(sheet, `${'ABCDEFGH'[index] ?? 'A'}${REQUIREMENTS_HEADER_ROW}`, title, STYLE.header)
  })
  sheet.getRow(REQUIREMENTS_HEADER_ROW).height = 24
  for (const line of layout.asked) writeRow(sheet, line)
  validateColumns(sheet, layout)
  markWanted(sheet, layout)
}
