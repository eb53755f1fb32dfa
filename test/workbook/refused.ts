import { expect } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { DEFAULT_BOUNDS } from '../../src/engine/workbook/guard'
import { readWorkbook } from '../../src/engine/workbook/read'
import type { Bounds } from '../../src/engine/workbook/types'

/** Code of the refusal, whose message is a Russian sentence; 'read' where there is none. */
export const refusalCode = (bytes: Uint8Array, bounds: Partial<Bounds> = {}): string => {
  try {
    readWorkbook(bytes, { ...DEFAULT_BOUNDS, ...bounds })
    return 'read'
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect(error.message).toMatch(/^[А-ЯЁ].*[.]$/su)
    return error.code
  }
}

type Filled = [row: number, column: number, content: string]

/** Filled cells of all sheets: row, column, type and value. */
export const filledCells = (bytes: Uint8Array): Filled[] =>
  readWorkbook(bytes).sheets.flatMap(({ rows }) =>
    rows.flatMap(({ row, cells }) =>
      cells.map(({ column, content }): Filled => [row, column, `${content.type} ${content.value}`]),
    ),
  )
