import type { Context } from 'hono'
import type { z } from 'zod'
import { Failure } from '../engine/base/failure'

const wrong = (what: string, issues: z.core.$ZodIssue[]): Failure => {
  const [first] = issues
  const where = first === undefined || first.path.length === 0 ? '' : ` (поле «${first.path.join('.')}»)`
  const why = /[а-яё]/i.test(first?.message ?? '') ? ` ${first?.message}` : ''
  return new Failure('usage', `${what}${where}.${why} Обновите страницу и повторите действие.`)
}

/** A body of at most this many bytes is read as JSON. */
const JSON_BYTES = 1024 * 1024

/** The JSON body as the schema has it. Throws Failure('usage' | 'too-large'). */
export const bodyOf = async <Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.infer<Schema>> => {
  const bytes = await bytesOf(context, JSON_BYTES, 'Запрос слишком велик.')
  const text = new TextDecoder().decode(bytes)
  let body: unknown
  try {
    body = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Failure('usage', 'Запрос записан неверно: это не JSON. Обновите страницу и повторите действие.')
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw wrong('Запрос записан неверно', parsed.error.issues)
}

/** The query as the schema has it; every value comes as text. Throws Failure('usage'). */
export const queryOf = <Schema extends z.ZodType>(context: Context, schema: Schema): z.infer<Schema> => {
  const parsed = schema.safeParse(context.req.query())
  if (parsed.success) return parsed.data
  throw wrong('Адрес запроса записан неверно', parsed.error.issues)
}

/** A number of an address. Throws Failure('no-address'). */
export const numberOf = (text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Failure('no-address', 'По этому адресу ничего нет. Обновите страницу.')
}

/** The raw body, read no further than `most` bytes. Throws Failure('too-large', `message`). */
export const bytesOf = async (context: Context, most: number, message: string): Promise<Uint8Array<ArrayBuffer>> => {
  const tooLarge = new Failure('too-large', message)
  if (Number(context.req.header('content-length') ?? 0) > most) throw tooLarge
  const parts: Uint8Array[] = []
  let length = 0
  const reader = context.req.raw.body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) break
    length += chunk.value.length
    if (length > most) {
      await reader?.cancel()
      throw tooLarge
    }
    parts.push(chunk.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
