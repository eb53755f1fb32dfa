import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Failure } from '../engine/base/failure'
import { failureResult } from './results'

/** Statuses of failures by code; every other one is 422: understood, and cannot be done. */
const STATUSES: Record<string, ContentfulStatusCode> = {
  usage: 400,
  'cut-off': 400,
  'too-large': 413,
  busy: 409,
  'alias-answered': 409,
  'no-database': 409,
  'no-audit': 404,
  'no-catalogue': 404,
  'no-address': 404,
  'no-job': 404,
  'no-upload': 404,
  'no-download': 404,
  'no-batch': 404,
  'no-question': 404,
  'no-mapping': 404,
  'no-alias': 404,
  'no-correction': 404,
  'no-observation': 404,
  'no-decision': 404,
  'no-requirement': 404,
  'no-report': 404,
  'no-source': 404,
  'no-sheet': 404,
  'which-file': 404,
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

/** What is told of an error: a Failure's own words; of anything else only that it happened. */
export const toldOf = (error: unknown, onError?: (error: unknown) => void): { code: string; message: string } => {
  if (error instanceof Failure) return { code: error.code, message: error.message }
  onError?.(error)
  return {
    code: 'internal',
    message:
      'В программе произошла ошибка, данные не изменились. Повторите действие; если не поможет, перезапустите программу.',
  }
}

export const refusalOf = (error: unknown, onError?: (error: unknown) => void): Response => {
  const { code, message } = toldOf(error, onError)
  return refusal(error instanceof Failure ? (STATUSES[code] ?? 422) : 500, code, message)
}
