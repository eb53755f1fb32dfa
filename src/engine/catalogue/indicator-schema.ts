import { z } from 'zod'
import { where } from './criterion-schema'
import type { Indicator } from './types'

const name = z.string().min(1)
const id = z.string().regex(/^[a-zA-Z][a-zA-Z0-9._-]*$/)

const place = {
  id,
  clause: z.string().regex(/^\d+(\.\d+)*$/),
  item: z.int().min(1).optional(),
  annex: name.optional(),
  title: name.max(60),
  theme: id.optional(),
  counted: name,
}

/** An indicator of a catalogue file: either rows of a table are counted or two fields of the passport compared. */
export const indicatorSchema: z.ZodType<Indicator> = z.union([
  z
    .strictObject({
      ...place,
      table: id,
      where: where.optional(),
      part: id.optional(),
      whole: id.optional(),
      done: name,
    })
    .refine(({ part, whole }) => whole === undefined || part !== undefined, 'доля без части не считается: нужен part'),
  z.strictObject({ ...place, from: id, to: id }),
])
