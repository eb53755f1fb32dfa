import { z } from 'zod'
import { namedInstitution, outcomeCounts } from './overview-results'
import { kind, measure, share } from './result-parts'

const figures = z.object({
  catalogue: z.string(),
  ...measure,
  level: z.enum(['high', 'sufficient', 'low']).nullable(),
  rank: z.int().nullable(),
})

/** Institutions by outcome; `share` is met ÷ applicable, null where none is. */
const held = z.object({ ...outcomeCounts, share })

const means = z.object({ ...measure, institutions: z.int() })

/**
 * `GET /api/audits/A/compare?with=B`: A beside the audit B, of which the one whose period ends first is `before`.
 * Figures are null for who has sent nothing in an audit.
 */
export const compareResult = z.object({
  before: z.object({ id: z.int(), name: z.string() }),
  after: z.object({ id: z.int(), name: z.string() }),
  /** In both audits, by name. `key`: in the audit `after`. */
  institutions: z.array(
    z.object({
      ...namedInstitution,
      kind,
      before: figures.nullable(),
      after: figures.nullable(),
      /** after − before of the index; null unless both are known. */
      change: z.number().nullable(),
    }),
  ),
  /** Only in the later audit, and only in the earlier one. */
  appeared: z.array(z.object({ ...namedInstitution, kind, figures: figures.nullable() })),
  gone: z.array(z.object({ ...namedInstitution, kind, figures: figures.nullable() })),
  /** Requirements of catalogues that institutions are held to in both. */
  requirements: z.array(
    z.object({
      catalogue: z.string(),
      requirement: z.string(),
      label: z.string(),
      statement: z.string(),
      theme: z.string(),
      before: held,
      after: held,
    }),
  ),
  themes: z.array(
    z.object({ theme: z.string(), title: z.string(), before: means.nullable(), after: means.nullable() }),
  ),
})

export type CompareResult = z.infer<typeof compareResult>
