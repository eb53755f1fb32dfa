import type { Assessment, AssessmentText, Cited, Discrepancy, Verdict } from '../verdict/types'
import { rowsAfter, type Db, type Param } from './db'
import { citedFrom, evidenceText } from './evidence-json'
import { fromJson } from './json'
import type { ScoreRow } from './summaries'

export type StoredVerdicts = Assessment & { programVersion: string }

type VerdictRow = Omit<Verdict, 'critical' | 'evidence' | 'computed'> & {
  critical: number
  evidence: string
  computed: string | null
}
type DiscrepancyRow = Omit<Discrepancy, 'evidence'> & { evidence: string }

const verdictsWith = (words: string, which = ''): string => `
  SELECT requirement, clause, item, unit, role, theme, outcome, value, weight, critical, ${words}
  FROM verdicts WHERE audit = ? AND institution = ?${which} ORDER BY position`

const VERSION = `
  SELECT program_version AS programVersion FROM verdicts WHERE audit = ? AND institution = ? LIMIT 1`

const discrepanciesWith = (words: string): string => `
  SELECT requirement, clause, item, kind, answer, outcome, ${words}
  FROM discrepancies WHERE audit = ? AND institution = ? ORDER BY position`

type Words = { verdicts: string; discrepancies: string; which?: string }

const IN_WORDS: Words = { verdicts: 'reason, evidence, computed', discrepancies: 'message, evidence' }
const WORDLESS: Words = {
  verdicts: "'' AS reason, '[]' AS evidence, NULL AS computed",
  discrepancies: "'' AS message, '[]' AS evidence",
}
const OPEN: Words = { ...IN_WORDS, which: " AND outcome NOT IN ('met', 'not-applicable')" }

const place = (requirement: string): string => `результат по требованию ${requirement}`

const toVerdict = (row: VerdictRow): Verdict => ({
  ...row,
  critical: row.critical === 1,
  evidence: citedFrom(row.evidence, place(row.requirement)),
  computed: row.computed === null ? null : fromJson<Verdict['computed']>(row.computed, place(row.requirement)),
})

/** Rows of one INSERT: a call into SQLite costs more than the row it adds. */
const CHUNK = 25

/** What all rows share is bound once: binding takes as long as adding. */
const insertVerdicts = (rows: number): string => `
  INSERT INTO verdicts (audit, institution, program_version, position, requirement, clause, item, unit, role, theme,
    outcome, value, weight, critical, reason, evidence, computed)
  VALUES ${rowsAfter(['?1', '?2', '?3'], rows, 14)}`

/** Verdicts as they are made, or with their cells as texts already. */
type Kept = (Assessment | AssessmentText) & { programVersion: string }

const cellsText = (evidence: Cited[] | string): string =>
  typeof evidence === 'string' ? evidence : evidenceText(evidence)

const computedText = (computed: object | string | null): string | null =>
  computed === null || typeof computed === 'string' ? computed : JSON.stringify(computed)

