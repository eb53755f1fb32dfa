/** What a zip is by the names of its entries; `archive` is one of files. */
export type ZipKind =
  'xlsx' | 'binary-excel' | 'word' | 'presentation' | 'open-document' | 'numbers' | 'archive' | 'empty-archive'

/** Kind of a zip by the names of its entries, whatever the zip itself is called. */
export const zipKind = (names: string[]): ZipKind => {
  const parts = names.map((name) => name.replaceAll('\\', '/').toLowerCase())
  const holds = (part: RegExp): boolean => parts.some((name) => part.test(name))
  if (parts.length === 0) return 'empty-archive'
  if (parts.includes('[content_types].xml')) {
    if (holds(/^xl\/workbook\.bin$/)) return 'binary-excel'
    if (holds(/^xl\/.*\.xml$/)) return 'xlsx'
    if (holds(/^word\//)) return 'word'
    if (holds(/^ppt\//)) return 'presentation'
  }
  if (parts.includes('content.xml') && parts.includes('meta-inf/manifest.xml')) return 'open-document'
  if (holds(/^index\/.*\.iwa$/) || parts.includes('index.zip')) return 'numbers'
  return 'archive'
}

const PACKED_DOCUMENT =
  /^(\[content_types\]\.xml|_rels\/\.rels|docprops\/(app|core|custom)\.xml|xl\/(_rels\/|workbook\.|worksheets\/|styles\.|sharedstrings\.|theme\/).*|mimetype)$/

/**
 * Can a zip be an archive of files, by its first bytes alone? No, where its first entry is one that office programs
 * write first; then it need not be read to tell.
 */
export const mayBeArchive = (head: Buffer): boolean => {
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return true
  const name = head.toString('latin1', 30, 30 + head.readUInt16LE(26))
  return !PACKED_DOCUMENT.test(name.toLowerCase())
}
