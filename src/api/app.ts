import { Hono } from 'hono'
import { Failure } from '../engine/base/failure'
import type { Engine } from '../engine/index'
import type { Audit } from '../engine/store/types'
import { openDownloads } from './downloads'
import { openJobs } from './jobs'
import { refusal, refusalOf } from './refusal'
import type { HostResult } from './results'
import type { RouteParts, Routes } from './route-parts'
import { auditRoutes } from './routes/audits'
import { catalogueRoutes } from './routes/catalogues'
import { collectingRoutes } from './routes/collecting'
import { compareAuditsRoutes } from './routes/compare-audits'
import { decisionRoutes } from './routes/decisions'
import { demoRoutes } from './routes/demo'
import { downloadRoutes } from './routes/downloads'
import { hostRoutes } from './routes/host'
import { importRoutes } from './routes/imports'
import { institutionRoutes } from './routes/institutions'
import { anonymiseRoutes } from './routes/anonymise'
import { issuingRoutes } from './routes/issuing'
import { jobRoutes } from './routes/jobs'
import { journalRoutes } from './routes/journal'
import { mappingRoutes } from './routes/mappings'
import { matrixRoutes } from './routes/matrix'
import { observationRoutes } from './routes/observations'
import { overviewRoutes } from './routes/overview'
import { questionRoutes } from './routes/questions'
import { reportRoutes } from './routes/reports'
import { settingsRoutes } from './routes/settings'
import { sourceRoutes } from './routes/source'
import { uploadRoutes } from './routes/uploads'
import { openUploads, type UploadBounds } from './uploads'

export type ApiParts = {
  /** The open engine, or null while no database is open. */
  engine: () => Engine | null
  host: () => HostResult
  /** Told of errors that are nobody's input: the answer itself says no more than that one happened. */
  onError?: (error: unknown) => void
  now?: () => Date
  /** How much may be sent before it is taken; for tests. */
  bounds?: UploadBounds
}

export type FetchHandler = (request: Request) => Promise<Response>

/** Every area of the API, in a file of its own. */
const AREAS: Routes[] = [
  hostRoutes,
  auditRoutes,
  catalogueRoutes,
  jobRoutes,
  uploadRoutes,
  downloadRoutes,
  importRoutes,
  questionRoutes,
  mappingRoutes,
  collectingRoutes,
  issuingRoutes,
  anonymiseRoutes,
  reportRoutes,
  demoRoutes,
  overviewRoutes,
  institutionRoutes,
  matrixRoutes,
  compareAuditsRoutes,
  sourceRoutes,
  observationRoutes,
  decisionRoutes,
  journalRoutes,
  settingsRoutes,
]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Methods that an address answers to; none where there is no such address. */
const allowedAt = (app: Hono, path: string): string[] =>
  METHODS.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method))

/**
 * The whole API as one handler from Request to Response, the same for every host. It never takes a path of
 * a file; errors are `{code, message}`. Who may call it is the host's business.
 */
export const apiOf = ({ engine, host, onError, now = () => new Date(), bounds }: ApiParts): FetchHandler => {
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
  const jobs = openJobs(now, onError)
  const parts: RouteParts = {
    ...{ opened, auditOf, writing: jobs.writing, jobs, host, now },
    ...{ uploads: openUploads(bounds), downloads: openDownloads() },
  }

  const app = new Hono()
  for (const area of AREAS) area(app, parts)
  app.notFound(({ req: { path } }) => {
    const allowed = allowedAt(app, path)
    return allowed.length === 0
      ? refusal(404, 'no-address', 'По этому адресу ничего нет.')
      : refusal(405, 'wrong-method', 'По этому адресу так не обращаются.', { allow: allowed.join(', ') })
  })
  app.onError((error) => refusalOf(error, onError))
  return async (request) => {
    const answer = await app.fetch(request)
    answer.headers.set('cache-control', 'no-store')
    return answer
  }
}
