import { isIsoDay } from '../../base/calendar'
import { hasInnChecksum } from '../../base/inn'
import { passportCheckLines } from './control-checks'
import { advise, lineOf, wrongKind, type ControlLine } from './control-line'
import { cellRef, downMask, empty, innFault, refOf } from './formulas'
import { FIRST_PASSPORT_ROW, type FormLayout, type PassportLine } from './layout'
import { FIELD, SHEET } from './titles'

const VALUE_COLUMN = 2

const wrongGiven = ({ field, given, list }: PassportLine): boolean => {
  if (given === null) return false
  if (list !== null) return !list.values.includes(given)
  if (field.type === 'date') return !isIsoDay(given)
  return (field.type === 'integer' || field.type === 'number') && !/^\d+([.,]\d+)?$/.test(given)
}

const firstOf = (lines: PassportLine[]): { count: number; row: number; column: number } => ({
  count: lines.length,
  row: lines[0]?.row ?? 0,
  column: VALUE_COLUMN,
})

/** Lines about «Учреждение»: required fields, kinds of values, ИНН, контрольные соотношения. */
export const passportLines = (layout: FormLayout): ControlLine[] => {
  const { passport } = layout
  if (passport.length === 0) return []
  const sheet = SHEET.passport
  const lastRow = FIRST_PASSPORT_ROW + passport.length - 1
  const ref = refOf({ sheet, from: 'B', to: 'B', firstRow: FIRST_PASSPORT_ROW, lastRow })
  const typed = passport.map(({ field, list }) => ({ type: field.type, list }))
  const wrong = wrongKind(ref, typed, downMask)
  const cell = (id: string): string | null => {
    const line = passport.find(({ field }) => field.id === id)
    return line === undefined ? null : `B${line.row}`
  }
  const given = (id: string): string | null => passport.find(({ field }) => field.id === id)?.given ?? null
  const inn = cell(FIELD.inn)
  const innGiven = given(FIELD.inn)
  const single = (at: string, what: string, formula: string, fault: boolean, advice: string): ControlLine => ({
    sheet,
    what,
    count: { formula, blank: fault ? 1 : 0 },
    place: at,
    advice: advise(advice),
  })
  const missing = passport.filter((line) => line.field.required === true && line.given === null)
  return [
    lineOf(
      sheet,
      'Обязательные сведения указаны',
      `${empty(ref)}*${downMask(passport.map(({ field }) => field.required === true))}`,
      ref,
      'Заполните жёлтые ячейки столбца B',
      firstOf(missing),
    ),
    ...(wrong === null
      ? []
      : [
          lineOf(
            sheet,
            'Даты, числа и значения из списков',
            wrong,
            ref,
            'Введите дату, число или слово из списка',
            firstOf(passport.filter(wrongGiven)),
          ),
        ]),
    ...(inn === null
      ? []
      : [
          single(
            inn,
            'ИНН: 10 или 12 цифр и контрольные числа',
            innFault(cellRef(sheet, inn)),
            innGiven !== null && !hasInnChecksum(innGiven),
            'Проверьте ИНН: в нём опечатка',
          ),
        ]),
    ...passportCheckLines(layout),
  ]
}
