const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** ISO day of a moment, by Greenwich. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const lastDay = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (LAST_DAYS[month - 1] ?? 0)

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

const dayText = (year: number, month: number, day: number): string =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`

/** ISO day `YYYY-MM-DD` of a calendar date, or null when there is no such day (31 February). */
export const isoDay = (year: number, month: number, day: number): string | null => {
  const real =
    [year, month, day].every(Number.isInteger) &&
    year >= 100 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay(year, month)
  return real ? dayText(year, month, day) : null
}

/** True for an existing day written `YYYY-MM-DD`. */
export const isIsoDay = (text: string): boolean => {
  const parts = ISO.exec(text)
  return parts !== null && isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** Whole days from one ISO day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The day so many days after another; before it where negative. */
export const daysAfter = (iso: string, days: number): string => dayOf(new Date((dayNumber(iso) + days) * 86_400_000))

/** The same day so many calendar months later, or that month's last day where it is shorter: 31 January → 28 February. */
export const monthsLater = (iso: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const month0 = year * 12 + month - 1 + months
  const [then, of] = [Math.floor(month0 / 12), (month0 % 12) + 1]
  return dayText(then, of, Math.min(day, lastDay(then, of)))
}

/** `15.09.2025` for `2025-09-15`. */
export const russianDay = (iso: string): string => iso.split('-').reverse().join('.')

/** `15.09.2025 14:05` for `2025-09-15T14:05:00.000Z`: by Greenwich, which whoever shows it says. */
export const russianMoment = (iso: string): string => `${russianDay(iso.slice(0, 10))} ${iso.slice(11, 16)}`

/** Day and month of the school year that starts in September of `schoolYear`, as an ISO day. */
export const schoolYearDay = (schoolYear: number, month: number, day: number): string => {
  const iso = isoDay(month >= 9 ? schoolYear : schoolYear + 1, month, day)
  if (iso === null) throw new RangeError(`no such day: ${month}-${day}`)
  return iso
}

/** ISO day of a spreadsheet serial (days since 1899-12-30, or since 1904-01-01 in a 1904 book). */
export const serialDay = (serial: number, date1904: boolean): string => {
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return dayOf(new Date(epoch + Math.floor(serial) * 86_400_000))
}
