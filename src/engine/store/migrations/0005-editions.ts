import type { Migration } from '../migrate'

/**
 * Several editions of a regulation in one audit: editions pinned after its start, answers restated under another
 * edition (a submission that carries those of a form), and decisions kept by edition.
 */
export const editions: Migration = {
  id: 5,
  name: 'editions',
  sql: `
CREATE TABLE audit_editions (
  audit INTEGER NOT NULL REFERENCES audits (id),
  number INTEGER NOT NULL,
  catalogue TEXT NOT NULL,
  edition TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (audit, number)
) STRICT, WITHOUT ROWID;

ALTER TABLE submissions ADD COLUMN carries INTEGER REFERENCES submissions (id);
CREATE UNIQUE INDEX submissions_carrying ON submissions (carries, catalogue) WHERE carries IS NOT NULL;

CREATE TABLE decisions (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  catalogue TEXT NOT NULL,
  requirement TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partial', 'unmet', 'undetermined', 'not-applicable')),
  value REAL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  date TEXT NOT NULL,
  carried_from TEXT,
  PRIMARY KEY (audit, institution, catalogue, requirement)
) STRICT, WITHOUT ROWID;
INSERT INTO decisions (audit, institution, catalogue, requirement, outcome, value, reason, date)
SELECT o.audit, o.institution, coalesce(p.catalogue, ''), o.requirement, o.outcome, o.value, o.reason, o.date
FROM overrides o LEFT JOIN participants p ON p.audit = o.audit AND p.institution = o.institution;
DROP TABLE overrides;
ALTER TABLE decisions RENAME TO overrides;

DROP VIEW live_submissions;
CREATE VIEW live_submissions AS
SELECT s.*
FROM submissions s
JOIN batches b ON b.id = s.batch
WHERE b.undone_at IS NULL AND s.carries IS NULL;

DROP VIEW v_facts;
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
  f.superseded_by,
  s.catalogue,
  s.carries
FROM facts f
JOIN fact_places p ON p.id = f.place
JOIN submissions s ON s.id = f.submission;

CREATE VIEW v_pinned_editions AS
SELECT
  audit AS audit_id,
  number,
  catalogue,
  json_extract(edition, '$.catalogue.edition') AS edition,
  sha256,
  rules_sha256,
  added_at
FROM audit_editions
UNION ALL
SELECT r.audit, 0, json_extract(c.value, '$.id'), json_extract(c.value, '$.edition'), NULL, r.sha256, NULL
FROM audit_rules r, json_each(r.rules, '$.catalogues') c;
`,
}
