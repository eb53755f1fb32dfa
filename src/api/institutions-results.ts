import { z } from 'zod'
import { observation } from './observations-results'
import { namedInstitution } from './overview-results'
import { kind, measure, outcome, rows, share } from './result-parts'

const count = z.int().min(0)
const text = z.string().nullable()
const level = z.enum(['high', 'sufficient', 'low']).nullable()
const status = z.enum(['not-submitted', 'received', 'rework', 'accepted'])

const counts = z.object({ met: count, partial: count, unmet: count, undetermined: count, notApplicable: count })

/** Remarks that stand, by severity. */
const remarks = z.object({ error: count, warning: count, info: count })

const identity = {
  id: z.int(),
  ...namedInstitution,
  fullName: text,
  inn: text,
  kind,
  subdivision: text,
  municipality: text,
  email: text,
  catalogue: z.string(),
}

/** Days are ISO; `deadline` is the extension, else the due date. */
const collected = {
  status,
  files: count,
  deadline: text,
  extendedTo: text,
  receivedOn: text,
  late: z.boolean(),
  daysLate: count,
  overdue: z.boolean(),
  daysOverdue: count,
}

/** `counts` is null, and the figures too, where nothing was sent. */
const scored = { ...measure, level, levelReason: text, rank: z.int().nullable() }

/** `GET /api/audits/A/institutions`, by name; `catalogues` are those its institutions are held to. */
export const institutionsResult = z.object({
  audit: z.string(),
  catalogues: z.array(z.object({ id: z.string(), title: z.string() })),
  institutions: z.array(
    z.object({
      ...identity,
      ...collected,
      ...scored,
      counts: counts.nullable(),
      discrepancies: count,
      remarks,
      quarantined: count,
      /** Waiting files that may be of this institution. */
      questions: count,
      decisions: count,
      reviews: count,
      observations: count,
    }),
  ),
})

const decision = z.object({
  requirement: z.string(),
  catalogue: z.string(),
  /** «2.4, п. 3» */
  label: z.string(),
  outcome,
  value: share,
  reason: z.string(),
  date: z.string(),
  state: z.enum(['in-force', 'review', 'orphaned']),
  /** Why it is to be looked at again, and since when. */
  why: text,
  since: text,
  /** What the data say without it; null where the edition has no such requirement or nothing was sent. */
  computed: z.object({ outcome, value: share, reason: z.string() }).nullable(),
})

const part = { title: z.string(), ...measure, counts }

/** `GET /api/audits/A/institutions/I`. */
export const institutionResult = z.object({
  audit: z.string(),
  institution: z.object({ ...identity, catalogueTitle: z.string(), edition: z.string() }),
  collection: z.object({ ...collected, dueDate: text }),
  /** Null where nothing was sent. */
  score: z
    .object({
      ...scored,
      notApplicableShare: z.number(),
      counts,
      discrepancies: count,
      /** How many have a place in its kind and edition. */
      ranked: count,
      roles: z.array(z.object({ role: z.string(), ...part })),
      sections: z.array(z.object({ section: z.string(), ...part })),
      themes: z.array(z.object({ theme: z.string(), ...part })),
      recommended: z.object(measure).nullable(),
    })
    .nullable(),
  /** Newest first. */
  files: z.array(
    z.object({
      submission: z.int(),
      batch: z.int(),
      /** ISO date-time. */
      at: z.string(),
      path: z.string(),
      bytes: count,
      sha256: z.string(),
      status: z.enum(['accepted', 'refused', 'unassigned', 'duplicate']),
      catalogue: text,
      rows,
      remarks,
      /** Something it says holds today. */
      inForce: z.boolean(),
      /** Its workbook is kept and can be looked into. */
      original: z.boolean(),
    }),
  ),
  attachments: z.array(
    z.object({
      submission: z.int(),
      batch: z.int(),
      at: z.string(),
      path: z.string(),
      bytes: count,
      sha256: z.string(),
    }),
  ),
  decisions: z.array(decision),
  observations: z.array(observation),
  remarks,
  quarantined: count,
  questions: count,
})

export type InstitutionsResult = z.infer<typeof institutionsResult>
export type InstitutionRow = InstitutionsResult['institutions'][number]
export type InstitutionResult = z.infer<typeof institutionResult>
