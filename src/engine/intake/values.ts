import type { ColumnType } from '../catalogue/evidence-types'
import type { CellValue } from '../workbook/types'
import { shown } from './remark'
import { choiceFrom } from './values/choices'
import { dateOf } from './values/dates'
import { isMadeDate } from './values/made-date'
import { effectOf, meaningOf } from './values/missing'
import { numberOf } from './values/numbers'
import { refused, taken, type Expectation, type Parsed, type Refused } from './values/outcome'
import { timeOf } from './values/times'
import { yesNoOf } from './values/yes-no'

const DATE_INSTEAD =
  'Excel принял введённое за дату («2.1» стало 2 января): задайте ячейке формат «Текстовый» и впишите значение заново.'

const isDated = (content: CellValue): boolean =>
  content.type === 'date' || content.type === 'time' || (content.type === 'text' && isMadeDate(content.value))

/** A word in place of a text: a dash, «н/п» and «нет данных» say that there is none. */
const withoutText = (text: string, expectation: Expectation): Refused | null => {
  const meaning = meaningOf(text)
  if (meaning === undefined) return null
  const isNone = meaning === 'none' && expectation.noneIsEmpty === true
  return isNone || effectOf(meaning, 'text') === 'nothing'
    ? { ...refused(expectation, 'no-value'), missing: meaning }
    : null
}

const textOf = (content: CellValue, expectation: Expectation): Parsed => {
  if (isDated(content)) return refused(expectation, 'date-instead', DATE_INSTEAD)
  return (content.type === 'text' && withoutText(content.value, expectation)) || taken(shown(content))
}

const choiceOf = (content: CellValue, expectation: Expectation): Parsed => {
  const { list } = expectation
  if (list === undefined) return textOf(content, expectation)
  if (content.type === 'text' && list.includes(content.value)) return taken(content.value)
  return isDated(content) ? textOf(content, expectation) : choiceFrom(shown(content), list, expectation)
}

const BY_TYPE: Record<ColumnType, (content: CellValue, expectation: Expectation) => Parsed> = {
  text: textOf,
  integer: numberOf,
  number: numberOf,
  date: dateOf,
  time: timeOf,
  'yes-no': yesNoOf,
  choice: choiceOf,
}

const ZERO_OR_NOTHING = 'Если таких нет, впишите 0; если число неизвестно, напишите «нет данных».'

/** Where the type gave no value: perhaps the cell says that there is none. */
const unlessMissing = (text: string, result: Refused, expectation: Expectation): Refused => {
  if (result.missing !== undefined || result.code === 'ambiguous-dash') return result
  const meaning = meaningOf(text)
  if (meaning === undefined) return result
  const effect = effectOf(meaning, expectation.type)
  if (effect === 'nothing') return { ...result, code: 'no-value', missing: meaning }
  return effect === 'remark' ? refused(expectation, 'zero-or-nothing', ZERO_OR_NOTHING) : result
}

const ERROR_TEXT =
  /^(?:#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ССЫЛКА!|Н\/Д|ДЕЛ\/0!|ЗНАЧ!|ЗНАЧЕН!|ИМЯ\?|ЧИСЛО!|ПУСТО!|ПЕРЕНОС!|ВЫЧИСЛ!|#+)|(?:Err|Ошибка|Ош):\s?\d{3})\s*$/iu

const FORMULA_TEXT = /^=\s*[\p{L}(+\-$'"\d]/u

/** Cells of no value whatever is expected: an error, or a formula nobody has computed. */
const broken = (content: CellValue, expectation: Expectation): Refused | null => {
  const text = content.type === 'text' ? content.value.trimStart() : ''
  if (content.type === 'error' || ERROR_TEXT.test(text))
    return refused(expectation, 'error-cell', 'Исправьте формулу или впишите вместо неё само значение.')
  if (content.type === 'formula' || FORMULA_TEXT.test(text))
    return refused(
      expectation,
      'formula-without-value',
      'Результат формулы в файле не сохранён: откройте файл в Excel или LibreOffice, сохраните его заново или впишите вместо формулы само значение.',
    )
  return null
}

/** Could a cell be broken? Texts that are start with one of a few marks. */
const mayBeBroken = ({ type, value }: CellValue): boolean =>
  type === 'text' ? /^\s*[#=eEоОoO]/.test(value) : type === 'error' || type === 'formula'

/**
 * Typed value of a cell. Nothing is guessed: what is not plainly of the type, or can be read in two ways, is refused
 * with what was expected and how to fix it; a word that says there is no value is refused with `missing`.
 */
export const parseValue = (content: CellValue, expectation: Expectation): Parsed => {
  const nothing = mayBeBroken(content) ? broken(content, expectation) : null
  if (nothing !== null) return nothing
  const result = BY_TYPE[expectation.type](content, expectation)
  return result.ok || content.type !== 'text' ? result : unlessMissing(content.value, result, expectation)
}