/** Verdicts and scores: a cache that can always be computed again from facts and pinned rules. */
export const verdictQueries = (db: Db) => {
  const addVerdict = (params: Param[], each: Kept['verdicts'][number], position: number): Param[] => {
    const { requirement, clause, item, unit, role, theme, outcome, value, weight, critical, reason } = each
    params.push(position, requirement, clause, item, unit, role, theme, outcome, value, weight, critical, reason)
    params.push(cellsText(each.evidence), computedText(each.computed))
    return params
  }

  const saveDiscrepancy = (
    auditId: number,
    institutionId: number,
    each: Kept['discrepancies'][number],
    position: number,
  ) => {
    const { requirement, clause, item, kind, answer, outcome, message, evidence } = each
    db.run(
      `INSERT INTO discrepancies
         (audit, institution, position, requirement, clause, item, kind, answer, outcome, message, evidence)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        auditId,
        institutionId,
        position,
        requirement,
        clause,
        item,
        kind,
        answer,
        outcome,
        message,
        cellsText(evidence),
      ],
    )
  }

  /** Replaces all verdicts and discrepancies of one institution, in the order given. */
  const saveAssessment = (auditId: number, institutionId: number, assessment: Kept): void =>
    db.transaction(() => {
      db.run('DELETE FROM verdicts WHERE audit = ? AND institution = ?', [auditId, institutionId])
      db.run('DELETE FROM discrepancies WHERE audit = ? AND institution = ?', [auditId, institutionId])
      const { verdicts, programVersion } = assessment
      for (let from = 0; from < verdicts.length; from += CHUNK) {
        const chunk = verdicts.slice(from, from + CHUNK)
        db.run(
          insertVerdicts(chunk.length),
          chunk.reduce<Param[]>(
            (params, each, index) => addVerdict(params, each, from + index),
            [auditId, institutionId, programVersion],
          ),
        )
      }
      assessment.discrepancies.forEach((each, position) => {
        saveDiscrepancy(auditId, institutionId, each, position)
      })
    })

  /** Leaves an institution without verdicts: it has sent nothing. */
  const clearAssessment = (auditId: number, institutionId: number): void => {
    for (const table of ['verdicts', 'discrepancies'])
      db.run(`DELETE FROM ${table} WHERE audit = ? AND institution = ?`, [auditId, institutionId])
  }

  const kept = (auditId: number, institutionId: number, words: Words): StoredVerdicts | null => {
    const rows = db.all<VerdictRow>(verdictsWith(words.verdicts, words.which), [auditId, institutionId])
    const version = db.first<{ programVersion: string }>(VERSION, [auditId, institutionId])
    if (version === null) return null
    const discrepancies = db
      .all<DiscrepancyRow>(discrepanciesWith(words.discrepancies), [auditId, institutionId])
      .map((row) => ({
        ...row,
        evidence: citedFrom(row.evidence, place(row.requirement)),
      }))
    return { verdicts: rows.map(toVerdict), discrepancies, ...version }
  }

  /** The saved assessment, or null when there is none. */
  const assessment = (auditId: number, institutionId: number): StoredVerdicts | null =>
    kept(auditId, institutionId, IN_WORDS)

  /** The same with only those verdicts that ask for something: partial, unmet, undetermined. */
  const open = (auditId: number, institutionId: number): StoredVerdicts | null => kept(auditId, institutionId, OPEN)

  /** The same without reasons and cells: all that a comparison needs, at a fraction of the memory. */
  const outcomes = (auditId: number, institutionId: number): StoredVerdicts | null =>
    kept(auditId, institutionId, WORDLESS)

  /** Institutions that have verdicts. */
  const judged = (auditId: number): number[] =>
    db
      .all<{ institution: number }>('SELECT DISTINCT institution FROM verdicts WHERE audit = ?', [auditId])
      .map(({ institution }) => institution)

  /** Replaces the score rows of the whole audit: a rank means nothing alone. */
  const saveScores = (auditId: number, rows: ScoreRow[]): void =>
    db.transaction(() => {
      db.run('DELETE FROM scores WHERE audit = ?', [auditId])
      for (const {
        id,
        index,
        upper,
        completeness,
        level,
        levelReason,
        rank,
        notApplicableShare,
        counts,
        ...rest
      } of rows)
        db.run(
          `INSERT INTO scores (audit, institution, index_value, upper_value, completeness, level, level_reason, rank,
             not_applicable_share, met, partial, unmet, undetermined, not_applicable, discrepancies)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            ...[auditId, id, index, upper, completeness, level, levelReason, rank, notApplicableShare],
            ...[counts.met, counts.partial, counts.unmet, counts.undetermined, counts.notApplicable],
            rest.discrepancies,
          ],
        )
    })

  return { saveAssessment, clearAssessment, assessment, open, outcomes, judged, saveScores }
}
