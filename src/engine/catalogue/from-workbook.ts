import { asSeen } from '../base/russian'
import { newCollector, type Collector } from './book/collector'
import { evidenceNames, type EvidenceNames, type WrittenName } from './book/names'
import { readIndicators } from './book/read-indicators'
import { readNotes, readRoles, readSections, readThemes } from './book/read-lists'
import { readRegulation } from './book/read-regulation'
import { readRequirements, type ReadRequirements } from './book/read-requirements'
import { sheetRows } from './book/read-sheet'
import { GUIDE_SHEET, LISTS_SHEET, sheetSpec, SHEETS } from './book/sheets'
import type { Mistake, ReadBook } from './book/types'
import { TYPE_WORDS } from './book/words'
import { locatedFaults } from './check-catalogue'
import { titleFaults } from './check-dictionary'
import type { Names } from './check-criterion'
import { weightsOf } from './load'
import { termsOfDictionary, withOwnTerms } from './put-terms'
import { catalogueSchema } from './schema'
import type { Catalogue, Rules, Theme } from './types'

/** What a workbook gave: a sound catalogue with the themes it adds, or every mistake in it. */
export type FromWorkbook =
  { status: 'sound'; catalogue: Catalogue; themes: Theme[] } | { status: 'faulty'; mistakes: Mistake[] }

/** Names as they were when the workbook was written: a term may have been changed since. */
const writtenNames = (book: ReadBook): WrittenName[] => {
  const spec = sheetSpec('evidence')
  return sheetRows(
    book,
    { ...spec, columns: spec.columns.map((each) => ({ ...each, required: false })) },
    newCollector(),
  )
    .map(({ cell }) => ({
      table: cell('table').text,
      column: cell('column').text || null,
      tableId: cell('tableId').text,
      columnId: cell('columnId').text || null,
    }))
    .filter(({ tableId }) => tableId !== '')
}

const foreignSheets = (book: ReadBook, { fault }: Collector): void => {
  const known = [...SHEETS.map(({ title }) => title), GUIDE_SHEET, LISTS_SHEET]
  const seen = known.map(asSeen)
  for (const { title, rows } of book.sheets)
    if (rows.length > 0 && !seen.includes(asSeen(title)))
      fault(
        { sheet: title, cell: null, value: null },
        `листа «${title}» в книге перечня не бывает: переименуйте или удалите его; бывают: ${known.join(', ')}`,
      )
}

const dictionaryTerms = (terms: Record<string, string>, { dictionary }: Rules, collector: Collector): void => {
  const place = collector.placeOf(['id']) ?? { sheet: sheetSpec('regulation').title, cell: null, value: null }
  const missing = termsOfDictionary(dictionary).filter((term) => terms[term] === undefined)
  for (const term of missing)
    collector.fault(
      { ...place, cell: null, value: null },
      `нет слова {${term}}, которое нужно формам: добавьте строку с ним`,
    )
  if (missing.length === 0)
    for (const message of titleFaults(dictionary, terms))
      collector.fault({ ...place, cell: null, value: null }, message)
}

const unknownPredecessor = (follows: string | undefined, { catalogues }: Rules, collector: Collector): void => {
  const place = collector.placeOf(['follows'])
  if (follows === undefined || place === null || collector.isFaulty(place)) return
  if (!catalogues.some((each) => each.id === follows || each.follows === follows))
    collector.fault(place, `положения «${follows}» нет: оставьте ячейку пустой или впишите код из списка перечней`)
}

/** What members of a unit must have in common. */
const COMPARED = new Set<string | number>(['role', 'theme', 'obligation', 'weight', 'criterion'])

const isOfUnit = ([part, , property]: (string | number)[]): boolean => part === 'requirements' && property === 'unit'

