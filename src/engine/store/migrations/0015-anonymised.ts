import type { Migration } from '../migrate'

/** What was taken away for good to anonymise an audit, so that its absence is no fault. Moments are ISO. */
export const anonymised: Migration = {
  id: 15,
  name: 'anonymised',
  sql: `
CREATE TABLE removed_originals (
  sha256 TEXT PRIMARY KEY,
  removed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE frozen_reports ADD COLUMN workbook_removed_at TEXT;
`,
}
