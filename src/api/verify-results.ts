import { z } from 'zod'

/** `sverka verify --json`: every check with how much it looked at and what is wrong; `sound` when nothing is. */
export const verifyResult = z.object({
  sound: z.boolean(),
  checks: z.array(
    z.object({
      check: z.enum(['file', 'balances', 'originals', 'verdicts', 'scores', 'trail']),
      title: z.string(),
      examined: z.int().min(0),
      problems: z.array(z.string()),
    }),
  ),
})
