import type { CellValue, Workbook, Worksheet } from 'exceljs'
import { plural } from '../../base/russian'
import type { ControlLine, Live } from './control-line'
import { evidenceLines } from './control-tables'
import { passportLines } from './control-passport'
import { requirementLines } from './control-requirements'
import { addressFrom, cellRef, placeCode, remarksWord } from './formulas'
import { DATE, SIGNAL, SIZE, STYLE, TEXT } from './form-styles'
import { rowHeight } from './heights'
import { safeText } from '../safe-text'
import type { FormLayout } from './layout'
import { addSheet, mark, put, putAcross } from './sheet'
import { SHEET } from './titles'
import { validate } from '../cell-validation'
import { anyDate, anyText } from './validation'

const WIDTHS = [27, 50, 11, 11, 46, 10]
const TITLES = ['Лист', 'Что проверено', 'Замечаний', 'Где первое', 'Что сделать']
const HEADER_ROW = 5
const READY = 'Форму можно отправлять'
const DONE = 'готово'
const HINT =
  'Считается само: здесь ничего не заполняют, кроме подписи внизу. Исправляйте замечания сверху вниз, пока не ' +
  'появится «Форму можно отправлять».'

const live = ({ formula, blank }: Live<string | number>): CellValue => ({ formula, result: blank })

/** All checks of a form, in the order of its sheets. */
const controlLines = (layout: FormLayout): ControlLine[] => [
  ...passportLines(layout),
  ...requirementLines(layout),
  ...evidenceLines(layout),
]

/** A1 address of the first offending cell in the blank form. */
const blankAddress = ({ place, count }: ControlLine): string => {
  if (count.blank === 0) return ''
  if (typeof place === 'string') return place
  const code = placeCode(0, 0) - place.blank
  return `${String.fromCharCode(64 + (code % 100))}${Math.floor(code / 100)}`
}

const writeLine = (sheet: Worksheet, line: ControlLine, row: number): void => {
  const { count, place, advice } = line
  const address = typeof place === 'string' ? `"${place}"` : addressFrom(`F${row}`)
  put(sheet, `A${row}`, line.sheet, STYLE.shut)
  put(sheet, `B${row}`, line.what, STYLE.shut)
  put(sheet, `C${row}`, live(count), { ...STYLE.shutCentre, numFmt: '0' })
  put(sheet, `D${row}`, live({ formula: `IF(C${row}=0,"",${address})`, blank: blankAddress(line) }), STYLE.shutCentre)
  put(
    sheet,
    `E${row}`,
    live({ formula: `IF(C${row}=0,"${DONE}",${advice.formula})`, blank: count.blank === 0 ? DONE : advice.blank }),
    STYLE.shut,
  )
  if (typeof place !== 'string') put(sheet, `F${row}`, live(place), STYLE.shutCentre)
  sheet.getRow(row).height = rowHeight(
    [line.sheet, line.what, '', '', advice.blank].map((text, index) => ({
      text,
      width: WIDTHS[index] ?? 0,
      size: SIZE.body,
    })),
    18,
  )
}

const writeTop = (sheet: Worksheet, layout: FormLayout, lines: ControlLine[], lastRow: number): void => {
  const name = layout.passport.find(({ field }) => field.type === 'text')
  put(sheet, 'A1', SHEET.control, STYLE.title)
  sheet.getRow(1).height = 26
  if (name !== undefined) {
    const cell = cellRef(SHEET.passport, `B${name.row}`)
    const result = name.given === null ? '' : safeText(name.given)
    putAcross(sheet, 'A2:E2', live({ formula: `IF(${cell}="","",${cell})`, blank: result }), STYLE.text)
    sheet.getRow(2).height = rowHeight([{ text: result, width: 140, size: SIZE.body }], 18)
  }
  const total = lines.reduce((sum, { count }) => sum + count.blank, 0)
  const word = plural(total, 'замечание', 'замечания', 'замечаний')
  const sum = `SUM(C${HEADER_ROW + 1}:C${lastRow})`
  putAcross(
    sheet,
    'A3:E3',
    live({
      formula: `IF(${sum}=0,"${READY}","Исправьте "&${sum}&" "&${remarksWord(sum)})`,
      blank: total === 0 ? READY : `Исправьте ${total} ${word}`,
    }),
    STYLE.verdict,
  )
  sheet.getRow(3).height = 34
  putAcross(sheet, 'A4:E4', HINT, STYLE.hint)
  sheet.getRow(4).height = rowHeight([{ text: HINT, width: 140, size: SIZE.body }])
  TITLES.forEach((title, index) => put(sheet, `${'ABCDE'[index] ?? 'A'}${HEADER_ROW}`, title, STYLE.header))
  sheet.getRow(HEADER_ROW).height = 24
}

