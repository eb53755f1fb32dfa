import { z } from 'zod'

const value = z.union([z.string(), z.number(), z.boolean()])
const text = z.string().nullable()

export const seen = z.enum(['visit', 'site', 'call', 'document'])

/** One fact the curator saw himself. `file` is the name that evidence of verdicts has for it. */
export const observation = z.object({
  id: z.int(),
  batch: z.int(),
  file: z.string(),
  /** `passport`, `answers`, or the id of a table. */
  table: z.string(),
  /** «Учреждение», «Требования», or the title of the sheet. */
  tableTitle: z.string(),
  /** Values that name the row of a table; a requirement's id under `requirement`; empty for the passport. */
  keys: z.record(z.string(), value),
  /** The row in words: «Педагогические работники», «2.4, п. 3»; empty for the passport. */
  rowTitle: z.string(),
  column: z.string(),
  title: z.string(),
  value,
  /** As it is shown to a person. */
  shown: z.string(),
  /** ISO day. */
  on: z.string(),
  seen,
  /** «посещение», «сайт», «звонок», «документ» */
  seenTitle: z.string(),
  note: z.string(),
  /** ISO date-time. */
  addedAt: z.string(),
  inForce: z.boolean(),
  /** Why it has no effect (Russian); null while it is in force. */
  why: text,
  /** What the institution itself says, and where; null where it says nothing. */
  said: z.object({ file: z.string(), sheet: z.string(), cell: z.string(), value, shown: z.string() }).nullable(),
})

const field = z.object({
  column: z.string(),
  title: z.string(),
  type: z.enum(['text', 'integer', 'number', 'date', 'time', 'yes-no', 'choice']),
  choices: z.array(z.string()).nullable(),
  unit: text,
  hint: text,
})

/** `GET /api/audits/A/institutions/I/observations`: newest first, and what may be observed. */
export const observationsResult = z.object({
  audit: z.string(),
  institution: z.string(),
  observations: z.array(observation),
  offers: z.object({
    passport: z.array(field),
    /** Requirements an answer decides. */
    answers: z.array(
      z.object({
        requirement: z.string(),
        label: z.string(),
        statement: z.string(),
        role: text,
        choices: z.array(z.string()),
      }),
    ),
    tables: z.array(
      z.object({
        table: z.string(),
        title: z.string(),
        columns: z.array(field),
        rows: z.array(z.object({ keys: z.record(z.string(), value), title: z.string() })),
      }),
    ),
  }),
})

/** `POST …/observations` and `DELETE …/observations/ID`: the observation as it was set or taken back. */
export const observedResult = z.object({ audit: z.string(), institution: z.string(), observation })

export type Observation = z.infer<typeof observation>
export type ObservationsResult = z.infer<typeof observationsResult>
export type ObservedResult = z.infer<typeof observedResult>
