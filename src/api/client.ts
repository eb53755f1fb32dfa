import type { AuditsResult, CatalogueResult, FailureResult, HostResult, ScoresResult, VerdictsResult } from './results'

/** A request the API refused or that never reached it; `message` is Russian. */
export class ApiFailure extends Error {
  readonly code: string

  constructor({ code, message }: FailureResult, cause?: unknown) {
    super(message, { cause })
    this.name = 'ApiFailure'
    this.code = code
  }
}

export type Client = {
  host: () => Promise<HostResult>
  audits: () => Promise<AuditsResult>
  scores: (audit: number) => Promise<ScoresResult>
  catalogue: (audit: number, id: string) => Promise<CatalogueResult>
  verdicts: (audit: number, institution: string) => Promise<VerdictsResult>
}

const UNREACHABLE: FailureResult = {
  code: 'unreachable',
  message: 'Программа не отвечает: возможно, она закрыта. Запустите её снова и обновите страницу.',
}

const isFailure = (body: unknown): body is FailureResult =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body

/** The API as typed calls; every call throws ApiFailure when it cannot answer. */
export const clientOver = (send: (path: string) => Promise<Response>): Client => {
  const get = async <Result>(path: string): Promise<Result> => {
    const response = await send(path).catch((error: unknown) => {
      throw new ApiFailure(UNREACHABLE, error)
    })
    const body: unknown = await response.json().catch(() => null)
    if (response.ok && body !== null) return body as Result
    throw new ApiFailure(isFailure(body) ? body : UNREACHABLE)
  }
  return {
    host: () => get('/api/host'),
    audits: () => get('/api/audits'),
    scores: (audit) => get(`/api/audits/${audit}/scores`),
    catalogue: (audit, id) => get(`/api/audits/${audit}/catalogues/${encodeURIComponent(id)}`),
    verdicts: (audit, institution) =>
      get(`/api/audits/${audit}/institutions/${encodeURIComponent(institution)}/verdicts`),
  }
}
