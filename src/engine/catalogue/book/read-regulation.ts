import { asSeen } from '../../base/russian'
import type { Dictionary } from '../evidence-types'
import type { Kind } from '../kind'
import type { Collector } from './collector'
import { listOf } from './lists-text'
import { isSheet, sheetRows, type ReadCell } from './read-sheet'
import { dayIn, idIn, optionalTextIn } from './read-values'
import { REGULATION_FIELDS, sheetSpec, type RegulationField } from './sheets'
import type { ReadBook } from './types'
import { codeOf, KIND_WORDS } from './words'

/** What the sheet «Положение» says; terms are those of the dictionary with the sheet's own over them. */
export type ReadRegulation = {
  id: string
  title: string
  shortTitle?: string
  edition: string
  follows?: string
  effectiveFrom: string
  kinds: Kind[]
  terms: Record<string, string>
}

const FIELDS = Object.keys(REGULATION_FIELDS) as RegulationField[]
const SHORT = 23

const fieldOf = (text: string): RegulationField | undefined =>
  FIELDS.find((field) => asSeen(REGULATION_FIELDS[field].label) === asSeen(text))

/** Kinds of institution listed in a cell; empty where none is. */
export const kindsIn = (cell: ReadCell, collector: Collector): Kind[] => {
  const words = listOf(cell.text)
  const codes = words.map((word) => codeOf(KIND_WORDS, word))
  const known = `бывает: ${Object.values(KIND_WORDS).join(', ')}`
  for (const [index, word] of words.entries())
    if (codes[index] === null) collector.fault(cell, `типа учреждений «${word}» нет; ${known}`)
  return codes.filter((code) => code !== null)
}

/** Reads «Положение»: fields by their names in the first column, terms by their braces. */
export const readRegulation = (book: ReadBook, dictionary: Dictionary, collector: Collector): ReadRegulation => {
  const spec = sheetSpec('regulation')
  const sheet = book.sheets.find(({ title }) => isSheet(title, spec))?.title ?? spec.title
  const rows = sheetRows(book, spec, collector)
  const fields = new Map<RegulationField, ReadCell>()
  const own: Record<string, string> = {}
  for (const { cell } of rows) {
    const [name, value] = [cell('field'), cell('value')]
    const field = fieldOf(name.text)
    const term = /^\{(\w+)\}$/.exec(name.text)?.[1]
    if (field !== undefined && !fields.has(field)) fields.set(field, value)
    else if (term !== undefined && own[term] === undefined) {
      if (value.text === '') collector.fault(value, `не указано значение слова ${name.text}`)
      own[term] = value.text
      collector.put(['terms', term], value)
    } else
      collector.fault(
        name,
        field !== undefined || term !== undefined
          ? `«${name.text}» указано второй раз`
          : `«${name.text}» здесь не указывают; слова пишут латинскими буквами в фигурных скобках, например {messenger}`,
      )
  }
  const cellOf = (field: RegulationField): ReadCell =>
    fields.get(field) ?? { sheet, cell: null, value: null, text: '', number: null, type: 'empty' }
  const needed = (field: RegulationField): string => {
    const cell = cellOf(field)
    if (cell.text === '') collector.fault(cell, `не указано: «${REGULATION_FIELDS[field].label}»`)
    return cell.text || '—'
  }
  for (const field of FIELDS) collector.put([field], cellOf(field))
  const terms = { ...dictionary.terms, ...own }
  const [short, follows] = [cellOf('shortTitle'), cellOf('follows')]
  if (short.text.length > SHORT)
    collector.fault(short, `короткое название длиннее ${SHORT} знаков: сократите его или оставьте пустым`)
  needed('kinds')
  const kinds = kindsIn(cellOf('kinds'), collector)
  return {
    id: idIn(cellOf('id'), 'код положения', collector),
    title: optionalTextIn({ ...cellOf('title'), text: needed('title') }, terms, collector) ?? '—',
    ...(short.text === '' ? {} : { shortTitle: short.text }),
    edition: needed('edition'),
    ...(follows.text === '' ? {} : { follows: idIn(follows, 'код предыдущей редакции', collector) }),
    effectiveFrom: dayIn(cellOf('effectiveFrom'), '«Действует с»', collector),
    kinds: kinds.length > 0 ? kinds : ['school'],
    terms,
  }
}
