import { z } from 'zod'
import { outcome } from './result-parts'

/** `PUT …/overrides/REQ`; `value` only for «partial», between 0 and 1. */
export const decisionBody = z.object({
  outcome,
  value: z.number().nullish(),
  reason: z.string(),
})

export type DecisionBody = z.infer<typeof decisionBody>
