import { z } from 'zod'
import { kind } from './result-parts'

const chosen = z
  .array(z.string().trim().min(1))
  .min(1, { message: 'Список пуст: уберите его или назовите, что показать.' })

/** What of an audit goes into a report and what is not told; what is left out is all of it. Serves command line and API. */
export const reportOptions = z.strictObject({
  kinds: z.array(kind).min(1).optional(),
  catalogues: chosen.optional(),
  /** By name, key or ИНН. */
  institutions: chosen.optional(),
  /** By id or title. */
  sheets: chosen.optional(),
  /** Audit to compare with, by name; null: none; left out: the one that ended last before. */
  previous: z.string().trim().min(1).nullable().optional(),
  /** With names of people, telephone numbers and addresses. */
  names: z.boolean().optional(),
  /** «Учреждение 1» … in place of names. */
  aliases: z.boolean().optional(),
})

export type ReportOptionsBody = z.input<typeof reportOptions>
