import type { JournalResult } from '../../../api/journal-results'

export type Entry = JournalResult['entries'][number]

const two = (part: number): string => String(part).padStart(2, '0')

/** ISO day of a moment, in this computer's time. */
const dayOf = (moment: string): string => {
  const at = new Date(moment)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** `14:05` of an ISO moment, in this computer's time. */
export const timeOf = (moment: string): string => {
  const at = new Date(moment)
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Entries under their days, both in the order given. */
export const byDay = (entries: Entry[]): { day: string; entries: Entry[] }[] => {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) ?? []), entry])
  return [...days].map(([day, of]) => ({ day, entries: of }))
}
