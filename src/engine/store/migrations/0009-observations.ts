import type { Migration } from '../migrate'

/**
 * What the curator saw himself, only ever appended to. Each is a batch of its own, and in force while that is not
 * undone; a newer one about the same thing goes before an older one.
 */
export const observations: Migration = {
  id: 9,
  name: 'observations',
  sql: `
CREATE TABLE observations (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL UNIQUE REFERENCES batches (id),
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  catalogue TEXT,
  table_id TEXT NOT NULL,
  row_keys TEXT NOT NULL,
  column_id TEXT NOT NULL,
  value ANY NOT NULL,
  yes_no INTEGER NOT NULL,
  seen_on TEXT NOT NULL,
  seen TEXT NOT NULL CHECK (seen IN ('visit', 'site', 'call', 'document')),
  note TEXT NOT NULL,
  added_at TEXT NOT NULL,
  CHECK ((table_id = 'answers') = (catalogue IS NOT NULL))
) STRICT;
CREATE INDEX observations_by_institution ON observations (audit, institution);

-- Outcomes of a whole audit without reading reasons and cells.
CREATE INDEX verdicts_outcomes ON verdicts (audit, institution, position, requirement, outcome, value);

CREATE VIEW v_observations AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  o.id AS observation_id,
  o.batch,
  o.catalogue,
  o.table_id,
  o.row_keys,
  o.column_id,
  o.value,
  CASE WHEN o.yes_no = 1 THEN 'boolean' WHEN typeof(o.value) = 'text' THEN 'text' ELSE 'number' END AS value_type,
  o.seen_on,
  o.seen,
  o.note,
  o.added_at
FROM observations o
JOIN batches b ON b.id = o.batch
JOIN audits a ON a.id = o.audit
JOIN institutions i ON i.id = o.institution
WHERE b.undone_at IS NULL;

DROP VIEW v_batches;
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
  count(s.id) FILTER (WHERE s.repeats IS NOT NULL) AS duplicates,
  (SELECT count(*) FROM observations o WHERE o.batch = b.id) AS observations
FROM batches b
JOIN audits a ON a.id = b.audit
LEFT JOIN submissions s ON s.batch = b.id AND s.carries IS NULL
GROUP BY b.id;
`,
}
