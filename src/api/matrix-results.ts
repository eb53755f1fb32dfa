import { z } from 'zod'
import { namedInstitution } from './overview-results'
import { kind, measure, share } from './result-parts'

const text = z.string().nullable()

const column = z.object({
  /** Requirement, theme or role. */
  id: z.string(),
  /** «2.4, п. 3» of a requirement, else its title in short. */
  label: z.string(),
  title: z.string(),
  role: text,
  roleTitle: text,
  theme: text,
  themeTitle: text,
  critical: z.boolean(),
  /** Recommended requirements are shown apart: they are no part of the index. */
  recommended: z.boolean(),
  weight: z.number(),
})

const row = {
  id: z.int(),
  ...namedInstitution,
  kind,
  catalogue: z.string(),
  municipality: text,
  ...measure,
  level: z.enum(['high', 'sufficient', 'low']).nullable(),
  rank: z.int().nullable(),
}

const part = {
  /** Null where institutions of all catalogues stand together (by theme). */
  catalogue: text,
  title: z.string(),
  columns: z.array(column),
}

/**
 * `GET /api/audits/A/matrix?by=`. By requirement a cell is its value 0…1 (1 met, 0 unmet, between: partial), or one of
 * `CELL`; `decided` and `differs` are numbers of columns with the curator's decision and with a discrepancy. By theme
 * and role a cell is [index, upper, completeness], null where nothing applies. Reasons are in `…/verdicts`.
 */
export const matrixResult = z.discriminatedUnion('by', [
  z.object({
    audit: z.string(),
    by: z.literal('requirement'),
    parts: z.array(
      z.object({
        ...part,
        rows: z.array(
          z.object({ ...row, cells: z.array(z.number()), decided: z.array(z.int()), differs: z.array(z.int()) }),
        ),
      }),
    ),
    absent: z.array(z.object({ ...namedInstitution, kind, catalogue: z.string() })),
  }),
  z.object({
    audit: z.string(),
    by: z.enum(['theme', 'role']),
    parts: z.array(
      z.object({
        ...part,
        rows: z.array(z.object({ ...row, cells: z.array(z.tuple([share, share, share]).nullable()) })),
      }),
    ),
    absent: z.array(z.object({ ...namedInstitution, kind, catalogue: z.string() })),
  }),
])

export type MatrixResult = z.infer<typeof matrixResult>
export type RequirementMatrix = Extract<MatrixResult, { by: 'requirement' }>
export type MeasureMatrix = Exclude<MatrixResult, { by: 'requirement' }>
export type MatrixColumn = z.infer<typeof column>
