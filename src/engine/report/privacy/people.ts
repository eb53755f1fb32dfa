import { placeOfCell, columnLetters } from '../../base/address'
import type { InstitutionData } from '../../store/fact-types'
import { hidingLiterals } from './literal'
import type { PersonalColumns } from './personal-columns'
import { HIDDEN, withoutPeople } from './people-text'

/** Hides what is personal of one institution. */
export type PeopleHidden = {
  isPersonal: (file: string, sheet: string, cell: string) => boolean
  text: (text: string) => string
}

const WORDS = /[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?/gu
const SHORTEST = 4

const placeOf = (file: string, sheet: string, cell: string): string => `${file}\n${sheet}\n${cell}`

/**
 * What of a personal value gives a person away when it stands in another text: the value as a whole and each of its
 * words in any case («Иванову»), but for words everybody uses («Директор»), which name nobody.
 */
const tellingParts = (value: string, common: ReadonlySet<string>): { whole: string[]; stems: string[] } => {
  const words = (value.match(WORDS) ?? []).filter((word) => word.length >= SHORTEST && !common.has(word.toLowerCase()))
  const hasFigures = /\d{5}/.test(value.replace(/\D/g, ''))
  const isTelling = words.length > 0 || hasFigures || value.includes('@')
  return { whole: isTelling && value.length >= SHORTEST ? [value] : [], stems: words }
}

/** What of a name stays when it is declined: its last vowel changes, up to three letters are added. */
const stemOf = (word: string): string => (word.length > SHORTEST ? word.replace(/[аяйь]$/, '') : word)

const ENDING = 3
const RUN = /[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*/gu

/** Hides words that are one of the names in any case. */
const hidingNames = (names: Iterable<string>): ((text: string) => string) => {
  const stems = new Set([...names].map(stemOf))
  const isName = (word: string): boolean => {
    for (let ending = 0; ending <= ENDING && ending < word.length; ending += 1) {
      if (ending > 0 && !/[а-яё]/.test(word[word.length - ending] ?? '')) return false
      if (stems.has(word.slice(0, word.length - ending))) return true
    }
    return false
  }
  const hidden = (word: string): string => (isName(word) ? HIDDEN : word)
  return (text) =>
    stems.size === 0 ? text : text.replace(RUN, (run) => (isName(run) ? HIDDEN : run.split('-').map(hidden).join('-')))
}

/**
 * Hides personal values of an institution: those that stand in personal columns (by place), the same values and the
 * names in them wherever they are repeated, and whatever else reads as a name, a telephone number or an address.
 * `common`: words in lower case that name no person.
 */
export const hidingPeople = (
  data: InstitutionData,
  seen: { table: string; column: string; value: unknown }[],
  columns: PersonalColumns,
  common: ReadonlySet<string>,
): PeopleHidden => {
  const isPersonalColumn = (table: string, column: string): boolean => columns[table]?.includes(column) ?? false
  const places = new Set<string>()
  const letters = new Set<string>()
  for (const { file, sheet, cell, table, column } of data.facts)
    if (isPersonalColumn(table, column)) places.add(placeOf(file, sheet, cell))
  for (const { table, sheet, file, columns: at } of data.tables)
    for (const [column, letter] of Object.entries(at))
      if (isPersonalColumn(table, column)) letters.add(placeOf(file, sheet, letter))
  for (const { table, sheet, file, cells } of data.keyed)
    for (const [field, cell] of Object.entries(cells))
      if (isPersonalColumn(table, field)) places.add(placeOf(file, sheet, cell))
  const values = [...data.facts, ...seen].flatMap(({ table, column, value }) =>
    isPersonalColumn(table, column) ? [String(value).trim()] : [],
  )
  const parts = values.map((value) => tellingParts(value, common))
  const withoutKnown = hidingLiterals(
    parts.flatMap((each) => each.whole),
    HIDDEN,
  )
  const withoutNames = hidingNames(parts.flatMap((each) => each.stems))
  return {
    isPersonal: (file, sheet, cell) => {
      if (places.has(placeOf(file, sheet, cell))) return true
      const at = placeOfCell(cell)
      return at !== null && letters.has(placeOf(file, sheet, columnLetters(at.column)))
    },
    text: (text) => withoutNames(withoutPeople(withoutKnown(text))),
  }
}
