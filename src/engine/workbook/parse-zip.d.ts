import type { ParsingOptions, WorkBook } from '@e965/xlsx'

// Exported by the library and missing from its types: what `read` calls once it has opened a zip.
declare module '@e965/xlsx' {
  export function parse_zip(zip: { FullPaths: string[] }, options: ParsingOptions): WorkBook
}
