import { z } from 'zod'

/** What a field says of itself: `title` is its column in the CSV, `words` what its values are called there. */
type About = { title: string; description?: string; words?: Record<string, string> }

const FLAG = { true: 'да', false: 'нет' }

const about = <Schema extends z.ZodType>(schema: Schema, meta: About): Schema =>
  schema.meta({ ...meta }) as unknown as Schema

type More = Omit<About, 'title'>

/** Fields of a table: what they hold, and how the CSV calls them. */
export const text = (title: string, more: More = {}) => about(z.string(), { title, ...more })
export const textOrNull = (title: string, more: More = {}) => about(z.string().nullable(), { title, ...more })
export const count = (title: string, more: More = {}) => about(z.int(), { title, ...more })
export const countOrNull = (title: string, more: More = {}) => about(z.int().nullable(), { title, ...more })
export const figure = (title: string, more: More = {}) => about(z.number(), { title, ...more })
export const figureOrNull = (title: string, more: More = {}) => about(z.number().nullable(), { title, ...more })
export const shareOrNull = (title: string, more: More = {}) =>
  about(z.number().min(0).max(1).nullable(), { title, ...more })
export const flag = (title: string, more: More = {}) => about(z.boolean(), { title, ...more, words: FLAG })
export const day = (title: string, more: More = {}) => about(z.iso.date(), { title, ...more })
export const dayOrNull = (title: string, more: More = {}) => about(z.iso.date().nullable(), { title, ...more })
export const oneOf = <const Codes extends readonly [string, ...string[]]>(
  title: string,
  codes: Codes,
  words: Record<Codes[number], string>,
  more: More = {},
) => about(z.enum(codes), { title, ...more, words })
export const oneOfOrNull = <const Codes extends readonly [string, ...string[]]>(
  title: string,
  codes: Codes,
  words: Record<Codes[number], string>,
  more: More = {},
) => about(z.enum(codes).nullable(), { title, ...more, words })

/** What was said of a field. Throws RangeError for one that says nothing: every column has a title. */
export const aboutOf = (field: z.ZodType): About => {
  const meta = field.meta() as Partial<About> | undefined
  if (meta?.title === undefined) throw new RangeError('a field of the open data has no title')
  return { ...meta, title: meta.title }
}
