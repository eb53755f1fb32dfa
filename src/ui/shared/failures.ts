import { ApiFailure } from '../../api/client'

const UNKNOWN = 'В окне программы произошла ошибка. Повторите действие; если не поможет, обновите страницу.'

/** What to tell the user of an error: the API's own words, else one sentence that leads on. */
export const messageOf = (error: unknown): string => (error instanceof ApiFailure ? error.message : UNKNOWN)

/** Code of a typed failure, null of any other error. */
export const codeOf = (error: unknown): string | null => (error instanceof ApiFailure ? error.code : null)
