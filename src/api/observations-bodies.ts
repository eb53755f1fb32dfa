import { z } from 'zod'
import { seen } from './observations-results'

/**
 * `POST …/observations`. `value` is as a person types it and is held to the type of the field. A table's row is named by
 * its `keys`, a requirement by `{requirement: ID}`, the passport by nothing. `on` is an ISO day.
 */
export const observationBody = z.object({
  table: z.string(),
  keys: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  column: z.string().default('answer'),
  value: z.string(),
  on: z.string(),
  seen,
  note: z.string().default(''),
})

export type ObservationBody = z.input<typeof observationBody>
