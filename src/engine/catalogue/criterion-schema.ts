import { z } from 'zod'
import type { Condition, Criterion } from './criterion-types'

const name = z.string().min(1)
const share = z.number().min(0).max(1)
const names = z.array(name).min(1)

const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ column: name, is: z.literal('filled') }),
  z.strictObject({ column: name, in: names }),
  z.strictObject({ column: name, notIn: names }),
  z.strictObject({ column: name, equals: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ column: name, atLeast: z.number() }),
  z.strictObject({ column: name, atMost: z.number() }),
  z.strictObject({ column: name, atLeastShareOf: name, share: share }),
  z.strictObject({ column: name, notAfter: name }),
  z.strictObject({ column: name, mentions: names }),
  z.strictObject({ column: name, lacks: names }),
])

export const where = z.array(condition).min(1)
const onTable = { table: name, where: where.optional() }

const attested = z.strictObject({
  kind: z.literal('attested'),
  confirmation: z.array(z.enum(['document', 'link', 'file', 'date', 'number'])).min(1),
  why: name,
})

const document = z.strictObject({
  kind: z.literal('document'),
  acts: names,
  unnumbered: z.boolean().optional(),
  inPeriod: z.boolean().optional(),
  before: z.strictObject({ table: name, column: name }).optional(),
  where: where.optional(),
})

const publishedBy = z.strictObject({
  kind: z.literal('published-by'),
  acts: names,
  by: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }).optional(),
})

const ratio = z.strictObject({
  kind: z.literal('ratio'),
  ...onTable,
  part: name,
  whole: name,
  target: share,
  counted: name,
  done: name,
})

const atLeast = z.strictObject({
  kind: z.literal('at-least'),
  ...onTable,
  column: name.optional(),
  count: z.int().min(1),
  counted: name,
})

const everyRow = z.strictObject({ kind: z.literal('every-row'), ...onTable, holds: where, what: name })

const noRow = z.strictObject({
  kind: z.literal('no-row'),
  table: name,
  where,
  strict: z.boolean().optional(),
  what: name,
})

const withinNorm = z.strictObject({
  kind: z.literal('within-norm'),
  norm: z.literal('screenTime'),
  table: name,
  group: name,
  device: name,
  minutes: name,
  levels: z.strictObject({ table: name, group: name, level: name }).optional(),
})

const coveredBy = z.strictObject({
  kind: z.literal('covered-by'),
  table: name,
  by: name,
  on: names,
  equal: z.strictObject({ sum: names, to: name }).optional(),
  atMost: z.array(z.strictObject({ column: name, of: name })).optional(),
  what: name,
})

const ordered = z.strictObject({
  kind: z.literal('ordered'),
  ...onTable,
  first: name,
  then: name,
  maxDays: z.int().min(0).optional(),
  what: name,
})

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'нужно время ЧЧ:ММ')

const withinHours = z.strictObject({
  kind: z.literal('within-hours'),
  ...onTable,
  first: name,
  last: name,
  from: timeOfDay,
  to: timeOfDay,
  what: name,
})

const sequence = z.strictObject({
  kind: z.literal('sequence'),
  table: name,
  by: names,
  counting: where.optional(),
  measure: name,
  in: names,
  date: name,
  applied: name,
  until: name,
  moreThan: z.int().min(0),
  maxMonths: z.int().min(1),
  what: name,
})

/** The closed set of criteria; `any-of` and `all-of` hold further ones. */
export const criterionSchema: z.ZodType<Criterion> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    attested,
    document,
    publishedBy,
    ratio,
    atLeast,
    everyRow,
    noRow,
    withinNorm,
    coveredBy,
    ordered,
    withinHours,
    sequence,
    z.strictObject({ kind: z.literal('any-of'), of: z.array(criterionSchema).min(2) }),
    z.strictObject({ kind: z.literal('all-of'), of: z.array(criterionSchema).min(2) }),
  ]),
)

// A record, so that a kind added to the types and forgotten here does not compile.
const kinds: Record<Criterion['kind'], true> = {
  attested: true,
  document: true,
  'published-by': true,
  ratio: true,
  'at-least': true,
  'every-row': true,
  'no-row': true,
  'within-norm': true,
  'covered-by': true,
  ordered: true,
  'within-hours': true,
  sequence: true,
  'any-of': true,
  'all-of': true,
}

/** Every kind of criterion there is: each must be readable from a file and have its judge. */
export const CRITERION_KINDS = Object.keys(kinds) as Criterion['kind'][]
