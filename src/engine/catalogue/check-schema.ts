import { z } from 'zod'
import type { Check } from './evidence-types'

const name = z.string().min(1)
const columns = z.array(name).min(1)

const base = {
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9.-]*$/),
  message: name,
  kinds: z
    .array(z.enum(['preschool', 'school', 'additional']))
    .min(1)
    .optional(),
}

/** One reconciliation check of `evidence.yaml`. */
export const checkSchema: z.ZodType<Check> = z.discriminatedUnion('relation', [
  z.strictObject({ ...base, relation: z.enum(['equal', 'at-most']), table: name, left: columns, right: columns }),
  z.strictObject({ ...base, relation: z.literal('not-after'), table: name, first: name, then: name }),
  z.strictObject({
    ...base,
    relation: z.enum(['total', 'total-at-most']),
    field: name,
    table: name,
    column: name.optional(),
    where: z.strictObject({ column: name, equals: name }).optional(),
  }),
  z.strictObject({
    ...base,
    relation: z.literal('known'),
    table: name,
    column: name,
    list: z.boolean().optional(),
    in: name,
    key: name,
  }),
  z.strictObject({ ...base, relation: z.enum(['in-period', 'by-period-end']), table: name, column: name }),
  z.strictObject({
    ...base,
    relation: z.literal('steady'),
    field: name,
    times: z.number().gt(1),
    least: z.number().min(1),
  }),
])
