import type { Migration } from '../migrate'

/** Catalogues of the curator's own, with the themes they use; the program's own never come here. */
export const catalogues: Migration = {
  id: 4,
  name: 'catalogues',
  sql: `
CREATE TABLE catalogues (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  follows TEXT,
  catalogue TEXT NOT NULL,
  themes TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE VIEW v_catalogues AS
SELECT
  id,
  json_extract(catalogue, '$.title') AS title,
  edition,
  json_extract(catalogue, '$.effectiveFrom') AS effective_from,
  follows,
  json_array_length(catalogue, '$.requirements') AS requirements,
  sha256,
  added_at
FROM catalogues;
`,
}
