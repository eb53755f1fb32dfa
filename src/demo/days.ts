import { daysAfter, daysBetween } from '../engine/base/calendar'
import type { Random } from './random'

/** A day between both ends, inclusive; a Sunday becomes the Saturday before it. `from` must not be a Sunday. */
export const dayBetween = (random: Random, from: string, to: string): string => {
  const day = daysAfter(from, random.between(0, daysBetween(from, to)))
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0 ? daysAfter(day, -1) : day
}

/** The same day, or so many days later. */
export const daysLater = (random: Random, iso: string, most: number): string => daysAfter(iso, random.between(0, most))
