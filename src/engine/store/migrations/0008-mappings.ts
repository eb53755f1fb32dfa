import type { Migration } from '../migrate'

/** What the curator has said of sheets (`title` null) and columns that nobody knows, by the fingerprint of the sheet. */
export const mappings: Migration = {
  id: 8,
  name: 'mappings',
  sql: `
CREATE TABLE mappings (
  id INTEGER PRIMARY KEY,
  catalogue TEXT,
  fingerprint TEXT NOT NULL,
  sheet TEXT NOT NULL,
  title TEXT,
  table_id TEXT NOT NULL,
  column_id TEXT,
  row_keys TEXT NOT NULL,
  added_at TEXT NOT NULL,
  CHECK ((title IS NULL) = (column_id IS NULL))
) STRICT;
CREATE INDEX mappings_by_sheet ON mappings (fingerprint);

CREATE VIEW v_mappings AS
SELECT id, catalogue, sheet, title, table_id, column_id, row_keys, fingerprint, added_at FROM mappings;
`,
}
