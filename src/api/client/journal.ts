import type { JournalResult } from '../journal-results'
import { query, type Call } from './call'

/** Days are ISO, both inclusive; `before` is the `next` of the page before. */
export type JournalWish = {
  from?: string | undefined
  to?: string | undefined
  action?: string | undefined
  who?: string | undefined
  text?: string | undefined
  before?: number | undefined
  limit?: number | undefined
}

export const journalCalls = ({ get }: Call) => ({
  journal: (audit: number, wish: JournalWish = {}) =>
    get<JournalResult>(`/api/audits/${audit}/journal${query({ ...wish })}`),
})
