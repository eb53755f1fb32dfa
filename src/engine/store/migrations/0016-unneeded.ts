import type { Migration } from '../migrate'

/** Sheets (`title` null) and columns nobody knows that the curator does not need to be asked about in an audit. */
export const unneeded: Migration = {
  id: 16,
  name: 'unneeded',
  sql: `
CREATE TABLE unneeded (
  audit INTEGER NOT NULL REFERENCES audits (id),
  catalogue TEXT,
  sheet TEXT NOT NULL,
  title TEXT,
  added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX unneeded_once ON unneeded (audit, ifnull(catalogue, ''), sheet, ifnull(title, ''));
`,
}
