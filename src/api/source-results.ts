import { z } from 'zod'

const text = z.string().nullable()

/**
 * `GET /api/audits/A/source?file=&sheet=&cell=`: cells of the kept original around one. Rows and columns are 0-based;
 * empty cells are left out of `cells`. Everything is text to be shown as text.
 */
export const sourceResult = z.object({
  file: z.string(),
  /** Name of the text table in the submission, where each sheet came as a file of its own. */
  sheetFile: text,
  institution: text,
  /** `rows`, `columns`: how far the sheet is filled. */
  sheets: z.array(z.object({ title: z.string(), hidden: z.boolean(), rows: z.int(), columns: z.int() })),
  sheet: z.string(),
  /** The cell asked for; null for the sheet as a whole. */
  cell: text,
  window: z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() }),
  cells: z.array(
    z.object({
      row: z.int(),
      column: z.int(),
      address: z.string(),
      text: z.string(),
      kind: z.enum(['text', 'number', 'boolean', 'date', 'time', 'formula', 'error']),
    }),
  ),
  /** 0-based and inclusive, clipped to the window. */
  merges: z.array(z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })),
  /** Cells of this sheet that results of the institution rest on. */
  cited: z.array(z.object({ address: z.string(), requirements: z.array(z.string()) })),
  /** The curator's corrections on this sheet; cells above show what was sent. */
  corrections: z.array(
    z.object({
      cell: z.string(),
      value: z.string(),
      original: text,
      reason: z.string(),
      date: z.string(),
    }),
  ),
})

export type SourceResult = z.infer<typeof sourceResult>
