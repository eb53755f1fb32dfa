import { z } from 'zod'
import { importResult } from './results'
import { unreadFiles } from './taking-back-results'

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

/** `sverka map --json` and `sverka mappings --delete N --json`; `files` are those read once more, `unread` those that could not be. */
export const mapResult = z.object({
  audit: z.string(),
  mapping,
  files: importResult.shape.files,
  unread: unreadFiles,
})

/**
 * `GET /api/audits/A/unknown`: sheets (`column` null) and columns nobody knew, each with the files that have it. What
 * one may be is said with `as` of a suggestion, best first (`score` 0…1), or of any target of its catalogue; those of
 * tables with a row for each institution are under an empty name.
 */
export const unknownResult = z.object({
  audit: z.string(),
  unknown: z.array(
    z.object({
      files: z.array(z.string()).min(1),
      institutions: z.array(z.string()),
      catalogue: z.string().nullable(),
      sheet: z.string(),
      column: z.string().nullable(),
      /** Address of the column's title. */
      cell: z.string().nullable(),
      message: z.string(),
      suggestions: z.array(z.object({ as: z.string(), title: z.string(), score: z.number().min(0).max(1) })),
      /** The curator said that he needs not be asked. */
      unneeded: z.boolean(),
    }),
  ),
  targets: z.record(
    z.string(),
    z.array(
      z.object({
        as: z.string(),
        title: z.string(),
        columns: z.array(z.object({ as: z.string(), title: z.string() })),
      }),
    ),
  ),
})

export type MappingsResult = z.infer<typeof mappingsResult>
export type MapResult = z.infer<typeof mapResult>
export type UnknownResult = z.infer<typeof unknownResult>
