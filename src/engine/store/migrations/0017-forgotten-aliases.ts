import type { Migration } from '../migrate'

/** An answer on a name that was forgotten stays, without effect, so that it can be remembered again as it was. */
export const forgottenAliases: Migration = {
  id: 17,
  name: 'forgotten-aliases',
  sql: `
ALTER TABLE aliases ADD COLUMN forgotten_at TEXT;
DROP VIEW v_aliases;
CREATE VIEW v_aliases AS
SELECT
  l.id AS alias_id,
  l.name,
  l.kind,
  l.subdivision_key AS subdivision,
  l.inn,
  i.id AS institution_id,
  i.name AS institution,
  s.path AS file,
  l.added_at
FROM aliases l
JOIN institutions i ON i.id = l.institution
JOIN live_submissions s ON s.id = l.submission
WHERE l.forgotten_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM aliases later JOIN live_submissions o ON o.id = later.submission
  WHERE later.id > l.id AND later.forgotten_at IS NULL AND later.name_key = l.name_key AND later.kind = l.kind
    AND later.subdivision_key = l.subdivision_key AND later.inn IS l.inn);
`,
}
