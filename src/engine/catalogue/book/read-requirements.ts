import { asSeen } from '../../base/russian'
import type { Dictionary } from '../evidence-types'
import type { Catalogue, Theme } from '../types'
import type { Collector } from './collector'
import type { EvidenceNames } from './names'
import { readCriteria, type ReadCriterion } from './read-criteria'
import { someRows } from './read-lists'
import { kindsIn } from './read-regulation'
import { type ReadCell, type SheetRow } from './read-sheet'
import { clauseIn, idIn, optionalTextIn, ordinalIn, textIn, weightIn, wordIn } from './read-values'
import type { ReadBook } from './types'
import { APPLIES_WORDS, OBLIGATION_WORDS } from './words'

type Known = {
  terms: Record<string, string>
  roles: Catalogue['roles']
  themes: Theme[]
  names: EvidenceNames
  dictionary: Dictionary
}

/** A requirement as a catalogue file would hold it. */
type WrittenRequirement = Record<string, unknown> & { id: string; unit?: string }

export type ReadRequirements = {
  written: WrittenRequirement[]
  /** Positions of those that have a mistake somewhere: what is compared with them cannot be judged yet. */
  doubtful: Set<number>
}

const PROPERTIES = [
  'id',
  'clause',
  'item',
  'subitem',
  'annex',
  'role',
  'theme',
  'statement',
  'obligation',
  'appliesWhen',
  'kinds',
  'weight',
  'critical',
  'unit',
  'remedy',
] as const

/** Id of the thing a cell names by its title or id; the text itself when nothing is called so. */
const named = (cell: ReadCell, all: { id: string; title: string }[]): string | null =>
  all.find(({ id, title }) => id === cell.text || asSeen(title) === asSeen(cell.text))?.id ?? null

const roleIn = (cell: ReadCell, roles: Catalogue['roles'], { fault }: Collector): string | null => {
  if (cell.text === '') return null
  const role = named(cell, roles)
  if (role === null)
    fault(cell, `роли «${cell.text}» нет на листе «Роли»; есть: ${roles.map(({ title }) => title).join(', ')}`)
  return role
}

const themeIn = (cell: ReadCell, themes: Theme[], { fault }: Collector): string => {
  const theme = cell.text === '' ? null : named(cell, themes)
  if (theme === null)
    fault(
      cell,
      cell.text === ''
        ? 'не указана тема'
        : `темы «${cell.text}» нет: выберите тему из листа «Темы» или добавьте её туда`,
    )
  return theme ?? 'unknown'
}

const obligationIn = (cell: ReadCell, collector: Collector): keyof typeof OBLIGATION_WORDS => {
  if (cell.text === '')
    collector.fault(cell, `не указана обязательность; бывает: ${Object.values(OBLIGATION_WORDS).join(', ')}`)
  return wordIn(cell, 'обязательности', OBLIGATION_WORDS, collector) ?? 'mandatory'
}

const putPlaces = (row: SheetRow, index: number, criterion: ReadCriterion | undefined, { put }: Collector): void => {
  const { cell } = row
  put(['requirements', index], cell('id'))
  for (const property of PROPERTIES)
    if (cell(property).cell !== null) put(['requirements', index, property], cell(property))
  put(['requirements', index, 'section'], cell('section').text === '' ? cell('clause') : cell('section'))
  put(['requirements', index, 'criterion'], criterion?.first ?? cell('id'))
  for (const { path, cell: place } of criterion?.places ?? []) put(['requirements', index, 'criterion', ...path], place)
}

const stated = <T>(key: string, value: T | null): Record<string, T> => (value === null ? {} : { [key]: value })

/** Reads «Требования» with their «Критерии». */
export const readRequirements = (book: ReadBook, known: Known, collector: Collector): ReadRequirements => {
  const { terms, roles, themes } = known
  const rows = someRows(book, 'requirements', collector)
  const ids = rows.map(({ cell }) => cell('id').text)
  const criteria = readCriteria(book, ids, known, collector)
  const doubtful = new Set<number>()
  const written = rows.map((row, index): WrittenRequirement => {
    const { cell } = row
    const before = collector.mistakes().length
    const found = criteria.get(cell('id').text)
    putPlaces(row, index, found, collector)
    const obligation = obligationIn(cell('obligation'), collector)
    if (found === undefined && obligation !== 'informative' && cell('id').text !== '')
      collector.fault(
        cell('id'),
        `у требования «${cell('id').text}» нет критерия: добавьте для него строку на лист «Критерии» или отметьте его «${OBLIGATION_WORDS.informative}»`,
      )
    // What stands for a criterion that could not be read is like no other, so that no comparison complains of it.
    const placeholder = { kind: 'attested', confirmation: ['document'], why: `${index}` }
    const lacking = found === undefined && obligation === 'informative'
    const unit = cell('unit').text
    const kinds = kindsIn(cell('kinds'), collector)
    const result = {
      id: idIn(cell('id'), 'код требования', collector),
      clause: clauseIn(cell('clause'), collector),
      item: ordinalIn(cell('item'), '«П.»', collector),
      subitem: ordinalIn(cell('subitem'), '«Подпункт»', collector),
      annex: cell('annex').text || null,
      ...stated('section', cell('section').text || null),
      ...(unit === '' ? {} : { unit: idIn(cell('unit'), 'код единицы', collector) }),
      role: roleIn(cell('role'), roles, collector),
      theme: themeIn(cell('theme'), themes, collector),
      statement: textIn(cell('statement'), 'требование', terms, collector),
      obligation,
      ...stated('weight', weightIn(cell('weight'), collector)),
      ...stated('critical', cell('critical').text || null),
      appliesWhen: wordIn(cell('appliesWhen'), 'условия', APPLIES_WORDS, collector),
      ...(kinds.length === 0 ? {} : { kinds }),
      criterion: lacking ? null : (found?.criterion ?? placeholder),
      remedy: optionalTextIn(cell('remedy'), terms, collector),
    }
    if (collector.mistakes().length > before || (!lacking && !found?.criterion)) doubtful.add(index)
    return result
  })
  return { written, doubtful }
}
