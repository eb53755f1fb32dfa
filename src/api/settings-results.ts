import { z } from 'zod'
import { namedInstitution } from './overview-results'
import { kind, measure } from './result-parts'

const share = z.number().min(0).max(1)
const thresholds = z.object({ high: share, sufficient: share, completeness: share })
const settings = {
  thresholds,
  ratioTolerance: share,
  lateValue: share,
  /** Weights of units that differ from the catalogue's. */
  weights: z.record(z.string(), z.number()),
}

/** `GET /api/audits/A/settings`. */
export const settingsResult = z.object({
  audit: z.object({
    id: z.int(),
    name: z.string(),
    schoolYear: z.int(),
    periodFrom: z.string(),
    periodTo: z.string(),
    dueDate: z.string().nullable(),
  }),
  settings: z.object(settings),
  /** What a new audit starts with. */
  defaults: z.object(settings),
  /** Scoring units of the catalogues in use; one unit is one weight, whatever the number of its clauses. */
  units: z.array(
    z.object({
      catalogue: z.string(),
      unit: z.string(),
      /** «2.4, п. 3; 2.5» */
      clauses: z.string(),
      statement: z.string(),
      theme: z.string(),
      role: z.string().nullable(),
      /** As the catalogue has it. */
      weight: z.number(),
    }),
  ),
})

const figures = z.object({
  ...measure,
  level: z.enum(['high', 'sufficient', 'low']).nullable(),
  rank: z.int().nullable(),
})

/** `PUT /api/audits/A/settings`, and with `?preview=1` the same without saving; `institutions`: those with other figures. */
export const settingsChangeResult = z.object({
  audit: z.string(),
  saved: z.boolean(),
  settings: z.object(settings),
  name: z.string(),
  dueDate: z.string().nullable(),
  /** How many institutions get another index, level, place. */
  changed: z.object({ indices: z.int(), levels: z.int(), ranks: z.int() }),
  institutions: z.array(z.object({ ...namedInstitution, kind, before: figures, after: figures })),
})

export type SettingsResult = z.infer<typeof settingsResult>
export type SettingsChangeResult = z.infer<typeof settingsChangeResult>
