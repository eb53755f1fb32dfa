/** More merges than a form filled by hand ever has; what comes after them is left out. */
const MOST = 5_000
const MOST_BYTES = 1 << 19
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']/g

/**
 * The `mergeCells` that stand after `from` in a worksheet part, written anew with nothing but well-formed ranges; '' when
 * there are none. Neither their number nor the bytes looked at grow beyond a bound.
 */
export const mergesAfter = (xml: Buffer, from: number): string => {
  const start = xml.indexOf('mergeCells', from)
  if (start === -1) return ''
  const text = xml.toString('latin1', start, Math.min(xml.length, start + MOST_BYTES))
  const ranges: string[] = []
  for (const [, range = ''] of text.matchAll(MERGE)) {
    if (ranges.length === MOST) break
    ranges.push(`<mergeCell ref="${range}"/>`)
  }
  return ranges.length === 0 ? '' : `<mergeCells count="${ranges.length}">${ranges.join('')}</mergeCells>`
}
