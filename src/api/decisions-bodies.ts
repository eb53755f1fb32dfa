import { z } from 'zod'
import { isoDay } from './body-parts'
import { outcome, share } from './result-parts'

/** `PUT …/overrides/REQ`; `value` only for «partial», between 0 and 1. */
export const decisionBody = z.object({
  outcome,
  value: z.number().nullish(),
  reason: z.string(),
})

/**
 * `POST …/overrides/REQ/restore`: a decision as it stood, as the answer to its change told it. `basis` says in short what
 * it rested on, `since` and `why` that it was to be looked at again.
 */
export const decisionBefore = z.object({
  outcome,
  value: share,
  reason: z.string(),
  date: isoDay,
  carriedFrom: z.string().nullable(),
  basis: z.string().nullable(),
  since: isoDay.nullable(),
  why: z.string().nullable(),
})

export type DecisionBody = z.infer<typeof decisionBody>
export type DecisionBefore = z.infer<typeof decisionBefore>
