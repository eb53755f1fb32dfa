import { z } from 'zod'

/**
 * `GET /api/audits/A/journal?from=&to=&action=&who=&text=&before=&limit=`: newest first; `actions` and `people` are all that
 * occur, with the numbers of their entries. `next`: the `before` of the next page, null on the last.
 */
export const journalResult = z.object({
  audit: z.string(),
  /** The chain of the whole file's journal: how many entries, the last hash, and what is wrong with it. */
  trail: z.object({ entries: z.int(), hash: z.string(), problems: z.array(z.string()) }),
  total: z.int(),
  next: z.int().nullable(),
  actions: z.array(z.object({ action: z.string(), title: z.string(), count: z.int() })),
  people: z.array(z.object({ who: z.string(), count: z.int() })),
  entries: z.array(
    z.object({
      id: z.int(),
      /** ISO date-time. */
      at: z.string(),
      action: z.string(),
      /** Account on the computer it was done at; null where the program did not know. */
      who: z.string().nullable(),
      title: z.string(),
      /** What was done, in Russian, with what stood before and after where it is known. */
      sentence: z.string(),
      institution: z.string().nullable(),
      batch: z.int().nullable(),
    }),
  ),
})

export type JournalResult = z.infer<typeof journalResult>
