import { archivedBytes, archivedFiles, isArchive, type ArchivedFile } from './archive'
import { tooBig, tooManyCells } from './bounds'
import { sniff } from './magic'
import { csvSheet } from './read-csv'
import { refusal, sniffedFailure } from './refusals'
import { sheetFile, type SheetFile, type Titles } from './sheet-files'
import type { Bounds, IsAside, Reading, Sheet } from './types'
import { mayBeArchive } from './zip-kind'

const filledCells = ({ rows }: Sheet): number => rows.reduce((sum, { cells }) => sum + cells.length, 0)

type Named = { file: ArchivedFile; sheet: SheetFile }

/** The files with their sheets, when each is a sheet of one form; else null. */
const namedAll = (files: ArchivedFile[], titles: Titles): Named[] | null => {
  const named = files.flatMap((file) => {
    const sheet = sheetFile(file.name, titles)
    return sheet === null ? [] : [{ file, sheet }]
  })
  const sheets = new Set(named.map(({ sheet }) => sheet.title))
  return named.length === files.length && sheets.size === files.length ? named : null
}

/**
 * Sheets that came as text tables, one a file, packed together: each sheet bears the title its file's name ends with
 * and knows its file. Null when the bytes are anything else. Throws a `Failure` within the bounds of a workbook.
 */
export const readSheetFiles = (file: Uint8Array, titles: Titles, bounds: Bounds, isAside: IsAside): Reading | null => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (sniff(bytes) !== 'zip' || !mayBeArchive(bytes) || !isArchive(bytes)) return null
  const named = namedAll(archivedFiles(bytes), titles)
  if (named === null) return null
  if (bytes.length > bounds.fileBytes) throw tooBig(bounds.fileBytes)
  let left = bounds.filledCells
  const sheets = named.map(({ file, sheet: { title } }) => {
    const content = archivedBytes(bytes, file, bounds.fileBytes)
    const kind = sniff(content)
    if (kind !== 'text') throw kind === 'zip' || kind === 'ole' ? refusal('not-a-workbook') : sniffedFailure(kind)
    const sheet = { ...csvSheet(content, bounds, isAside, title), file: file.name }
    left -= filledCells(sheet)
    if (left < 0) throw tooManyCells(bounds)
    return sheet
  })
  return { format: 'csv', date1904: false, sheets }
}
