import { z } from 'zod'

/** `GET /api/host`: where the page runs, what may be done there, and which database is open. */
export const hostResult = z.object({
  kind: z.enum(['browser', 'desktop']),
  version: z.string(),
  /** `chooseDatabase`: dialogs to open and create one; `openRecent`: one of `recent` may be asked for. */
  can: z.object({ chooseDatabase: z.boolean(), openRecent: z.boolean() }),
  /** Name of the open file without its folder. */
  database: z.string().nullable(),
  /** Tells the open file from any other, also of the same name in another folder. */
  opened: z.string().nullable(),
  /** Databases opened before, the latest first; `openedAt` is an ISO date-time. */
  recent: z.array(z.object({ id: z.string(), name: z.string(), folder: z.string(), openedAt: z.string() })),
  /**
   * How it was opened: `words` say what the curator must know of that, if anything. While none is open: `file` is the name
   * of the one that is being opened, for which all other calls wait, `failure` says why the last one could not be.
   */
  opening: z.object({
    readOnly: z.boolean(),
    words: z.string().nullable(),
    file: z.string().nullable(),
    failure: z.string().nullable(),
  }),
  /** Of the open file, and the name of one that waits to be opened with its password. */
  password: z.object({ isSet: z.boolean(), wanted: z.string().nullable() }),
  /** `stopped`: it ended too often and is not started again; `message` says what happened last. */
  engine: z.object({
    state: z.enum(['running', 'restarting', 'stopped']),
    restarts: z.int(),
    message: z.string().nullable(),
  }),
  /** What became of the last save; `at` is the ISO date-time of the last one that succeeded in this run. */
  saved: z.object({
    state: z.enum(['saved', 'saving', 'failed']),
    at: z.string().nullable(),
    message: z.string().nullable(),
  }),
})

export type HostResult = z.infer<typeof hostResult>

/** `POST /api/host/password`: what has become of it, in words, and the state now. */
export const hostPasswordResult = z.object({ words: z.string(), host: hostResult })

export type HostPasswordResult = z.infer<typeof hostPasswordResult>
