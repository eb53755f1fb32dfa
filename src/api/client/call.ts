import type { FailureResult } from '../results'

/** A request the API refused or that never reached it; `message` is Russian. */
export class ApiFailure extends Error {
  readonly code: string

  constructor({ code, message }: FailureResult, cause?: unknown) {
    super(message, { cause })
    this.name = 'ApiFailure'
    this.code = code
  }
}

/** How a request leaves the page: `fetch`, or whatever a host has instead. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What the parts of the client call with. Every call throws ApiFailure when it cannot answer. */
export type Call = {
  get: <Result>(path: string, signal?: AbortSignal) => Promise<Result>
  /** Sends a JSON body, or none. */
  send: <Result>(method: Method, path: string, body?: unknown) => Promise<Result>
  /** Sends bytes as they are: file-backed bodies get lost on a private scheme. */
  sendBytes: <Result>(method: Method, path: string, bytes: ArrayBuffer, signal?: AbortSignal) => Promise<Result>
  /** An answer that comes bit by bit. */
  open: (path: string, signal?: AbortSignal) => Promise<ReadableStream<Uint8Array>>
}

const UNREACHABLE: FailureResult = {
  code: 'unreachable',
  message: 'Программа не отвечает: возможно, она закрыта. Запустите её снова и обновите страницу.',
}

const isFailure = (body: unknown): body is FailureResult =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body

/** One part of an address. */
export const segment = encodeURIComponent

type QueryValue = string | number | boolean | null | undefined

/** `?a=1&b=…` of what is given; nothing of undefined, null and false; true is `1`. */
export const query = (values: Record<string, QueryValue>): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null || value === false ? [] : [[name, value === true ? '1' : String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

export const callOver = (send: Send): Call => {
  const reached = async (path: string, init?: RequestInit): Promise<Response> => {
    try {
      return await send(path, init)
    } catch (error) {
      init?.signal?.throwIfAborted()
      throw new ApiFailure(UNREACHABLE, error)
    }
  }
  const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => null)
  const answered = async <Result>(path: string, init?: RequestInit): Promise<Result> => {
    const response = await reached(path, init)
    const body = await bodyOf(response)
    if (response.ok && body !== null) return body as Result
    throw new ApiFailure(isFailure(body) ? body : UNREACHABLE)
  }
  const aborted = (signal: AbortSignal | undefined): RequestInit => (signal === undefined ? {} : { signal })
  return {
    get: (path, signal) => answered(path, aborted(signal)),
    send: (method, path, body) =>
      answered(
        path,
        body === undefined
          ? { method }
          : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      ),
    sendBytes: (method, path, bytes, signal) =>
      answered(path, {
        method,
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
        ...aborted(signal),
      }),
    open: async (path, signal) => {
      const response = await reached(path, aborted(signal))
      if (response.ok && response.body !== null) return response.body
      const body = await bodyOf(response)
      throw new ApiFailure(isFailure(body) ? body : UNREACHABLE)
    },
  }
}
