import { z } from 'zod'
import { importResult } from './results'

const outcome = z.enum(['met', 'partial', 'unmet', 'undetermined', 'not-applicable'])
const share = z.number().min(0).max(1).nullable()
const text = z.string().nullable()
const value = z.union([z.string(), z.number(), z.boolean()])
const file = importResult.shape.files.element

const figures = z.object({
  index: share,
  upper: share,
  completeness: share,
  level: z.enum(['high', 'sufficient', 'low']).nullable(),
})

/**
 * `sverka import --dry-run --json`: what the import would do. Facts of `files` and `total` do not overlap: new, changed,
 * unchanged, gone, conflicting; `quarantined` are rows put aside. Institutions that would stay as they are are left out;
 * `before` is null for one of which nothing had come.
 */
export const dryRunResult = z.object({
  audit: z.string(),
  dryRun: z.literal(true),
  files: z.array(file),
  total: z.object({
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    gone: z.int(),
    conflicting: z.int(),
    quarantined: z.int(),
  }),
  conflicts: z.array(
    z.object({
      file: z.string(),
      institution: text,
      with: z.enum(['file', 'correction']),
      sheet: z.string(),
      cell: z.string(),
      value: value.nullable(),
      other: z.object({ file: z.string(), sheet: z.string(), cell: z.string(), value }),
    }),
  ),
  institutions: z.array(
    z.object({
      name: z.string(),
      before: figures.nullable(),
      after: figures,
      verdicts: z.array(
        z.object({
          requirement: z.string(),
          clause: z.string(),
          item: z.int().nullable(),
          before: outcome,
          after: outcome,
        }),
      ),
      /** Requirements whose decisions would have to be looked at again. */
      reviews: z.array(z.string()),
    }),
  ),
  cancelled: z.boolean(),
  unread: z.int(),
})

/** `sverka batches --json`; moments are ISO, `finishedAt` is null when the program ended with the import. */
export const batchesResult = z.object({
  batches: z.array(
    z.object({
      batch: z.int(),
      audit: z.string(),
      startedAt: z.string(),
      finishedAt: text,
      undoneAt: text,
      files: z.object({
        accepted: z.int(),
        refused: z.int(),
        unassigned: z.int(),
        attachment: z.int(),
        duplicate: z.int(),
      }),
      institutions: z.array(z.string()),
      /** 1 where it is no import but an observation of the curator. */
      observations: z.int(),
      /** Files of an undone one that are kept and can be taken again without being sent. */
      again: z.int(),
    }),
  ),
})

/** Files that should have been read once more and could not: why, what stands now and what to do. */
export const unreadFiles = z.array(z.object({ file: z.string(), message: z.string() }))

/**
 * `sverka undo BATCH --json`; `silent`: institutions no form speaks for any more, `reread`: later files read again,
 * `unread`: those that could not be.
 */
export const undoResult = z.object({
  audit: z.string(),
  batch: z.int(),
  institutions: z.array(z.string()),
  silent: z.array(z.string()),
  reread: z.array(file),
  unread: unreadFiles,
})

/** `sverka quarantine --json`; a row put aside for several cells stands there once for each. */
export const quarantineResult = z.object({
  audit: z.string(),
  rows: z.array(
    z.object({
      id: z.int(),
      institution: text,
      file: z.string(),
      sheet: z.string(),
      row: z.int(),
      cell: text,
      value: text,
      expected: text,
      reason: z.string(),
      message: z.string(),
    }),
  ),
  files: z.array(
    z.object({ file: z.string(), status: z.enum(['refused', 'unassigned', 'crashed']), reason: z.string() }),
  ),
  corrections: z.array(
    z.object({
      institution: text,
      file: z.string(),
      sheet: z.string(),
      cell: z.string(),
      value: z.string(),
      original: text,
      reason: z.string(),
      date: z.string(),
      isInForce: z.boolean(),
    }),
  ),
})

/** `sverka correct --json`; `value` is null when the correction was taken back. */
export const correctResult = z.object({
  audit: z.string(),
  file,
  sheet: z.string(),
  cell: z.string(),
  original: text,
  value: text,
})

export type DryRunResult = z.infer<typeof dryRunResult>
export type BatchesResult = z.infer<typeof batchesResult>
export type UndoResult = z.infer<typeof undoResult>
export type QuarantineResult = z.infer<typeof quarantineResult>
export type CorrectResult = z.infer<typeof correctResult>
