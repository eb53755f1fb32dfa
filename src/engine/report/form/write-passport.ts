import type { CellValue, Workbook } from 'exceljs'
import { isIsoDay } from '../../base/calendar'
import type { Field } from '../../catalogue/evidence-types'
import { safeText } from '../safe-text'
import { FORMATS, SIGNAL, SIZE, STYLE } from './form-styles'
import { rowHeight } from './heights'
import { FIRST_PASSPORT_ROW, type FormLayout, type PassportLine } from './layout'
import { addSheet, dateOf, mark, put, putAcross } from './sheet'
import { FIELD, SHEET } from './titles'
import { validate } from '../cell-validation'
import { fieldValidation, textOfLength } from './validation'

const WIDTHS = [40, 44, 46]
const HINT = 'Заполните столбец B. Жёлтые ячейки обязательны; когда ячейка заполнена, она становится белой.'
const INN_LENGTHS = [10, 12]

const BY_TYPE: Record<Field['type'], string> = {
  text: '',
  time: 'Время вида 08:30.',
  choice: 'Выберите из списка.',
  'yes-no': 'Выберите из списка.',
  date: 'Дата вида 15.09.2025.',
  integer: 'Целое число.',
  number: 'Число.',
}

/** A known value as its cell holds it; what does not fit its type stays text for the control sheet to point at. */
const valueOf = (type: Field['type'], given: string | null): CellValue => {
  if (given === null) return null
  if (type === 'date' && isIsoDay(given)) return dateOf(given)
  if ((type === 'integer' || type === 'number') && /^\d+([.,]\d+)?$/.test(given)) return Number(given.replace(',', '.'))
  return safeText(given)
}

const validationOf = ({ field, list, row }: PassportLine) =>
  field.id === FIELD.inn
    ? textOfLength(`B${row}`, INN_LENGTHS, {
        title: field.title,
        prompt: field.hint,
        error: 'ИНН учреждения — ровно 10 цифр (у предпринимателя — 12), без пробелов.',
      })
    : fieldValidation(field, list)

/** «Учреждение»: titles in column A, values in B, hints in C. */
export const writePassport = async (book: Workbook, { passport }: FormLayout): Promise<void> => {
  const sheet = await addSheet(book, {
    title: SHEET.passport,
    widths: WIDTHS,
    landscape: false,
    frozenRows: FIRST_PASSPORT_ROW - 1,
    tab: 'FF2F75B5',
  })
  put(sheet, 'A1', 'Сведения об учреждении', STYLE.title)
  sheet.getRow(1).height = 26
  putAcross(sheet, 'A2:C2', HINT, STYLE.hint)
  sheet.getRow(2).height = rowHeight([{ text: HINT, width: 130, size: SIZE.body }])
  sheet.getRow(3).height = 6
  for (const line of passport) {
    const { field, row, given, locked } = line
    const type = field.id === FIELD.inn ? 'text' : field.type
    const hint = locked ? 'Указано куратором, менять не нужно.' : (field.hint ?? BY_TYPE[type])
    put(sheet, `A${row}`, field.title, STYLE.label)
    put(sheet, `B${row}`, valueOf(type, given), {
      ...(locked ? STYLE.shut : STYLE.input),
      numFmt: FORMATS[type],
    })
    put(sheet, `C${row}`, hint, STYLE.aside)
    sheet.getRow(row).height = rowHeight(
      [
        { text: field.title, width: WIDTHS[0] ?? 0, size: SIZE.body, bold: true },
        { text: given ?? '', width: WIDTHS[1] ?? 0, size: SIZE.body },
        { text: hint, width: WIDTHS[2] ?? 0, size: SIZE.header },
      ],
      22,
    )
    if (locked) continue
    validate(sheet, `B${row}`, validationOf(line))
    if (field.required === true) mark(sheet, `B${row}`, `LEN(TRIM(B${row}))=0`, SIGNAL.wanted)
  }
}
