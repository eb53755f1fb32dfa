const NBSP = '\u00a0'

const WHOLE = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 })

/** `1 200` and `2,5`: thousands parted by a no-break space, a comma before decimals; a dash for null. */
export const number = (value: number | null): string =>
  value === null ? '—' : WHOLE.format(value).replaceAll(/\s/g, NBSP)

/** To the nearest whole, but never up to a multiple of `step`: a threshold that is not reached is not shown as reached. */
const nearestBelow = (value: number, step: number): number => {
  const nearest = Math.round(value + 1e-9)
  return nearest % step === 0 && value + 1e-9 < nearest ? nearest - 1 : nearest
}

/**
 * `77,5 %` for 0.775, to the nearest tenth but never up to a multiple of five percent, as in reports: 99,96 % reads
 * `99,9 %`; a dash for null.
 */
export const share = (value: number | null): string => {
  if (value === null) return '—'
  const tenths = nearestBelow(value * 1000, 50)
  return `${Math.floor(tenths / 10)},${tenths % 10}${NBSP}%`
}

/** `45` of 0.451: whole percents by the rule of `share`. */
export const wholePercent = (value: number): string => String(nearestBelow(value * 100, 5))

/** A name whose numbers stay beside their sign: «СОШ № 5» never parts at its «№». */
export const withNumber = (name: string): string => name.replaceAll('№ ', `№${NBSP}`)

/** `45 %` of progress, 0…1. */
export const percent = (value: number): string => `${Math.floor(value * 100 + 1e-9)}${NBSP}%`

/** A value as a cell shows it: ISO days as `15.09.2025`, numbers with a decimal comma. */
export const cellValue = (value: string | number | boolean | null): string => {
  if (value === null || value === '') return 'нет значения'
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (typeof value === 'number') return String(value).replace('.', ',')
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  return day === null ? value : `${day[3]}.${day[2]}.${day[1]}`
}

/** `15.09.2025` of an ISO day or moment, a dash for null. */
export const date = (value: string | null): string => (value === null ? '—' : cellValue(value.slice(0, 10)))

/** `15.09.2025, 14:05` of an ISO moment, in this computer's time. */
export const dateTime = (value: string | null): string => {
  if (value === null) return '—'
  const at = new Date(value)
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`
  return `${day}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

const UNITS = ['Б', 'КБ', 'МБ', 'ГБ']

/** `70 КБ`, `1,5 МБ`: 1 КБ is 1024 bytes, one decimal from megabytes on. */
export const fileSize = (bytes: number): string => {
  let [value, unit] = [bytes, 0]
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1]
  const shown = unit < 2 ? Math.round(value) : Math.round(value * 10) / 10
  return `${number(shown)}${NBSP}${UNITS[unit]}`
}

/** `2025–2026` of the year a school year begins in. */
export const schoolYear = (begins: number): string => `${begins}–${begins + 1}`

/** `01.09.2025 – 31.08.2026` for two ISO days. */
export const period = (from: string, to: string): string => `${cellValue(from)}${NBSP}–${NBSP}${cellValue(to)}`

type Place = { clause: string; item: number | null; subitem?: number | null; annex?: string | null }

/** A clause as the curator cites it: «2.4, п. 3», «прил. 1, 2.6». */
export const clauseOf = ({ clause, item, subitem = null, annex = null }: Place): string => {
  const point = item === null ? '' : `, п.${NBSP}${item}${subitem === null ? '' : `.${subitem}`}`
  return `${annex === null ? '' : `прил.${NBSP}${annex}, `}${clause}${point}`
}

type Cited = { file: string; sheet: string; cell: string; value: string | number | boolean | null }

/** Cells gathered under their file and sheet, in the order they are cited. */
export const bySheet = <Cell extends Cited>(cells: Cell[]): { file: string; sheet: string; cells: Cell[] }[] => {
  const groups = new Map<string, { file: string; sheet: string; cells: Cell[] }>()
  for (const cell of cells) {
    const key = JSON.stringify([cell.file, cell.sheet])
    const group = groups.get(key) ?? { file: cell.file, sheet: cell.sheet, cells: [] }
    group.cells.push(cell)
    groups.set(key, group)
  }
  return [...groups.values()]
}
