import { z } from 'zod'
import { decisionBefore } from './decisions-bodies'
import { measure, outcome, share } from './result-parts'

/** `PUT|DELETE …/overrides/REQ`, `POST …/overrides/REQ/restore`: the result as it stands then, and the institution's figures; null where nothing was sent. */
export const decidedResult = z.object({
  audit: z.string(),
  institution: z.string(),
  requirement: z.string(),
  /** The decision before this one, to put back: null where there was none. */
  before: decisionBefore.nullable(),
  verdict: z
    .object({
      outcome,
      value: share,
      reason: z.string(),
      computed: z.object({ outcome, value: share, reason: z.string() }).nullable(),
    })
    .nullable(),
  score: z
    .object({ ...measure, level: z.enum(['high', 'sufficient', 'low']).nullable(), rank: z.int().nullable() })
    .nullable(),
})

export type DecidedResult = z.infer<typeof decidedResult>
