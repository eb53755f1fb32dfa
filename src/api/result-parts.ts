import { z } from 'zod'

const value = z.union([z.string(), z.number(), z.boolean()])

export const kind = z.enum(['preschool', 'school', 'additional'])
export const outcome = z.enum(['met', 'partial', 'unmet', 'undetermined', 'not-applicable'])
export const share = z.number().min(0).max(1).nullable()
export const measure = { index: share, upper: share, completeness: share }

export const remark = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  message: z.string(),
  /** What an unknown sheet (`column` null) or column may be, best first; `score` 0…1. */
  suggestions: z
    .array(
      z.object({
        table: z.string(),
        column: z.string().nullable(),
        title: z.string(),
        score: z.number().min(0).max(1),
      }),
    )
    .optional(),
})

export const rows = z.object({
  read: z.int(),
  accepted: z.int(),
  quarantined: z.int(),
  skipped: z.int(),
})

/** A cell something rests on. */
export const cited = z.object({ file: z.string(), sheet: z.string(), cell: z.string(), value: value.nullable() })

/** An indicator as a catalogue has it: of a table's rows, or from one number of the passport to another. */
export const indicator = z.object({
  id: z.string(),
  clause: z.string(),
  item: z.int().optional(),
  annex: z.string().optional(),
  title: z.string(),
  theme: z.string().optional(),
  counted: z.string(),
  done: z.string().optional(),
  table: z.string().optional(),
  where: z.array(z.looseObject({ column: z.string() })).optional(),
  part: z.string().optional(),
  whole: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})

/** A figure that is shown and never scored; `value` is a share 0…1, a count, or the end less the start. */
export const indicatorFigure = z.object({
  id: z.string(),
  clause: z.string(),
  item: z.int().nullable(),
  annex: z.string().nullable(),
  label: z.string(),
  theme: z.string().nullable(),
  measure: z.enum(['share', 'count', 'change']),
  state: z.enum(['known', 'unknown', 'not-applicable']),
  value: z.number().nullable(),
  part: z.number().nullable(),
  whole: z.number().nullable(),
  text: z.string(),
  evidence: z.array(cited),
})
