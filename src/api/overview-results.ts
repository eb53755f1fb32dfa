import { z } from 'zod'
import { kind, measure } from './result-parts'

const count = z.int().min(0)

/** `key` goes into addresses in place of the name where two institutions bear one. */
export const namedInstitution = { key: z.string(), name: z.string() }

/** What is to be done, the most pressing first; `code` says where. */
const task = z.object({
  code: z.enum([
    'questions',
    'refused',
    'unknown',
    'quarantine',
    'reviews',
    'orphaned',
    'overdue',
    'low-completeness',
    'rework',
    'first-import',
  ]),
  count,
  /** Russian sentence with the count. */
  title: z.string(),
  /** Whom it concerns, at most ten; none where it is about files. */
  institutions: z.array(z.object(namedInstitution)),
})

/** Institutions by outcome; applicable = met + partial + unmet + undetermined, assessed = without the undetermined. */
export const outcomeCounts = {
  applicable: count,
  assessed: count,
  met: count,
  partial: count,
  unmet: count,
  undetermined: count,
  notApplicable: count,
}

/** `GET /api/audits/A/overview`, as of the day `on`; days are ISO. */
export const overviewResult = z.object({
  audit: z.string(),
  on: z.string(),
  collection: z.object({
    dueDate: z.string().nullable(),
    expected: count,
    notSubmitted: count,
    received: count,
    rework: count,
    accepted: count,
    overdue: count,
    late: count,
    /** Everybody who has sent nothing, or not yet again; who is most overdue comes first. */
    waiting: z.array(
      z.object({
        ...namedInstitution,
        status: z.enum(['not-submitted', 'rework']),
        deadline: z.string().nullable(),
        daysOverdue: count,
      }),
    ),
  }),
  /** `insufficient`: too little is known for a level; `notRated`: nothing applies; `absent`: nothing was sent. */
  levels: z.array(
    z.object({ kind, high: count, sufficient: count, low: count, insufficient: count, notRated: count, absent: count }),
  ),
  /** Means over the institutions that have an index; null where none has. */
  mean: z.object(measure),
  /** Requirements with confirmed breaches (unmet or partial), the most broken first. */
  broken: z.array(
    z.object({
      catalogue: z.string(),
      requirement: z.string(),
      /** «2.4, п. 3» */
      label: z.string(),
      statement: z.string(),
      theme: z.string(),
      themeTitle: z.string(),
      role: z.string().nullable(),
      roleTitle: z.string().nullable(),
      critical: z.boolean(),
      /** Institutions held to the catalogue that sent something. */
      institutions: count,
      ...outcomeCounts,
    }),
  ),
  discrepancies: z.object({
    overstated: count,
    understated: count,
    unsupported: count,
    /** Institutions that have any. */
    institutions: count,
  }),
  tasks: z.array(task),
})

export type OverviewResult = z.infer<typeof overviewResult>
