import { z } from 'zod'
import { importResult } from './results'

const mapping = z.object({
  id: z.int(),
  /** Null for a sheet with a row for each institution. */
  catalogue: z.string().nullable(),
  sheet: z.string(),
  /** Title of the column; null when the sheet as a whole is meant. */
  title: z.string().nullable(),
  table: z.string(),
  column: z.string().nullable(),
  keys: z.record(z.string(), z.string()),
  fingerprint: z.string(),
  addedAt: z.string(),
})

/** `sverka mappings --json`. */
export const mappingsResult = z.object({ mappings: z.array(mapping) })

/** `sverka map --json` and `sverka mappings --delete N --json`; `files` are those read once more. */
export const mapResult = z.object({ audit: z.string(), mapping, files: importResult.shape.files })
