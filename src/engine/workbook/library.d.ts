import type { ParsingOptions, WorkBook } from '@e965/xlsx'

// Exported by the library and missing from its types: what `read` calls once it knows the format.
declare module '@e965/xlsx' {
  export function parse_zip(zip: { FullPaths: string[] }, options: ParsingOptions): WorkBook
  export function parse_xlscfb(stream: Uint8Array, options: ParsingOptions): WorkBook
}