/** A unit that holds a requirement with a mistake cannot be judged until that is put right. */
const isOpen = (path: (string | number)[], { written, doubtful }: ReadRequirements): boolean => {
  if (!isOfUnit(path)) return false
  const unitOf = (at: number): string | undefined => written[at]?.unit ?? written[at]?.id
  return [...doubtful].some((at) => unitOf(at) === unitOf(Number(path[1])))
}

const titled = (names: EvidenceNames): Names => ({
  table: names.table,
  column: (table, { id }) => names.column(table, id),
  type: (type) => TYPE_WORDS[type],
})

const cellOrder = (cell: string | null): [row: number, letters: string] => {
  const [, letters = '', row = '0'] = /^([A-Z]*)(\d+)$/.exec(cell ?? '') ?? []
  return [Number(row), letters.padStart(3)]
}

/** As a person goes through the workbook: sheet by sheet, from above, from the left. */
const inOrder = (mistakes: Mistake[]): Mistake[] => {
  const sheetOrder = ({ sheet }: Mistake): number => {
    const found = SHEETS.findIndex(({ title }) => asSeen(title) === asSeen(sheet ?? ''))
    return found === -1 ? SHEETS.length : found
  }
  return mistakes.toSorted((a, b) => {
    const [[rowA, lettersA], [rowB, lettersB]] = [cellOrder(a.cell), cellOrder(b.cell)]
    return sheetOrder(a) - sheetOrder(b) || rowA - rowB || (lettersA < lettersB ? -1 : Number(lettersA > lettersB))
  })
}

/**
 * Reads a catalogue from the typed cells of a workbook: by the titles of sheets and columns, whatever their order.
 * `rules` are those known so far, own ones included. Every mistake names its sheet and cell; with one there is no
 * catalogue.
 */
export const catalogueFromWorkbook = (book: ReadBook, rules: Rules): FromWorkbook => {
  const collector = newCollector()
  const { dictionary, consequences } = rules
  foreignSheets(book, collector)
  const regulation = readRegulation(book, dictionary, collector)
  const { terms } = regulation
  unknownPredecessor(regulation.follows, rules, collector)
  dictionaryTerms(terms, rules, collector)
  const names = evidenceNames(dictionary, terms, writtenNames(book))
  const roles = readRoles(book, terms, dictionary, collector)
  const sections = readSections(book, terms, collector)
  const themes = readThemes(book, rules.themes, consequences, collector)
  const notes = readNotes(book, terms, collector)
  const known = { terms, roles, themes: themes.all, names, dictionary }
  const requirements = readRequirements(book, known, collector)
  const indicators = readIndicators(book, known, collector)

  const mistakeAt = (path: (string | number)[], message: string): void => {
    const place = collector.placeOf(path) ?? { sheet: null, cell: null, value: null }
    if (place.sheet === null) collector.fault({ ...place, sheet: sheetSpec('regulation').title }, message)
    else if (!collector.isFaulty(place)) collector.fault(place, message)
  }
  const schema = catalogueSchema(weightsOf(consequences, themes.all))
  const parsed = schema.safeParse({
    ...{ ...regulation, roles, sections, requirements: requirements.written, notes },
    ...(indicators.length === 0 ? {} : { indicators }),
  })
  if (parsed.success) {
    const faults = locatedFaults(parsed.data, themes.all, dictionary, titled(names))
    for (const { path } of faults)
      if (path[0] === 'requirements' && COMPARED.has(path[2] ?? '')) requirements.doubtful.add(Number(path[1]))
    for (const { path, message } of faults) if (!isOpen(path, requirements)) mistakeAt(path, message)
  } else if (collector.mistakes().length === 0)
    for (const { path, message } of parsed.error.issues)
      mistakeAt(
        path.filter((step) => typeof step !== 'symbol'),
        `значение не подходит: ${message}`,
      )
  const mistakes = inOrder(collector.mistakes())
  return mistakes.length === 0 && parsed.success
    ? { status: 'sound', catalogue: withOwnTerms(parsed.data), themes: themes.added }
    : { status: 'faulty', mistakes }
}
