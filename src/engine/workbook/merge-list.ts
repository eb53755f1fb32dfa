import type { Range } from '@e965/xlsx'
import type { Merge, ReadRow } from './types'

/** More merges than a form filled by hand ever has; what comes after them is left out. */
const MOST = 5_000
const MOST_BYTES = 1 << 19
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']/g

/**
 * Ranges of the `mergeCells` that stand after `from` in a worksheet part, well-formed ones only. Neither their number
 * nor the bytes looked at grow beyond a bound.
 */
export const mergeRanges = (xml: Buffer, from: number): string[] => {
  const start = xml.indexOf('mergeCells', from)
  if (start === -1) return []
  const text = xml.toString('latin1', start, Math.min(xml.length, start + MOST_BYTES))
  const ranges: string[] = []
  for (const [, range = ''] of text.matchAll(MERGE)) {
    if (ranges.length === MOST) break
    ranges.push(range)
  }
  return ranges
}

/** The same written anew, for a part that is cut down to its cells; '' when there are none. */
export const mergesAfter = (xml: Buffer, from: number): string => {
  const ranges = mergeRanges(xml, from)
  const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`)
  return ranges.length === 0 ? '' : `<mergeCells count="${ranges.length}">${cells.join('')}</mergeCells>`
}

/** Merges inside the filled part of a sheet, cut to it; nothing when there are none. */
export const mergesWithin = (ranges: Range[], rows: ReadRow[]): { merges?: Merge[] } => {
  const lastRow = rows.at(-1)?.row ?? -1
  const lastColumn = rows.reduce((last, { cells }) => Math.max(last, cells.at(-1)?.column ?? -1), -1)
  const merges = ranges
    .filter(({ s }) => s.r <= lastRow && s.c <= lastColumn)
    .map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, lastRow),
      right: Math.min(e.c, lastColumn),
    }))
    .filter(({ top, left, bottom, right }) => bottom > top || right > left)
  return merges.length === 0 ? {} : { merges }
}
