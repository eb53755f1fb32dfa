import { Failure } from '../../base/failure'

/** Why a workbook cannot carry marks, in Russian and as part of a sentence: «в книге …». */
export const cannotMark = (why: string, cause?: unknown): Failure => new Failure('cannot-mark', why, cause)
