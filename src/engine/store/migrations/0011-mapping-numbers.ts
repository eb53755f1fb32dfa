import type { Migration } from '../migrate'

/** The number of a mapping is never given again, so that the journal's word on number 3 is always about the same one. */
export const mappingNumbers: Migration = {
  id: 11,
  name: 'mapping-numbers',
  sql: `
DROP VIEW v_mappings;
DROP INDEX mappings_by_sheet;
ALTER TABLE mappings RENAME TO mappings_before;

CREATE TABLE mappings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
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
INSERT INTO mappings SELECT * FROM mappings_before;
DROP TABLE mappings_before;
CREATE INDEX mappings_by_sheet ON mappings (fingerprint);

DELETE FROM sqlite_sequence WHERE name = 'mappings';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'mappings', max(
  coalesce((SELECT max(id) FROM mappings), 0),
  coalesce((SELECT max(json_extract(detail, '$.id')) FROM log WHERE action = 'mapping-confirmed'), 0));

CREATE VIEW v_mappings AS
SELECT id, catalogue, sheet, title, table_id, column_id, row_keys, fingerprint, added_at FROM mappings;
`,
}
