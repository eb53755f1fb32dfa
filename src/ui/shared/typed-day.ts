const DAY = /^(\d{1,2})[.,/ -](\d{1,2})[.,/ -](\d{4}|\d{2})$/
const RUN = /^(\d{2})(\d{2})(\d{4})$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** Day, month and year as typed; null for anything else. */
const partsOf = (text: string): [day: number, month: number, year: number] | null => {
  const iso = ISO.exec(text)
  if (iso !== null) return [Number(iso[3]), Number(iso[2]), Number(iso[1])]
  const found = DAY.exec(text) ?? RUN.exec(text)
  if (found === null) return null
  const year = Number(found[3])
  return [Number(found[1]), Number(found[2]), year < 100 ? 2000 + year : year]
}

/** The ISO day of «15.02.2026», «15.2.26», «15022026» or an ISO day; null for no day or one no calendar has. */
export const dayTyped = (text: string): string | null => {
  const parts = partsOf(text.trim())
  if (parts === null) return null
  const [day, month, year] = parts
  const at = new Date(Date.UTC(year, month - 1, day))
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isReal ? at.toISOString().slice(0, 10) : null
}
