import { normalised } from '../base/russian'
import type { Kind } from '../catalogue/kind'
import type { Catalogue } from '../catalogue/types'
import type { Cell, CellValue, ReadRow } from '../workbook/types'
import type { Header } from './header'
import { hasInnChecksum } from '../base/inn'
import { parseInn } from './inn'
import { institutionName } from './institution-name'
import { kindOfTypes } from './institution-words'
import { kindOf } from './passport'
import { quoted, shown } from './remark'
import { cellIn } from './tally'
import { parseValue } from './values'

/** One institution of a register; `row` is its 1-based row of the sheet. */
export type RegisterRow = {
  row: number
  name: string
  fullName: string | null
  inn: string | null
  kind: Kind
  subdivision: string | null
  municipality: string | null
  catalogue: string
  dueDate: string | null
  extendedTo: string | null
  email: string | null
}

/** What a register's row, or one cell of it, could not be taken for. `cell` is null when it is about the whole row. */
export type RegisterRemark = { sheet: string; row: number; cell: string | null; value: string | null; message: string }

type Known = Pick<Catalogue, 'id' | 'title' | 'shortTitle' | 'kinds'>

/** What rows are held to: catalogues of the audit, and the one named for rows that name none. */
export type RegisterTerms = {
  catalogues: Known[]
  held: string | null
  /** What an institution that is known already is held to; nobody is known where left out. */
  heldBy?: (row: Omit<RegisterRow, 'catalogue' | 'row' | 'dueDate' | 'extendedTo' | 'email'>) => string | null
}

/** Why a row cannot be taken, and in which of its fields. */
export class Untaken extends Error {
  readonly field: string | null

  constructor(field: string | null, message: string) {
    super(message)
    this.field = field
  }
}

const textOf = (content: CellValue | undefined): string | null => {
  if (content === undefined) return null
  const parsed = parseValue(content, { type: 'text', date1904: false, noneIsEmpty: true })
  if (parsed.ok) return String(parsed.value).replace(/\s+/gu, ' ').trim() || null
  if (parsed.missing !== undefined) return null
  throw new Untaken(null, parsed.fix)
}

const listed = (catalogues: Known[]): string => catalogues.map(({ id, title }) => `${id} — «${title}»`).join('; ')

const catalogueOf = (said: string | null, kind: Kind, { catalogues, held }: RegisterTerms): string => {
  const fits = catalogues.filter(({ kinds }) => kinds.includes(kind))
  if (said !== null) {
    const wanted = normalised(said)
    const meant = catalogues.filter(({ id, title, shortTitle }) =>
      [id, title, shortTitle ?? id].some((each) => normalised(each) === wanted),
    )
    const [only] = meant
    if (only === undefined || meant.length > 1)
      throw new Untaken('catalogue', `положения ${quoted(said)} в мониторинге нет. Впишите код: ${listed(catalogues)}.`)
    if (!only.kinds.includes(kind))
      throw new Untaken(
        'catalogue',
        `положение «${only.title}» не для учреждений этого типа. Исправьте тип или положение.`,
      )
    return only.id
  }
  const [first] = fits
  const default_ = fits.find(({ id }) => id === held)
  if (default_ !== undefined) return default_.id
  if (held === null && first !== undefined && fits.length === 1) return first.id
  throw new Untaken(
    null,
    fits.length === 0 || held !== null
      ? 'для учреждений этого типа положение не указано. Добавьте столбец «Положение».'
      : `неясно, по какому положению вести учреждение. Добавьте столбец «Положение» или укажите положение при загрузке: ${listed(fits)}.`,
  )
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u

/** Where a row stands; `cellOf` names the cell of a 1-based row and a field. */
export type RowPlace = {
  sheet: string
  header: Header
  date1904: boolean
  cellOf: (row: number, field: string) => string | null
}

/**
 * The institution a row names; cells that cannot be taken without losing the row go to `remarks`. Throws Untaken where
 * the row cannot be taken.
 */
export const takeRow = (
  row: ReadRow,
  { sheet, header, date1904, cellOf }: RowPlace,
  terms: RegisterTerms,
  remarks: RegisterRemark[],
): RegisterRow => {
  const at = (id: string): Cell | undefined => {
    const column = header.columns.get(id)
    return column === undefined ? undefined : cellIn(row, column)
  }
  const told = (id: string, message: string): null => {
    const cell = at(id)
    remarks.push({
      ...{ sheet, row: row.row + 1, cell: cellOf(row.row + 1, id) },
      ...{ value: cell === undefined ? null : shown(cell.content), message },
    })
    return null
  }
  const text = (id: string): string | null => {
    try {
      return textOf(at(id)?.content)
    } catch (error) {
      throw error instanceof Untaken ? new Untaken(id, error.message) : error
    }
  }
  const day = (id: string): string | null => {
    const cell = at(id)
    if (cell === undefined) return null
    const parsed = parseValue(cell.content, { type: 'date', date1904: date1904 })
    if (parsed.ok) return String(parsed.value)
    return parsed.missing === undefined ? told(id, `ожидается ${parsed.expected}. ${parsed.fix}`) : null
  }
  const inn = (): string | null => {
    const cell = at('inn')
    if (cell === undefined || text('inn') === null) return null
    const parsed = parseInn(cell.content)
    if (parsed === null || !parsed.ok)
      throw new Untaken('inn', 'ИНН — 10 цифр (у предпринимателя — 12). Впишите его цифрами.')
    const digits = String(parsed.value)
    return hasInnChecksum(digits)
      ? digits
      : told('inn', `в ИНН ${digits} не сходится контрольная цифра, он не взят. Проверьте его и исправьте.`)
  }
  const [short, plain, full] = [text('short'), text('name'), text('fullName')]
  const name = short ?? plain ?? full
  if (name === null) throw new Untaken('name', 'нет наименования учреждения. Впишите его.')
  const said = text('kind')
  const named = [name, plain, full].flatMap((each) => (each === null ? [] : institutionName(each).types))
  const own = terms.catalogues.find(({ id }) => id === (text('catalogue') ?? terms.held))?.kinds ?? []
  const kind =
    kindOf(said) ??
    kindOfTypes(said === null ? named : institutionName(said).types) ??
    kindOf(full ?? plain) ??
    (said === null && own.length === 1 ? own[0] : undefined)
  if (kind === undefined)
    throw new Untaken(
      'kind',
      'неясен тип: впишите «дошкольная», «общеобразовательная» или «организация дополнительного образования».',
    )
  const email = text('email')
  const identity = {
    name,
    fullName: full ?? (short === null ? null : plain),
    inn: inn(),
    kind,
    subdivision: text('subdivision'),
    municipality: text('municipality'),
  }
  return {
    row: row.row + 1,
    ...identity,
    catalogue: catalogueOf(text('catalogue') ?? terms.heldBy?.(identity) ?? null, kind, terms),
    dueDate: day('dueDate'),
    extendedTo: day('extendedTo'),
    email: email === null || EMAIL.test(email) ? email : told('email', 'это не адрес электронной почты, он не взят.'),
  }
}
