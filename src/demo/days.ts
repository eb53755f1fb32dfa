import { daysAfter, daysBetween } from '../engine/base/calendar'
import type { Random } from './random'

/** The day itself, a Sunday as the Saturday before it. */
export const workDay = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).getUTCDay() === 0 ? daysAfter(iso, -1) : iso

/** A day between both ends, inclusive; a Sunday becomes the Saturday before it. `from` must not be a Sunday. */
export const dayBetween = (random: Random, from: string, to: string): string =>
  workDay(daysAfter(from, random.between(0, daysBetween(from, to))))

/** The same day, or so many days later. */
export const daysLater = (random: Random, iso: string, most: number): string => daysAfter(iso, random.between(0, most))
