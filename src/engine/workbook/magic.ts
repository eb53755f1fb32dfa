/** What the first bytes say the file is. `text` may be a table saved as text (CSV, TSV). */
export type Sniffed =
  | 'zip'
  | 'ole'
  | 'empty'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'spreadsheet-xml'
  | 'xml'
  | 'image'
  | 'archive'
  | 'text'
  | 'unknown'

type Magic = { at?: number; bytes: number[] }

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))

const IMAGES: Magic[][] = [
  [{ bytes: [0x89, ...ascii('PNG')] }],
  [{ bytes: [0xff, 0xd8, 0xff] }],
  [{ bytes: ascii('GIF8') }],
  [{ bytes: ascii('BM') }, { at: 6, bytes: [0, 0, 0, 0] }],
  [{ bytes: [0x49, 0x49, 0x2a, 0x00] }],
  [{ bytes: [0x4d, 0x4d, 0x00, 0x2a] }],
  [{ bytes: ascii('RIFF') }, { at: 8, bytes: ascii('WEBP') }],
  ...['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif'].map((brand) => [{ at: 4, bytes: ascii(`ftyp${brand}`) }]),
  [{ bytes: [0, 0, 0, 0x0c, ...ascii('jP')] }],
  [{ bytes: ascii('AT&TFORM') }],
]

const ARCHIVES: Magic[][] = [
  [{ bytes: ascii('Rar!') }],
  [{ bytes: [0x37, 0x7a, 0xbc, 0xaf] }],
  [{ bytes: [0x1f, 0x8b] }],
  [{ bytes: ascii('BZh') }, { at: 4, bytes: [0x31, 0x41, 0x59, 0x26] }],
  [{ bytes: [0xfd, ...ascii('7zXZ')] }],
  [{ at: 257, bytes: ascii('ustar') }],
]

const holds = (bytes: Buffer, { at = 0, bytes: wanted }: Magic): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte)

const isOneOf = (bytes: Buffer, kinds: Magic[][]): boolean =>
  kinds.some((magics) => magics.every((magic) => holds(bytes, magic)))

const startsWith = (bytes: Buffer, ...start: number[]): boolean => holds(bytes, { bytes: start })

const isUtf16 = (bytes: Buffer): boolean => startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)

const head = (bytes: Buffer): string => {
  const start = bytes.subarray(0, 2048)
  const even = start.subarray(0, start.length - (start.length % 2))
  const text = !isUtf16(bytes)
    ? start.toString('latin1')
    : (bytes[0] === 0xff ? even : Buffer.from(even).swap16()).toString('utf16le')
  return text
    .replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')
    .trimStart()
    .toLowerCase()
}

const isText = (bytes: Buffer): boolean =>
  isUtf16(bytes) ||
  bytes.subarray(0, 4096).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13)

const markup = (start: string): Sniffed => {
  if (start.includes('<html')) return 'html'
  return start.includes('urn:schemas-microsoft-com:office:spreadsheet') ? 'spreadsheet-xml' : 'xml'
}

/** Kind of file by its content, or by the first kilobytes of it; its name and extension are never looked at. */
export const sniff = (bytes: Buffer): Sniffed => {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, 0x50, 0x4b) && (bytes[2] ?? 9) < 9) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole'
  if (isOneOf(bytes, IMAGES)) return 'image'
  if (isOneOf(bytes, ARCHIVES)) return 'archive'
  const start = head(bytes)
  if (start.startsWith('%pdf')) return 'pdf'
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (/^(<!doctype html|<html|<table|<body|<head|<meta|<style|mime-version:)/.test(start)) return 'html'
  if (/^<(\?xml|!--|workbook|[\w-]+:)/.test(start)) return markup(start)
  return isText(bytes) ? 'text' : 'unknown'
}
