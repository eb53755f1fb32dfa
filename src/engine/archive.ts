import { storedZip, type NamedBytes } from './workbook/stored-zip'

/** Several files as one .zip: workbooks are packed already. The same files in the same order give the same bytes. */
export const archiveOf = (files: NamedBytes[]): Uint8Array => storedZip(files)
