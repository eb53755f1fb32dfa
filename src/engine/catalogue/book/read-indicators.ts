import { asSeen } from '../../base/russian'
import type { Dictionary, Field } from '../evidence-types'
import type { RowsIndicator, Theme } from '../types'
import type { Collector } from './collector'
import { fieldTitle, numbersOf, numberTitles, ROW_PARTS } from './indicator-rows'
import type { EvidenceNames } from './names'
import { sheetRows, type ReadCell, type SheetRow } from './read-sheet'
import { clauseIn, idIn, optionalTextIn, ordinalIn, textIn } from './read-values'
import { sheetSpec } from './sheets'
import type { ReadBook } from './types'

type Known = { terms: Record<string, string>; themes: Theme[]; names: EvidenceNames; dictionary: Dictionary }

const themeIn = (cell: ReadCell, themes: Theme[], { fault }: Collector): string | null => {
  if (cell.text === '') return null
  const found = themes.find(({ id, title }) => id === cell.text || asSeen(title) === asSeen(cell.text))
  if (found === undefined) fault(cell, `темы «${cell.text}» нет: выберите тему из листа «Темы» или добавьте её туда`)
  return found?.id ?? null
}

const changeIn = (row: SheetRow, { terms, dictionary }: Known, collector: Collector): Record<string, unknown> => {
  const field = (key: 'from' | 'to'): string => {
    const cell = row.cell(key)
    const all = numbersOf(dictionary)
    const found = all.find((each) => each.id === cell.text || asSeen(fieldTitle(each, terms)) === asSeen(cell.text))
    if (found === undefined)
      collector.fault(
        cell,
        cell.text === ''
          ? 'нужны оба числа: на начало и на конец'
          : `числа «${cell.text}» в сведениях об учреждении нет; есть: ${numberTitles(dictionary, terms).join(', ')}`,
      )
    return found?.id ?? 'unknown'
  }
  for (const key of ['table', 'where', 'column', 'other', 'done'])
    if (row.cell(key).text !== '')
      collector.fault(row.cell(key), 'показатель считается или по таблице, или по сведениям об учреждении: очистите')
  return { from: field('from'), to: field('to') }
}

const rowsIn = (row: SheetRow, known: Known, collector: Collector): Record<string, unknown> => {
  const { names, dictionary, terms } = known
  const given = row.cell('table')
  const done = textIn(row.cell('done'), 'что сделано', terms, collector)
  const table = names.findTable(given.text)
  if (table === null) {
    collector.fault(
      given,
      given.text === ''
        ? 'не указано, по чему считается: таблица или числа на начало и на конец'
        : `таблицы «${given.text}» нет в справочнике показателей; есть: ${names.tables().join(', ')}`,
    )
    return { table: 'unknown', done }
  }
  const choices = (field: Field): string[] => dictionary.choices[field.choices ?? ''] ?? []
  if (row.cell('other').text !== '' && row.cell('column').text === '')
    collector.fault(row.cell('column'), 'не указано, какой столбец составляет долю')
  let read: Partial<RowsIndicator> = {}
  for (const { column, read: parse } of ROW_PARTS) {
    const cell = row.cell(column)
    if (cell.text === '' || optionalTextIn(cell, terms, collector) !== cell.text) continue
    const { value, faults } = parse(cell, { table: table.id, byTable: '', names, choices })
    for (const message of faults) collector.fault(cell, message)
    read = { ...read, ...value }
  }
  return { table: table.id, ...read, done }
}

const putPlaces = ({ cell }: SheetRow, index: number, { put }: Collector): void => {
  const columns = ['clause', 'item', 'annex', 'theme', 'title', 'table', 'where', 'done', 'counted', 'from', 'to']
  put(['indicators', index], cell('id'))
  for (const column of columns) if (cell(column).cell !== null) put(['indicators', index, column], cell(column))
  if (cell('column').cell !== null) put(['indicators', index, 'part'], cell('column'))
  if (cell('other').cell !== null) put(['indicators', index, 'whole'], cell('other'))
}

const stated = <T>(key: string, value: T | null): Record<string, T> => (value === null ? {} : { [key]: value })

/** «Показатели» as a catalogue file would hold them. */
export const readIndicators = (book: ReadBook, known: Known, collector: Collector): Record<string, unknown>[] =>
  sheetRows(book, sheetSpec('indicators'), collector).map((row, index) => {
    const { cell } = row
    putPlaces(row, index, collector)
    const ofPassport = cell('from').text !== '' || cell('to').text !== ''
    return {
      id: idIn(cell('id'), 'код показателя', collector),
      clause: clauseIn(cell('clause'), collector),
      ...stated('item', ordinalIn(cell('item'), '«П.»', collector)),
      ...stated('annex', cell('annex').text || null),
      title: textIn(cell('title'), 'показатель', known.terms, collector),
      ...stated('theme', themeIn(cell('theme'), known.themes, collector)),
      counted: textIn(cell('counted'), 'кого или что считаем', known.terms, collector),
      ...(ofPassport ? changeIn(row, known, collector) : rowsIn(row, known, collector)),
    }
  })
