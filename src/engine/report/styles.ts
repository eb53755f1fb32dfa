import type { Borders, Fill, Font } from 'exceljs'

/** Arial has metric twins in every office suite, so estimated heights hold outside Windows too. */
export const font = (size: number, extra: Partial<Font> = {}): Partial<Font> => ({ name: 'Arial', size, ...extra })

export const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

const line = { style: 'thin', color: { argb: 'FF8A929B' } } as const

export const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line }

export const HEADER_FILL = solid('FFDCE6F1')
export const SHUT_FILL = solid('FFE9EAEC')
export const OPEN_FILL = solid('FFFFFFFF')
