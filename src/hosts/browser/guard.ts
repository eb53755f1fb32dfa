import { Hono } from 'hono'
import type { FetchHandler } from '../../api/app'
import { refusal } from '../../api/refusal'
import { plainPage, readable } from '../plain-page'
import { rendererResponse, secured, type RendererFiles } from '../renderer-files'
import { atOnce, bodyBounds, bodyKinds } from './limits'
import type { Session } from './session'

export type GuardParts = { api: FetchHandler; files: RendererFiles; session: Session; port: number }

const CALLS_AT_ONCE = 64

const STRANGER =
  'Откройте ссылку, которую программа напечатала при этом запуске: она действует один раз и в одном браузере.'

const USED = [
  STRANGER,
  'Если она уже открыта на другой вкладке, работайте там: эта вкладка не нужна.',
  'Если нужен другой браузер, остановите программу (Ctrl+C в её окне) и запустите снова: она напечатает новую ссылку.',
]

const fromElsewhere = (request: Request, hosts: string[]): boolean => {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (origin === null ? !safe : !hosts.some((host) => origin === `http://${host}`)) return true
  return site !== null && site !== 'same-origin' && site !== 'none'
}

/**
 * Stands before the API on loopback: a foreign Host (DNS rebinding), a foreign Origin, a call without this run's
 * cookie, an oversized body or one of another kind, and too many calls at once are refused. Files of the page hold no data and are served to
 * whoever names the host right.
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
  app.use('/api/*', bodyBounds, bodyKinds, atOnce(CALLS_AT_ONCE))
  app.all('/api/*', async ({ req }) => readable(req.raw, await api(req.raw)))

  app.get('/', ({ req }) => {
    const page = rendererResponse(files, req.method, '/') ?? refusal(404, 'no-address', 'Страницы нет.')
    const cookie = session.exchange(req.query('token') ?? '')
    if (cookie !== null) page.headers.set('set-cookie', cookie)
    // Not a redirect: a strict cookie would not follow one that began on another site.
    if (req.query('token') !== undefined) page.headers.set('cache-control', 'no-store')
    const known = cookie !== null || session.holds(req.header('cookie') ?? null)
    // A link followed from another site brings no cookie even to whoever has it: the page finds out by itself.
    if (known || req.header('sec-fetch-site') === 'cross-site') return page
    return plainPage(401, session.isUsed() ? 'Эта ссылка уже использована' : 'Нужна ссылка с ключом', USED)
  })
  app.all('*', ({ req }) => {
    const file = rendererResponse(files, req.method, req.path)
    return file ?? refusal(404, 'no-address', 'По этому адресу ничего нет.')
  })
  return async (request) => secured(await app.fetch(request))
}
