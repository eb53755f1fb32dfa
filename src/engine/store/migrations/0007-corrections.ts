import type { Migration } from '../migrate'

/**
 * Taking things back and putting them right: files that came again wait for the one they repeat to be undone,
 * institutions know the batch they came with, the curator's corrections of cells, what a decision rested on, and files
 * that ended the program.
 */
export const corrections: Migration = {
  id: 7,
  name: 'corrections',
  sql: `
ALTER TABLE submissions ADD COLUMN repeats INTEGER REFERENCES submissions (id);
ALTER TABLE submissions ADD COLUMN cleared TEXT;
ALTER TABLE submissions ADD COLUMN sent_by TEXT;
ALTER TABLE participants ADD COLUMN came_with INTEGER REFERENCES batches (id);
ALTER TABLE overrides ADD COLUMN basis TEXT;
ALTER TABLE overrides ADD COLUMN review_since TEXT;
ALTER TABLE overrides ADD COLUMN review_why TEXT;

DROP INDEX facts_current;
CREATE INDEX facts_by_submission ON facts (submission);

CREATE TABLE corrections (
  audit INTEGER NOT NULL REFERENCES audits (id),
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  value TEXT NOT NULL,
  original TEXT,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  date TEXT NOT NULL,
  PRIMARY KEY (audit, sha256, sheet, cell)
) STRICT, WITHOUT ROWID;

CREATE TABLE crashes (
  sha256 TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW v_batches AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  b.id AS batch,
  b.started_at,
  b.finished_at,
  b.undone_at,
  count(s.id) FILTER (WHERE s.status = 'accepted') AS accepted,
  count(s.id) FILTER (WHERE s.status = 'refused' AND s.repeats IS NULL) AS refused,
  count(s.id) FILTER (WHERE s.status = 'unassigned') AS unassigned,
  count(s.id) FILTER (WHERE s.status = 'attachment') AS attachments,
  count(s.id) FILTER (WHERE s.repeats IS NOT NULL) AS duplicates
FROM batches b
JOIN audits a ON a.id = b.audit
LEFT JOIN submissions s ON s.batch = b.id AND s.carries IS NULL
GROUP BY b.id;

CREATE VIEW v_corrections AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  s.id AS submission,
  s.path AS file,
  c.sheet,
  c.cell,
  c.value,
  c.original,
  c.reason,
  c.date
FROM corrections c
JOIN live_submissions s ON s.audit = c.audit AND s.sha256 = c.sha256 AND s.repeats IS NULL
JOIN audits a ON a.id = c.audit
LEFT JOIN institutions i ON i.id = s.institution;
`,
}
