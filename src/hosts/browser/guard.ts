import { Hono } from 'hono'
import type { FetchHandler } from '../../api/app'
import { refusal } from '../../api/refusal'
import { rendererResponse, secured, type RendererFiles } from '../renderer-files'
import type { Session } from './session'

export type GuardParts = { api: FetchHandler; files: RendererFiles; session: Session; port: number }

/** No request carries more than one file; what comes without its length is counted by the API as it reads. */
const BODY_BYTES = 21 * 1024 * 1024

const STRANGER =
  'Откройте ссылку, которую программа напечатала при этом запуске: она действует один раз и в одном браузере.'

const fromElsewhere = (request: Request, hosts: string[]): boolean => {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (origin === null ? !safe : !hosts.some((host) => origin === `http://${host}`)) return true
  return site !== null && site !== 'same-origin' && site !== 'none'
}

/**
 * Stands before the API on loopback: a foreign Host (DNS rebinding), a foreign Origin, a call without this run's
 * cookie and an oversized body are refused. The page itself holds no data and is served to whoever names the host right.
 */
export const guarded = ({ api, files, session, port }: GuardParts): FetchHandler => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const app = new Hono()
  app.use(async ({ req }, next) => {
    const named = req.header('host') ?? ''
    if (hosts.includes(named) && hosts.includes(new URL(req.url).host)) return next()
    return refusal(403, 'foreign-host', `Адрес запроса не принадлежит программе. Открывайте её по адресу ${hosts[0]}.`)
  })
  app.use('/api/*', async ({ req }, next) => {
    if (fromElsewhere(req.raw, hosts))
      return refusal(403, 'foreign-origin', 'Запрос пришёл с чужой страницы и отклонён.')
    if (!session.holds(req.header('cookie') ?? null)) return refusal(401, 'no-session', STRANGER)
    return next()
  })
  app.use('/api/*', async ({ req }, next) => {
    if (Number(req.header('content-length') ?? 0) <= BODY_BYTES) return next()
    return refusal(413, 'too-large', 'Запрос слишком велик и отклонён.')
  })
  app.all('/api/*', ({ req }) => api(req.raw))
  app.all('*', ({ req }) => {
    const page = rendererResponse(files, req.method, req.path)
    if (page === null) return refusal(404, 'no-address', 'По этому адресу ничего нет.')
    const token = req.path === '/' ? req.query('token') : undefined
    if (token === undefined) return page
    const cookie = session.exchange(token)
    if (cookie !== null) page.headers.set('set-cookie', cookie)
    // Not a redirect: a strict cookie would not follow one that began on another site.
    page.headers.set('cache-control', 'no-store')
    return page
  })
  return async (request) => secured(await app.fetch(request))
}
