import { daysBetween } from '../engine/base/calendar'
import type { Random } from './random'

const DAY = 86_400_000

const shifted = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** A day between both ends, inclusive; a Sunday becomes the Saturday before it. `from` must not be a Sunday. */
export const dayBetween = (random: Random, from: string, to: string): string => {
  const day = shifted(from, random.between(0, daysBetween(from, to)))
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0 ? shifted(day, -1) : day
}

/** The same day, or so many days later. */
export const daysLater = (random: Random, iso: string, most: number): string => shifted(iso, random.between(0, most))
