import type { Migration } from '../migrate'

const sheetCameAgain = (sheet: string): string => `EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.institution = s.institution
      AND later.status = 'accepted' AND later.id > s.id
      AND (${sheet} IS NULL OR ${sheet} IN (
        SELECT sheet FROM sheet_balances WHERE submission = later.id
        UNION ALL SELECT sheet FROM remarks WHERE submission = later.id)))`

const FILE_CAME_AGAIN = `(s.institution IS NULL AND EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.id > s.id
      AND (later.sha256 = s.sha256 OR later.path = s.path)))`

/** What stands today in files nobody has undone or replaced; the \`v_\` views are documented for other programs. */
export const views: Migration = {
  id: 2,
  name: 'views',
  sql: `
CREATE VIEW live_submissions AS
SELECT s.*
FROM submissions s
JOIN batches b ON b.id = s.batch
WHERE b.undone_at IS NULL;

CREATE VIEW v_facts AS
SELECT
  s.audit AS audit_id,
  s.institution AS institution_id,
  s.batch,
  f.submission,
  s.path AS file,
  f.id AS fact_id,
  p.table_id,
  f.row_key,
  p.column_id,
  f.value,
  CASE WHEN f.yes_no = 1 THEN 'boolean' WHEN typeof(f.value) = 'text' THEN 'text' ELSE 'number' END AS value_type,
  p.sheet,
  f.cell,
  f.superseded_by
FROM facts f
JOIN fact_places p ON p.id = f.place
JOIN submissions s ON s.id = f.submission;

CREATE VIEW v_scores AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  i.inn,
  i.kind,
  i.subdivision,
  i.municipality,
  p.catalogue,
  EXISTS (
    SELECT 1 FROM live_submissions s
    WHERE s.audit = p.audit AND s.institution = p.institution AND s.status = 'accepted') AS submitted,
  c.index_value,
  c.upper_value,
  c.completeness,
  c.level,
  c.level_reason,
  c.rank,
  c.not_applicable_share,
  c.met,
  c.partial,
  c.unmet,
  c.undetermined,
  c.not_applicable,
  c.discrepancies
FROM participants p
JOIN audits a ON a.id = p.audit
JOIN institutions i ON i.id = p.institution
LEFT JOIN scores c ON c.audit = p.audit AND c.institution = p.institution;

CREATE VIEW v_verdicts AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  i.kind,
  v.position,
  v.requirement,
  v.clause,
  v.item,
  v.unit,
  v.role,
  v.theme,
  v.outcome,
  v.value,
  v.weight,
  v.critical,
  v.reason,
  v.evidence,
  v.computed IS NOT NULL AS overridden,
  json_extract(v.computed, '$.outcome') AS computed_outcome,
  json_extract(v.computed, '$.value') AS computed_value,
  v.program_version
FROM verdicts v
JOIN audits a ON a.id = v.audit
JOIN institutions i ON i.id = v.institution;

CREATE VIEW v_remarks AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  s.batch,
  s.path AS file,
  r.id AS remark_id,
  r.severity,
  r.code,
  r.sheet,
  r.cell,
  r.value,
  r.expected,
  r.message
FROM remarks r
JOIN live_submissions s ON s.id = r.submission
JOIN audits a ON a.id = s.audit
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT ${sheetCameAgain('r.sheet')}
  AND NOT ${FILE_CAME_AGAIN};

CREATE VIEW v_quarantined AS
SELECT
  s.audit AS audit_id,
  i.id AS institution_id,
  i.name AS institution,
  s.path AS file,
  q.id AS quarantined_id,
  q.sheet,
  q.row_number,
  q.cells,
  q.reason
FROM quarantined_rows q
JOIN live_submissions s ON s.id = q.submission
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT ${sheetCameAgain('q.sheet')}
  AND NOT ${FILE_CAME_AGAIN};

CREATE VIEW v_balances AS
SELECT
  s.audit AS audit_id,
  i.id AS institution_id,
  i.name AS institution,
  s.id AS submission,
  s.path AS file,
  t.position,
  t.sheet,
  t.read,
  t.accepted,
  t.quarantined,
  t.skipped,
  t.reasons
FROM sheet_balances t
JOIN live_submissions s ON s.id = t.submission
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT ${sheetCameAgain('t.sheet')}
  AND NOT ${FILE_CAME_AGAIN};
`,
}
