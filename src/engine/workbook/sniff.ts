import { Failure } from '../base/failure'

/** What the first bytes say the file is. */
export type Sniffed =
  'zip' | 'ole' | 'empty' | 'pdf' | 'rtf' | 'html' | 'xml' | 'image' | 'archive' | 'text' | 'unknown'

const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]

const ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
]

const head = (bytes: Buffer): string => {
  const utf16 = startsWith(bytes, 0xff, 0xfe)
  return bytes
    .toString(utf16 ? 'utf16le' : 'latin1', 0, 2048)
    .replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')
    .trimStart()
    .toLowerCase()
}

const isText = (bytes: Buffer): boolean =>
  startsWith(bytes, 0xff, 0xfe) ||
  startsWith(bytes, 0xfe, 0xff) ||
  bytes.subarray(0, 4096).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)

/** Kind of file by content; its name and extension are never looked at. */
export const sniff = (bytes: Buffer): Sniffed => {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, 0x50, 0x4b) && (bytes[2] ?? 9) < 9) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole'
  const start = head(bytes)
  if (start.startsWith('%pdf')) return 'pdf'
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (/^(<!doctype html|<html|<table|<body|<head|<meta)/.test(start)) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  if (IMAGES.some((magic) => startsWith(bytes, ...magic)) || start.startsWith('riff')) return 'image'
  if (ARCHIVES.some((magic) => startsWith(bytes, ...magic))) return 'archive'
  return isText(bytes) ? 'text' : 'unknown'
}

const SAVE_AS = 'Откройте его в Excel или LibreOffice, сохраните как «Книга Excel (.xlsx)» и пришлите снова.'
const ASK_FORM = 'Попросите учреждение прислать заполненную форму книгой Excel (.xlsx).'

const refusal = (code: string, what: string, fix: string): Failure => new Failure(code, `${what} ${fix}`)

const oleFailure = (bytes: Buffer): Failure => {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage'))
    return refusal(
      'encrypted',
      'Книга закрыта паролем, прочитать её нельзя.',
      'Попросите снять пароль на открытие (Файл → Сведения → Защита книги) и прислать снова.',
    )
  if (holds('WordDocument')) return refusal('word', 'Это документ Word, а не книга Excel.', ASK_FORM)
  if (holds('Workbook') || holds('Book'))
    return refusal('old-excel', 'Это книга старого формата Excel (.xls), он пока не поддерживается.', SAVE_AS)
  return refusal('not-a-workbook', 'Это файл программы Microsoft Office, но не книга Excel.', ASK_FORM)
}

/** Why a file that is no zip cannot be taken. */
export const notZipFailure = (kind: Exclude<Sniffed, 'zip'>, bytes: Buffer): Failure => {
  switch (kind) {
    case 'ole':
      return oleFailure(bytes)
    case 'empty':
      return refusal('empty-file', 'Файл пуст: в нём нет ни одного байта.', 'Попросите прислать его ещё раз.')
    case 'pdf':
      return refusal('pdf', 'Это документ PDF, а не книга Excel.', ASK_FORM)
    case 'rtf':
      return refusal('rtf', 'Это текстовый документ RTF, а не книга Excel.', ASK_FORM)
    case 'html':
      return refusal('html', 'Это веб-страница (HTML), хотя файл может называться .xls или .xlsx.', SAVE_AS)
    case 'xml':
      return refusal('xml', 'Это файл XML, а не книга Excel .xlsx.', SAVE_AS)
    case 'image':
      return refusal('image', 'Это картинка, а не книга Excel.', ASK_FORM)
    case 'archive':
      return refusal('archive', 'Это архив, а не книга Excel.', 'Распакуйте его и загрузите файлы из него.')
    case 'text':
      return refusal('text', 'Это текстовый файл (например, CSV), он пока не поддерживается.', SAVE_AS)
    case 'unknown':
      return refusal('not-a-workbook', 'Содержимое файла не похоже на книгу Excel.', ASK_FORM)
  }
}

/** Throws unless the names of a zip's entries are those of an .xlsx workbook. */
export const expectXlsxParts = (names: string[]): void => {
  const parts = names.map((name) => name.replaceAll('\\', '/').toLowerCase())
  const under = (folder: string): boolean => parts.some((part) => part.startsWith(folder))
  if (parts.includes('xl/workbook.bin'))
    throw refusal('binary-excel', 'Это двоичная книга Excel (.xlsb), она не поддерживается.', SAVE_AS)
  if (parts.includes('[content_types].xml') && parts.some((part) => part.startsWith('xl/') && part.endsWith('.xml')))
    return
  if (under('word/')) throw refusal('word', 'Это документ Word, а не книга Excel.', ASK_FORM)
  if (under('ppt/')) throw refusal('presentation', 'Это презентация, а не книга Excel.', ASK_FORM)
  if (parts.includes('content.xml') && parts.includes('meta-inf/manifest.xml'))
    throw refusal('open-document', 'Это файл OpenDocument (.ods, .odt), он пока не поддерживается.', SAVE_AS)
  if (under('index/') || parts.includes('index.zip'))
    throw refusal('numbers', 'Это таблица Apple Numbers, она не поддерживается.', SAVE_AS)
  throw refusal('archive', 'Это архив ZIP, а не книга Excel.', 'Распакуйте его и загрузите файлы из него.')
}
