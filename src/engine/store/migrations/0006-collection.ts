import type { Migration } from '../migrate'

/**
 * Collecting forms: due dates, what the curator says of a form, files that wait for an answer whose they are, and the
 * answers given. An answer holds as long as the batch of the file it was given to.
 */
export const collection: Migration = {
  id: 6,
  name: 'collection',
  sql: `
ALTER TABLE institutions ADD COLUMN email TEXT;
ALTER TABLE participants ADD COLUMN due_date TEXT;
ALTER TABLE participants ADD COLUMN extended_to TEXT;
ALTER TABLE participants ADD COLUMN received_on TEXT;
ALTER TABLE participants ADD COLUMN status TEXT CHECK (status IN ('rework', 'accepted'));
ALTER TABLE participants ADD COLUMN status_on TEXT;
ALTER TABLE participants ADD COLUMN status_of INTEGER REFERENCES submissions (id);

CREATE TABLE questions (
  submission INTEGER PRIMARY KEY REFERENCES submissions (id),
  name TEXT,
  inn TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('preschool', 'school', 'additional')),
  message TEXT NOT NULL,
  candidates TEXT NOT NULL,
  intake TEXT NOT NULL,
  dropped_at TEXT
) STRICT;

CREATE TABLE aliases (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('preschool', 'school', 'additional')),
  subdivision_key TEXT NOT NULL,
  inn TEXT,
  institution INTEGER NOT NULL REFERENCES institutions (id),
  submission INTEGER NOT NULL REFERENCES submissions (id),
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX aliases_by_submission ON aliases (submission);

CREATE VIEW v_questions AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  s.batch,
  s.id AS submission,
  s.path AS file,
  q.name,
  q.inn,
  q.kind,
  q.message,
  q.candidates
FROM questions q
JOIN live_submissions s ON s.id = q.submission
JOIN audits a ON a.id = s.audit
WHERE q.dropped_at IS NULL AND s.status = 'unassigned' AND NOT EXISTS (
  SELECT 1 FROM live_submissions later LEFT JOIN questions again ON again.submission = later.id
  WHERE later.audit = s.audit AND later.id > s.id AND (
    later.sha256 = s.sha256
    OR (later.path = s.path AND (
      again.name = q.name
      OR later.institution IN (SELECT json_extract(value, '$.id') FROM json_each(q.candidates))))));

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
WHERE NOT EXISTS (
  SELECT 1 FROM aliases later JOIN live_submissions o ON o.id = later.submission
  WHERE later.id > l.id AND later.name_key = l.name_key AND later.kind = l.kind
    AND later.subdivision_key = l.subdivision_key AND later.inn IS l.inn);

CREATE VIEW v_collection AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  i.inn,
  i.kind,
  i.subdivision,
  i.municipality,
  i.email,
  p.catalogue,
  p.expected_since,
  coalesce(p.due_date, a.due_date) AS due_date,
  p.extended_to,
  coalesce(p.extended_to, p.due_date, a.due_date) AS deadline,
  CASE
    WHEN f.files IS NULL THEN 'not-submitted'
    WHEN p.status IS NOT NULL AND f.last = p.status_of THEN p.status
    ELSE 'received'
  END AS status,
  coalesce(f.files, 0) AS files,
  CASE WHEN f.files IS NOT NULL THEN coalesce(p.received_on, f.first_on) END AS received_on,
  coalesce(f.files IS NOT NULL
    AND coalesce(p.received_on, f.first_on) > coalesce(p.extended_to, p.due_date, a.due_date), 0) AS late
FROM participants p
JOIN audits a ON a.id = p.audit
JOIN institutions i ON i.id = p.institution
LEFT JOIN (
  SELECT audit, institution, count(*) AS files, max(id) AS last, substr(min(added_at), 1, 10) AS first_on
  FROM live_submissions WHERE status = 'accepted' GROUP BY audit, institution
) f ON f.audit = p.audit AND f.institution = p.institution;
`,
}
