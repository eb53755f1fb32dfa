import { z } from 'zod'
import { isIsoDay } from '../engine/base/calendar'

export const isoDay = z.string().refine(isIsoDay, { message: 'Дата записывается так: 2026-02-03.' })

/** A text that says something; `what` names it. */
export const said = (what: string, most = 2000): z.ZodString =>
  z
    .string({ message: `Не указано: ${what}.` })
    .trim()
    .min(1, { message: `Не указано: ${what}.` })
    .max(most, { message: `Слишком длинно: ${what}.` })

const MAX_CONTROL_DAYS = 30

export const controlDays = z.array(isoDay).max(MAX_CONTROL_DAYS, {
  message: `Контрольных дней больше ${MAX_CONTROL_DAYS} форма не вмещает.`,
})

/** Days of a query, with commas between; nothing where there are none. */
export const daysQuery = z
  .string()
  .optional()
  .transform((text) => {
    const days = (text ?? '').split(',').flatMap((day) => (day.trim() === '' ? [] : [day.trim()]))
    return days.length === 0 ? undefined : [...new Set(days)].sort()
  })
  .pipe(controlDays.optional())
