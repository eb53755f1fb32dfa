import { Failure } from '../base/failure'

const MAGIC = 'SQLite format 3\0'

/** Length of SQLite's file header; bytes 24–27 are the change counter, 18–19 tell the journal mode. */
export const HEADER_BYTES = 100

/** Whether the bytes begin as an SQLite file does. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_BYTES && Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC

/** «SVRK»: tells a Sverka file from any other SQLite file. */
export const APPLICATION_ID = 0x53_56_52_4b

/** The number of the last migration this program has; a start asks for it before it has loaded them. */
export const SCHEMA = 17

/** Whether the header is of a Sverka file that this program can open. */
export const isOurs = (bytes: Uint8Array): boolean =>
  isSqlite(bytes) &&
  new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES).getUint32(68) === APPLICATION_ID &&
  schemaOf(bytes) <= SCHEMA

/** The number of the last migration a Sverka file has had, from its header. */
export const schemaOf = (bytes: Uint8Array): number =>
  isSqlite(bytes) ? new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES).getUint32(60) : 0

/** Throws Failure('not-a-database') unless they do. */
export const requireSqlite = (bytes: Uint8Array, name: string): void => {
  if (isSqlite(bytes)) return
  throw new Failure(
    'not-a-database',
    `${name} — не база «Сверки» (не файл SQLite). Выберите файл базы или укажите имя нового файла; этот не изменён.`,
  )
}

/** Pages of an SQLite file as its header counts them; null where the header is not one, or is not of its last change. */
export const pagesOf = (bytes: Uint8Array): number | null => {
  if (!isSqlite(bytes)) return null
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  return header.getUint32(24) === header.getUint32(92) ? header.getUint32(28) : null
}

/** Whether the file is as long as its header says; true where the header does not say it. */
export const wholePages = (bytes: Uint8Array): boolean => {
  const pages = pagesOf(bytes)
  if (pages === null || pages === 0) return true
  const size = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES).getUint16(16)
  return bytes.length === pages * (size === 1 ? 65_536 : size)
}

/**
 * A copy whose header asks for the rollback journal. Other programs may switch a file to WAL, which a database
 * in memory cannot open; once its log is merged, only these two bytes differ.
 */
export const withoutWal = (bytes: Uint8Array): Uint8Array => {
  if (bytes[18] !== 2 && bytes[19] !== 2) return bytes
  const copy = new Uint8Array(bytes)
  copy[18] = 1
  copy[19] = 1
  return copy
}
