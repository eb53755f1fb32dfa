import type { Migration } from '../migrate'

/** Digests of tables, so that forms are compared without reading them, and remarks that rest on another form. */
export const across: Migration = {
  id: 3,
  name: 'across',
  sql: `
CREATE TABLE table_prints (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  table_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  digest TEXT NOT NULL,
  undated TEXT NOT NULL,
  UNIQUE (submission, table_id)
) STRICT;

ALTER TABLE remarks ADD COLUMN rests_on INTEGER REFERENCES submissions (id);
CREATE INDEX remarks_resting ON remarks (rests_on) WHERE rests_on IS NOT NULL;

DROP VIEW v_remarks;
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
WHERE NOT EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.institution = s.institution
      AND later.status = 'accepted' AND later.id > s.id
      AND (r.sheet IS NULL OR r.sheet IN (
        SELECT sheet FROM sheet_balances WHERE submission = later.id
        UNION ALL SELECT sheet FROM remarks WHERE submission = later.id)))
  AND NOT (s.institution IS NULL AND EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.id > s.id
      AND (later.sha256 = s.sha256 OR later.path = s.path)))
  AND (r.rests_on IS NULL OR EXISTS (SELECT 1 FROM live_submissions o WHERE o.id = r.rests_on));
`,
}
