import type { MiddlewareHandler } from 'hono'
import { refusal } from '../../api/refusal'

const KB = 1024
const MB = 1024 * KB

/** A file, or a body that is no file. */
const FILE_BYTES = 20 * MB
const BODY_BYTES = 64 * KB

/** Addresses that take a file's bytes as they are. */
const FILE_ADDRESSES = [/^\/api\/uploads\/[^/]+\/files$/, /^\/api\/catalogues$/, /^\/api\/audits\/[^/]+\/register$/]

const isFileAddress = (path: string): boolean => FILE_ADDRESSES.some((address) => address.test(path))

/** Read and let go: a browser hears no answer while it is still sending. */
const passOver = async (request: Request): Promise<void> =>
  request.body?.pipeTo(new WritableStream()).catch(() => undefined)

/**
 * Refuses a body of another kind than the page sends: neither a form nor a text of another site's page is ever taken for
 * JSON or for a file.
 */
export const bodyKinds: MiddlewareHandler = async ({ req }, next) => {
  if (Number(req.header('content-length') ?? 0) === 0) return next()
  const wanted = isFileAddress(req.path) ? 'application/octet-stream' : 'application/json'
  const [kind = ''] = (req.header('content-type') ?? '').split(';')
  if (kind.trim().toLowerCase() === wanted) return next()
  await passOver(req.raw)
  return refusal(415, 'wrong-kind', `По этому адресу принимаются только данные вида ${wanted}.`)
}

/**
 * Refuses what is larger than its address takes, by its length and without keeping any of it; what does not tell its
 * length is refused whatever it is.
 */
export const bodyBounds: MiddlewareHandler = async ({ req }, next) => {
  if (req.header('transfer-encoding') !== undefined)
    return refusal(411, 'no-length', 'Запрос не говорит, сколько в нём данных, и отклонён.')
  const isFile = isFileAddress(req.path)
  if (Number(req.header('content-length') ?? 0) <= (isFile ? FILE_BYTES : BODY_BYTES)) return next()
  await passOver(req.raw)
  return refusal(
    413,
    'too-large',
    isFile ? 'Файл больше 20 МБ и не принят. Сохраните его без картинок и лишних листов.' : 'Запрос слишком велик.',
  )
}

/** Lets at most `most` calls be worked on at once; a stream that has begun is no longer counted. */
export const atOnce = (most: number): MiddlewareHandler => {
  let busy = 0
  return async (_context, next) => {
    if (busy >= most)
      return refusal(503, 'overloaded', 'Программа занята другими запросами. Повторите через несколько секунд.', {
        'retry-after': '1',
      })
    busy += 1
    return next().finally(() => {
      busy -= 1
    })
  }
}
