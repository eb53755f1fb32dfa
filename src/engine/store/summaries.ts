import type { InstitutionScore } from '../comparison/types'
import type { Severity } from '../intake/types'
import type { Discrepancy, Outcome } from '../verdict/types'
import type { Batch } from './batches'
import type { Db } from './db'
import type { SubmissionStatus } from './submission-types'

/** What a score row keeps; an `InstitutionScore` is one. */
export type ScoreRow = Pick<
  InstitutionScore,
  | 'id'
  | 'index'
  | 'upper'
  | 'completeness'
  | 'level'
  | 'levelReason'
  | 'rank'
  | 'notApplicableShare'
  | 'counts'
  | 'discrepancies'
>

/** Outcome of one requirement for one institution. */
export type OutcomeRow = { institution: number; requirement: string; outcome: Outcome; value: number | null }

/** `institution` null: of files that belong to nobody. */
export type RemarkCount = { institution: number | null; severity: Severity; count: number }

/** A file of an institution, in a batch that is not undone. */
export type ListedFile = {
  submission: number
  batch: number
  at: string
  path: string
  bytes: number
  sha256: string
  status: SubmissionStatus | 'duplicate'
  catalogue: string | null
  read: number
  accepted: number
  quarantined: number
  skipped: number
  original: number
}

type KeptScore = Omit<ScoreRow, 'counts'> & ScoreRow['counts']

/** Institutions whose outcomes are read in one go. */
const AT_ONCE = 25

const WITH_VERDICTS = `
  SELECT min(institution) AS first, max(institution) AS last FROM verdicts WHERE audit = ?`

/** One row an institution: each row taken out of SQLite costs more than what stands in it. */
const OUTCOMES = `
  SELECT institution,
    group_concat(requirement || char(9) || outcome || char(9) || coalesce(printf('%!.17g', value), ''), char(10)) AS lines
  FROM (SELECT institution, requirement, outcome, value FROM verdicts
    WHERE audit = ? AND institution >= ? AND institution < ? ORDER BY institution, position)
  GROUP BY institution`

const SCORES = `
  SELECT institution AS id, index_value AS "index", upper_value AS upper, completeness, level,
    level_reason AS levelReason, rank, not_applicable_share AS notApplicableShare, discrepancies,
    met, partial, unmet, undetermined, not_applicable AS notApplicable
  FROM scores WHERE audit = ?`

const FILES = `
  SELECT s.id AS submission, s.batch, s.added_at AS at, s.path, s.bytes, s.sha256,
    CASE WHEN s.repeats IS NULL THEN s.status ELSE 'duplicate' END AS status, s.catalogue,
    coalesce(sum(t.read), 0) AS read, coalesce(sum(t.accepted), 0) AS accepted,
    coalesce(sum(t.quarantined), 0) AS quarantined, coalesce(sum(t.skipped), 0) AS skipped,
    EXISTS (SELECT 1 FROM originals o WHERE o.sha256 = s.sha256) AS original
  FROM live_submissions s LEFT JOIN sheet_balances t ON t.submission = s.id
  WHERE s.audit = ?1 AND (s.institution = ?2
    OR s.repeats IN (SELECT id FROM submissions WHERE audit = ?1 AND institution = ?2))
  GROUP BY s.id ORDER BY s.id DESC`

/** Many institutions at once, in few words: what lists, matrices and overviews are made of. */
export const summaryQueries = (db: Db) => {
  /** By institution, in the order of its requirements; so many institutions at a time. */
  const outcomeParts = function* (auditId: number): Generator<OutcomeRow[], void> {
    const { first, last } = db.first<{ first: number | null; last: number | null }>(WITH_VERDICTS, [auditId]) ?? {}
    if (typeof first !== 'number' || typeof last !== 'number') return
    for (let from = first; from <= last; from += AT_ONCE) {
      const rows = db.all<{ institution: number; lines: string }>(OUTCOMES, [auditId, from, from + AT_ONCE])
      yield rows.flatMap(({ institution, lines }) =>
        lines.split('\n').map((line): OutcomeRow => {
          const [requirement = '', outcome = '', value = ''] = line.split('\t')
          return { institution, requirement, outcome: outcome as Outcome, value: value === '' ? null : Number(value) }
        }),
      )
    }
  }

  /** The same of all. */
  const outcomeRows = (auditId: number): OutcomeRow[] => [...outcomeParts(auditId)].flat()

  /** Another text after every change of the database, and after one is taken back: what was read before may not hold. */
  const changes = (): string => `${db.first<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0} ${db.rollbacks()}`

  /** Scores as they were last saved. */
  const scoreRows = (auditId: number): ScoreRow[] =>
    db.all<KeptScore>(SCORES, [auditId]).map(({ met, partial, unmet, undetermined, notApplicable, ...row }) => ({
      ...row,
      counts: { met, partial, unmet, undetermined, notApplicable },
    }))

  const discrepancyRows = (auditId: number): (Pick<Discrepancy, 'requirement' | 'kind'> & { institution: number })[] =>
    db.all('SELECT institution, requirement, kind FROM discrepancies WHERE audit = ? ORDER BY institution, position', [
      auditId,
    ])

  const remarkCounts = (auditId: number): RemarkCount[] =>
    db.all<RemarkCount>(
      `SELECT institution_id AS institution, severity, count(*) AS count FROM v_remarks
       WHERE audit_id = ? GROUP BY institution_id, severity`,
      [auditId],
    )

  /** Remarks that stand, by code. */
  const quarantinedCounts = (auditId: number): { institution: number | null; count: number }[] =>
    db.all(
      `SELECT institution_id AS institution, count(*) AS count FROM v_quarantined
       WHERE audit_id = ? GROUP BY institution_id`,
      [auditId],
    )

  /** Files an institution has sent, its attachments too, the newest first. */
  const filesOf = (auditId: number, institutionId: number): (Omit<ListedFile, 'original'> & { original: boolean })[] =>
    db
      .all<ListedFile>(FILES, [auditId, institutionId])
      .map(({ original, ...row }) => ({ ...row, original: original === 1 }))

  /** Remarks that stand, by the file they are about. */
  const remarkCountsByFile = (auditId: number, institutionId: number): (RemarkCount & { submission: number })[] =>
    db.all(
      `SELECT r.submission, v.institution_id AS institution, v.severity, count(*) AS count
       FROM v_remarks v JOIN remarks r ON r.id = v.remark_id
       WHERE v.audit_id = ? AND v.institution_id = ? GROUP BY r.submission, v.severity`,
      [auditId, institutionId],
    )

  /** Which audit a batch is of. */
  const auditOfBatch = (): Map<number, Batch['audit']> =>
    new Map(db.all<Pick<Batch, 'id' | 'audit'>>('SELECT id, audit FROM batches').map(({ id, audit }) => [id, audit]))

  return {
    ...{ outcomeParts, outcomeRows, scoreRows, discrepancyRows, remarkCounts, quarantinedCounts },
    ...{ filesOf, remarkCountsByFile, auditOfBatch, changes },
  }
}
