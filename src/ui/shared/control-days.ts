import { date } from './formats'
import { counted } from './russian-plural'

/** Most days a form has room for. */
const MOST = 30

/** Why a day cannot be one more control day of a period, or '' where it can; all days are ISO, '' is no day yet. */
export const dayProblem = (days: readonly string[], day: string, from = '', to = ''): string => {
  if (day === '') return ''
  if ((from !== '' && day < from) || (to !== '' && day > to))
    return `Этот день вне периода ${date(from)} — ${date(to)}.`
  return days.length >= MOST ? `Больше ${counted(MOST, 'дня', 'дней', 'дней')} форма не вмещает.` : ''
}

/** Days with one more: in their order, each once. */
export const withDay = (days: readonly string[], day: string): string[] => [...new Set([...days, day])].sort()
