import { z } from 'zod'

/** `PUT /api/audits/A/settings`: what is left out stays. `weights` are whole: a unit left out of them has its own weight. */
export const settingsBody = z.object({
  name: z.string().optional(),
  /** ISO day; null for none. */
  dueDate: z.string().nullish(),
  thresholds: z.object({ high: z.number(), sufficient: z.number(), completeness: z.number() }).optional(),
  ratioTolerance: z.number().optional(),
  lateValue: z.number().optional(),
  weights: z.record(z.string(), z.number()).optional(),
})

export type SettingsBody = z.infer<typeof settingsBody>
