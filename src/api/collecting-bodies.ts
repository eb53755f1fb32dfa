import { z } from 'zod'
import { isoDay } from './body-parts'

/** `PATCH …/collection`; of the audit as a whole where `institution` is null. */
export const collectionChangeBody = z.strictObject({
  institution: z.string().nullable(),
  dueDate: isoDay.optional(),
  /** Null: no longer extended. */
  extendedTo: isoDay.nullable().optional(),
  receivedOn: isoDay.optional(),
  /** `received` takes back what was said. */
  status: z.enum(['received', 'rework', 'accepted']).optional(),
})

/** `POST /api/audits/A/register?file=…`; `name` and `schoolYear` are of a new audit, `A` being `new`. */
export const registerQuery = z.object({
  file: z.string().min(1).max(300),
  catalogue: z.string().optional(),
  due: isoDay.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  schoolYear: z.coerce.number().int().min(2020).max(2100).optional(),
})

export type CollectionChangeBody = z.input<typeof collectionChangeBody>
export type RegisterQuery = { catalogue?: string; due?: string; name?: string; schoolYear?: number }
