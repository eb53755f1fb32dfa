import type { KnownCheck } from '../../catalogue/evidence-types'
import { lineOf, type ControlLine } from './control-line'
import { filled, quoted } from './formulas'

/** Removed from a class's name before it is compared, and Latin letters that look like Russian ones. */
const DROPPED = ['КЛАССЫ', 'КЛАССОВ', 'КЛАСС', 'ГРУППЫ', 'ГРУППА', ' ', '\u00a0', '-', '–', '«', '»', '"', '„', '“']
const LATIN = 'ABCEHKMOPTXY'
const CYRILLIC = 'АВСЕНКМОРТХУ'

/** «7 А», «7-А», «7A» with a Latin letter and «7А класс» as «7А», by formula: as the program compares them. */
const keyOf = (ref: string): string =>
  [
    ...DROPPED.map((mark) => [mark, ''] as const),
    ['Ё', 'Е'] as const,
    ...[...LATIN].map((letter, index) => [letter, CYRILLIC[index] ?? letter] as const),
  ].reduce((text, [from, to]) => `SUBSTITUTE(${text},${quoted(from)},${quoted(to)})`, `UPPER(TRIM(${ref}))`)

/** What a cell may hold besides one class: lists, parallels («5–9»), everybody, ages. The import looks into those. */
const ONE_NAME = [',', ';', ' и ', 'все', ' лет']

/** A line about classes that «Классы и группы» does not have; cells with several names are left to the import. */
export const knownLine = (check: KnownCheck, sheet: string, ref: string, keys: string): ControlLine => {
  const key = keyOf(ref)
  const one = ONE_NAME.map((mark) => `ISERROR(SEARCH(${quoted(mark)},${ref}))`).join('*')
  const unknown = `ISNA(MATCH(${key},${keyOf(keys)},0))*${filled(ref)}*${one}*ISERROR(1*${key})*(COUNTA(${keys})>0)`
  return lineOf(sheet, check.message, unknown, ref, 'Напишите класс (группу) так же, как на листе «Классы и группы»')
}
