import type { Value } from '../catalogue/evidence-types'
import type { Cited } from '../verdict/types'
import { fromJson } from './json'

/** Cells in a row of one sheet; `''` names the sheet as a whole. */
type Place = { file: string; sheet: string; cells: [string, Value | null][] }

/** Cells as they are kept: file and sheet are named once for all cells that follow one another there. */
export const evidenceText = (cited: Cited[]): string => {
  const places: Place[] = []
  for (const { file, sheet, cell, value } of cited) {
    const last = places.at(-1)
    if (last?.file === file && last.sheet === sheet) last.cells.push([cell, value])
    else places.push({ file, sheet, cells: [[cell, value]] })
  }
  return JSON.stringify(places)
}

/** Cells back from their text. Throws Failure('damaged-database') that names `what` they belong to. */
export const citedFrom = (text: string, what: string): Cited[] =>
  fromJson<Place[]>(text, what).flatMap(({ file, sheet, cells }) =>
    cells.map(([cell, value]) => ({ file, sheet, cell, value })),
  )
