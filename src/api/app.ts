import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Failure } from '../engine/base/failure'
import type { Engine } from '../engine/index'
import type { Audit } from '../engine/store/types'
import {
  auditsResult,
  catalogueResult,
  failureResult,
  hostResult,
  scoresResult,
  verdictsResult,
  type HostResult,
} from './results'

export type ApiParts = {
  /** The open engine, or null while no database is open. */
  engine: () => Engine | null
  host: () => HostResult
  /** Told of errors that are nobody's input: the answer itself says no more than that one happened. */
  onError?: (error: unknown) => void
}

export type FetchHandler = (request: Request) => Promise<Response>

const STATUSES: Record<string, ContentfulStatusCode> = {
  usage: 400,
  'no-database': 409,
  'no-audit': 404,
  'no-catalogue': 404,
  'no-address': 404,
  'which-institution': 404,
  'nothing-submitted': 404,
}

/** A refusal in the one shape every host answers with; `message` is Russian. */
export const refusal = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response =>
  Response.json(failureResult.parse({ code, message }), {
    status,
    headers: { 'cache-control': 'no-store', ...headers },
  })

const refusalOf = (error: unknown, onError: ApiParts['onError']): Response => {
  if (error instanceof Failure) return refusal(STATUSES[error.code] ?? 422, error.code, error.message)
  onError?.(error)
  return refusal(
    500,
    'internal',
    'В программе произошла ошибка, данные не изменились. Повторите действие; если не поможет, перезапустите программу.',
  )
}

/**
 * The whole API as one handler from Request to Response, the same for every host. It never takes a path of
 * a file; errors are `{code, message}`. Who may call it is the host's business.
 */
export const apiOf = ({ engine, host, onError }: ApiParts): FetchHandler => {
  const opened = (): Engine => {
    const found = engine()
    if (found === null) throw new Failure('no-database', 'База не открыта: запустите программу с файлом базы.')
    return found
  }
  const auditOf = (id: string): Audit => {
    const found = opened()
      .audits()
      .find((audit) => String(audit.id) === id)
    if (found === undefined) throw new Failure('no-audit', 'Такого мониторинга в базе нет. Обновите страницу.')
    return found
  }

  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('cache-control', 'no-store')
  })
  app.get('/api/host', (context) => context.json(hostResult.parse(host())))
  app.get('/api/audits', (context) => context.json(auditsResult.parse({ audits: opened().audits() })))
  app.get('/api/audits/:id/scores', (context) => {
    const audit = auditOf(context.req.param('id'))
    return context.json(scoresResult.parse({ audit: audit.name, ...opened().comparison(audit) }))
  })
  app.get('/api/audits/:id/catalogues/:catalogue', (context) => {
    const { id, catalogue } = context.req.param()
    return context.json(catalogueResult.parse(opened().pinnedCatalogue(auditOf(id), catalogue)))
  })
  app.get('/api/audits/:id/institutions/:name/verdicts', (context) => {
    const { id, name } = context.req.param()
    return context.json(verdictsResult.parse(opened().verdicts(auditOf(id), name)))
  })
  app.notFound(({ req: { method } }) =>
    method === 'GET'
      ? refusal(404, 'no-address', 'По этому адресу ничего нет.')
      : refusal(405, 'read-only', 'В этой версии через окно данные только читаются.', { allow: 'GET' }),
  )
  app.onError((error) => refusalOf(error, onError))
  return async (request) => app.fetch(request)
}
