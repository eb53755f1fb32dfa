import { Failure } from '../base/failure'
import type { Bounds } from './types'

export const MEGABYTE = 1 << 20

export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** Refusal of a workbook above a bound; `what` says which, in Russian. */
export const tooMuch = (what: string): Failure =>
  new Failure(
    'too-much',
    `${what}: это больше, чем бывает в заполненной форме, и файл не открыт. Удалите лишнее и пришлите снова.`,
  )

export const tooManyCells = (bounds: Bounds): Failure =>
  tooMuch(`В книге больше ${bounds.filledCells} заполненных ячеек`)

export const tooManySheets = (bounds: Bounds): Failure => tooMuch(`В книге больше ${bounds.sheets} листов`)

/** Refusal of a file of more than `most` bytes. */
export const tooBig = (most: number): Failure =>
  new Failure(
    'too-big',
    `Файл больше ${Math.round(most / MEGABYTE)} МБ: заполненная форма столько не занимает. Удалите из неё картинки и лишние листы и пришлите снова.`,
  )
