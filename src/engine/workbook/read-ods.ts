import { keptRows } from './library-rows'
import { mergesWithin } from './merge-list'
import { odsTables } from './ods-sheets'
import { refusal } from './refusals'
import type { Bounds, IsAside, Reading } from './types'
import { inflateEntry, type ZipEntry } from './zip'

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'
const TEXT = 'application/vnd.oasis.opendocument.text'
const PRESENTATION = 'application/vnd.oasis.opendocument.presentation'

const mediaType = (mimetype: string, manifest: string): string =>
  mimetype.trim() ||
  (/full-path=["']\/["'][^>]*media-type=["']([^"']+)|media-type=["']([^"']+)["'][^>]*full-path=["']\/["']/
    .exec(manifest)
    ?.slice(1)
    .find(Boolean) ??
    '')

/**
 * Typed cells of an OpenDocument table, by a pass of our own: to bound what its repeats stand for each tag has to be
 * looked at, and then its cells are at hand. Throws a `Failure` that says what another document is.
 */
export const readOds = (bytes: Buffer, entries: ZipEntry[], bounds: Bounds, isAside: IsAside): Reading => {
  let left = bounds.totalBytes
  const part = (path: string): string => {
    const entry = entries.find(({ name }) => name.toLowerCase() === path)
    if (entry === undefined) return ''
    if (entry.encrypted) throw refusal('encrypted')
    const inflated = inflateEntry(bytes, entry, Math.min(bounds.entryBytes, left))
    left -= inflated.length
    return inflated.toString('utf8')
  }
  const manifest = part('meta-inf/manifest.xml')
  const type = mediaType(part('mimetype'), manifest)
  if (type.startsWith(TEXT)) throw refusal('word')
  if (type.startsWith(PRESENTATION)) throw refusal('presentation')
  if (!type.startsWith(SPREADSHEET)) throw refusal('not-a-workbook')
  if (/<(?:[\w.-]+:)?encryption-data\b/.test(manifest)) throw refusal('encrypted')
  const { tables, hiddenStyles, date1904 } = odsTables(part('content.xml'), bounds)
  const own = tables.filter(({ isLinked }) => !isLinked)
  if (own.length === 0 || new Set(own.map(({ title }) => title)).size !== own.length) throw refusal('broken-sheets')
  return {
    format: 'ods',
    date1904,
    sheets: own.map(({ title, style, rows, ranges }) => ({
      title,
      hidden: hiddenStyles.has(style),
      rows: keptRows(rows, isAside(title)),
      ...mergesWithin(ranges, rows),
    })),
  }
}