const SIGNATURE = ['Должность', 'Подпись', 'Расшифровка подписи', 'Дата']

/** Points of height on a portrait A4 page at the scale that fits the columns, less a margin for other programs. */
const PAGE_HEIGHT = 1000
const SIGNATURE_ROW = 26
/** A page break reaches across all columns a sheet can have. */
const LAST_COLUMN = 16384

/** A signature stays on one page: it starts a new one where the page would cut it. */
const breakBefore = (sheet: Worksheet, row: number): void => {
  let used = 0
  for (let each = 1; each < row; each += 1) used += sheet.getRow(each).height ?? 15
  const needed = (SIGNATURE.length + 1) * SIGNATURE_ROW
  if (Math.floor(used / PAGE_HEIGHT) !== Math.floor((used + needed) / PAGE_HEIGHT))
    sheet.getRow(row - 1).addPageBreak(1, LAST_COLUMN)
}

const writeSignature = (sheet: Worksheet, from: number): void => {
  breakBefore(sheet, from)
  put(sheet, `A${from}`, 'Сведения подтверждаю', STYLE.section)
  sheet.getRow(from).height = SIGNATURE_ROW
  SIGNATURE.forEach((title, index) => {
    const row = from + 1 + index
    const isDay = index === SIGNATURE.length - 1
    const messages = { title, error: 'Нужна дата вида 15.09.2025.' }
    put(sheet, `A${row}`, title, STYLE.label)
    put(sheet, `B${row}`, null, {
      ...STYLE.input,
      numFmt: isDay ? DATE : TEXT,
    })
    validate(sheet, `B${row}`, isDay ? anyDate(messages) : anyText(messages))
    sheet.getRow(row).height = SIGNATURE_ROW
  })
}

const colour = (sheet: Worksheet, lastRow: number): void => {
  const first = HEADER_ROW + 1
  mark(sheet, 'A3:E3', `SUM($C$${first}:$C$${lastRow})=0`, SIGNAL.fine)
  mark(sheet, 'A3:E3', `SUM($C$${first}:$C$${lastRow})>0`, SIGNAL.wrong)
  mark(sheet, `C${first}:E${lastRow}`, `$C${first}>0`, SIGNAL.wrong)
  mark(sheet, `C${first}:E${lastRow}`, `$C${first}=0`, SIGNAL.fine)
}

/** «Контроль заполнения»: live formulas with the right results for the blank form, and the signature. */
export const writeControl = async (book: Workbook, layout: FormLayout): Promise<void> => {
  const lines = controlLines(layout)
  const lastRow = HEADER_ROW + lines.length
  const sheet = await addSheet(book, {
    title: SHEET.control,
    widths: WIDTHS,
    landscape: false,
    frozenRows: HEADER_ROW,
    repeat: HEADER_ROW,
    tab: 'FFC00000',
  })
  sheet.getColumn(6).hidden = true
  writeTop(sheet, layout, lines, lastRow)
  lines.forEach((line, index) => writeLine(sheet, line, HEADER_ROW + 1 + index))
  writeSignature(sheet, lastRow + 2)
  colour(sheet, lastRow)
}
