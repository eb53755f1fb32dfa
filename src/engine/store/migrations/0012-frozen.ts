import type { Migration } from '../migrate'

/**
 * Reports as they were sent: the workbook byte for byte, and the figures (deflated JSON) to tell later what changed.
 * `last_entry` is the journal's last number at that moment.
 */
export const frozen: Migration = {
  id: 12,
  name: 'frozen',
  sql: `
CREATE TABLE frozen_reports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  audit INTEGER NOT NULL REFERENCES audits (id),
  frozen_at TEXT NOT NULL,
  title TEXT NOT NULL,
  against INTEGER REFERENCES frozen_reports (id),
  options TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL,
  program_version TEXT NOT NULL,
  last_entry INTEGER NOT NULL,
  figures BLOB NOT NULL,
  workbook_name TEXT NOT NULL,
  workbook_sha256 TEXT NOT NULL,
  workbook BLOB NOT NULL
) STRICT;
CREATE INDEX frozen_reports_by_audit ON frozen_reports (audit);

CREATE VIEW v_frozen_reports AS
SELECT
  f.id AS report,
  a.id AS audit_id,
  a.name AS audit,
  f.frozen_at,
  f.title,
  f.against,
  f.options,
  f.rules_sha256,
  f.program_version,
  f.workbook_name,
  f.workbook_sha256,
  length(f.workbook) AS workbook_bytes
FROM frozen_reports f
JOIN audits a ON a.id = f.audit;
`,
}
