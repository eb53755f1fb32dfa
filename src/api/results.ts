import { z } from 'zod'
import { comparedCatalogue } from './catalogue-results'
import { cited, indicatorFigure, kind, measure, outcome, remark, rows, share } from './result-parts'

/** `sverka remarks --out X.xlsx --json` and `--out-dir DIR --json`: what was written to send back. */
export const copiesResult = z.object({
  audit: z.string(),
  copies: z.array(
    z.object({
      institution: z.string().nullable(),
      file: z.string(),
      out: z.string(),
      /** Errors, warnings and rows put aside. */
      remarks: z.int(),
      /** Why it is remarks alone and not the sender's own workbook; null when it is that. */
      problem: z.string().nullable(),
    }),
  ),
})

/** `sverka import --json`; `rows` are non-empty rows, read = accepted + quarantined + skipped. */
export const importResult = z.object({
  audit: z.string(),
  batch: z.int(),
  /** Files not read because the import was cancelled. */
  unread: z.int(),
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      status: z.enum(['accepted', 'refused', 'duplicate', 'unassigned', 'attachment']),
      institution: z.string().nullable(),
      catalogue: z.string().nullable(),
      rows,
      remarks: z.array(remark),
      /** Facts of an accepted form against what was known of its institution; they do not overlap. */
      facts: z
        .object({ new: z.int(), changed: z.int(), unchanged: z.int(), gone: z.int(), conflicting: z.int() })
        .optional(),
      /** Of a file that waits for an answer whose it is: its number, and who it may be of, best first. */
      submission: z.int().optional(),
      candidates: z
        .array(
          z.object({
            id: z.int(),
            institution: z.string(),
            inn: z.string().nullable(),
            score: z.number().min(0).max(1),
          }),
        )
        .optional(),
      /** Size of an attachment. */
      bytes: z.int().optional(),
    }),
  ),
})

/**
 * `sverka scores --json`; shares are 0…1, ranks are within kind and catalogue. `common` of an institution is its share
 * on the themes that all catalogues have; the shares of top-level `themes` are means over the institutions assessed.
 */
export const scoresResult = z.object({
  audit: z.string(),
  institutions: z.array(
    z.object({
      name: z.string(),
      kind,
      catalogue: z.string(),
      ...measure,
      level: z.enum(['high', 'sufficient', 'low']).nullable(),
      levelReason: z.string().nullable(),
      rank: z.int().nullable(),
      notApplicableShare: z.number(),
      counts: z.object({
        met: z.int(),
        partial: z.int(),
        unmet: z.int(),
        undetermined: z.int(),
        notApplicable: z.int(),
      }),
      roles: z.array(z.object({ role: z.string(), ...measure })),
      sections: z.array(z.object({ section: z.string(), ...measure })),
      themes: z.array(z.object({ theme: z.string(), ...measure })),
      common: z.object(measure),
      recommended: z.object(measure).nullable(),
      discrepancies: z.int(),
    }),
  ),
  themes: z.array(
    z.object({
      theme: z.string(),
      title: z.string(),
      catalogues: z.array(z.string()),
      common: z.boolean(),
      ...measure,
      institutions: z.int(),
      undetermined: z.int(),
      notApplicable: z.int(),
      lowest: share,
      highest: share,
      spread: share,
    }),
  ),
  absent: z.array(z.object({ name: z.string(), kind, catalogue: z.string() })),
})

const decision = z.object({
  catalogue: z.string(),
  requirement: z.string(),
  clause: z.string(),
  outcome,
  reason: z.string(),
  date: z.string(),
})

/** `sverka verdicts --json` for one institution. */
export const verdictsResult = z.object({
  institution: z.string(),
  verdicts: z.array(
    z.object({
      requirement: z.string(),
      clause: z.string(),
      item: z.int().nullable(),
      unit: z.string(),
      role: z.string().nullable(),
      outcome,
      value: share,
      weight: z.number(),
      critical: z.boolean(),
      reason: z.string(),
      evidence: z.array(cited),
      computed: z.object({ outcome, value: share, reason: z.string() }).nullable(),
    }),
  ),
  discrepancies: z.array(
    z.object({
      requirement: z.string(),
      clause: z.string(),
      item: z.int().nullable(),
      kind: z.enum(['overstated', 'understated', 'unsupported']),
      answer: z.string(),
      outcome,
      message: z.string(),
      evidence: z.array(cited),
    }),
  ),
  /** The curator's decisions on requirements that the institution's edition does not have. */
  orphaned: z.array(decision),
  /** Decisions to look at again: the facts behind them have changed; `since` is an ISO day. */
  reviews: z.array(z.object({ requirement: z.string(), since: z.string(), why: z.string() })),
  indicators: z.array(indicatorFigure),
})

const figures = z.object({
  ...measure,
  level: z.enum(['high', 'sufficient', 'low']).nullable(),
  levelReason: z.string().nullable(),
  rank: z.int().nullable(),
})
const named = z.object({ requirement: z.string(), clause: z.string(), theme: z.string(), statement: z.string() })
const decided = named.extend({ outcome, value: share })

/**
 * `sverka rescore --json`: what passing from one edition to another changes for whom; `saved` tells whether it was
 * done. Figures are null for who has sent nothing; `theme` is a Russian title.
 */
export const rescoreResult = z.object({
  audit: z.string(),
  from: comparedCatalogue,
  to: comparedCatalogue,
  rulesSha256: z.object({ before: z.string(), after: z.string().nullable() }),
  saved: z.boolean(),
  institutions: z.array(
    z.object({
      name: z.string(),
      kind,
      before: figures.nullable(),
      after: figures.nullable(),
      changed: z.array(z.object({ before: decided, after: decided })),
      dropped: z.array(decided),
      added: z.array(decided),
      answers: z.object({
        carried: z.array(z.object({ before: named, after: named, answer: z.string() })),
        notCarried: z.array(z.object({ before: named, after: named.nullable(), answer: z.string() })),
        toAsk: z.array(named),
      }),
      decisions: z.object({
        carried: z.array(z.object({ decision, to: z.object({ requirement: z.string(), clause: z.string() }) })),
        orphaned: z.array(decision),
      }),
    }),
  ),
  others: z.array(z.object({ name: z.string(), rankBefore: z.int().nullable(), rankAfter: z.int().nullable() })),
  onlyBefore: z.array(named),
  onlyAfter: z.array(named),
})

/** `sverka remarks --json`. */
export const remarksResult = z.object({
  audit: z.string(),
  remarks: z.array(remark.extend({ institution: z.string().nullable(), file: z.string() })),
})

/** `POST /api/audits` and `PATCH /api/audits/A`; days are ISO. */
export const auditResult = z.object({
  id: z.int(),
  name: z.string(),
  schoolYear: z.int(),
  periodFrom: z.string(),
  periodTo: z.string(),
  dueDate: z.string().nullable(),
  controlDays: z.array(z.string()),
})

/** `GET /api/audits`. */
export const auditsResult = z.object({ audits: z.array(auditResult) })

/** What every refused request answers with. */
export const failureResult = z.object({ code: z.string(), message: z.string() })

export type ScoresResult = z.infer<typeof scoresResult>
export type VerdictsResult = z.infer<typeof verdictsResult>
export type ImportResult = z.infer<typeof importResult>
export type AuditResult = z.infer<typeof auditResult>
export type { HostResult } from './host-results'
export type AuditsResult = z.infer<typeof auditsResult>
export type FailureResult = z.infer<typeof failureResult>
export type RemarksResult = z.infer<typeof remarksResult>
