CREATE TABLE audits (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  school_year INTEGER NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  due_date TEXT,
  control_days TEXT NOT NULL,
  settings TEXT NOT NULL
) STRICT;
CREATE TABLE audit_rules (
  audit INTEGER PRIMARY KEY REFERENCES audits (id),
  sha256 TEXT NOT NULL,
  rules TEXT NOT NULL
) STRICT;
CREATE TABLE institutions (
  id INTEGER PRIMARY KEY,
  inn TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('preschool', 'school', 'additional')),
  subdivision TEXT,
  subdivision_key TEXT NOT NULL,
  name TEXT NOT NULL,
  match_name TEXT NOT NULL,
  full_name TEXT,
  municipality TEXT
, email TEXT) STRICT;
CREATE TABLE participants (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  catalogue TEXT NOT NULL,
  expected_since TEXT, due_date TEXT, extended_to TEXT, received_on TEXT, status TEXT CHECK (status IN ('rework', 'accepted')), status_on TEXT, status_of INTEGER REFERENCES submissions (id), came_with INTEGER REFERENCES batches (id),
  PRIMARY KEY (audit, institution)
) STRICT, WITHOUT ROWID;
CREATE TABLE batches (
  id INTEGER PRIMARY KEY,
  audit INTEGER NOT NULL REFERENCES audits (id),
  started_at TEXT NOT NULL,
  finished_at TEXT,
  undone_at TEXT
) STRICT;
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
CREATE TABLE submissions (
  id INTEGER PRIMARY KEY,
  audit INTEGER NOT NULL REFERENCES audits (id),
  batch INTEGER NOT NULL REFERENCES batches (id),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('accepted', 'refused', 'unassigned', 'attachment')),
  institution INTEGER REFERENCES institutions (id),
  catalogue TEXT,
  refusal TEXT,
  added_at TEXT NOT NULL
, carries INTEGER REFERENCES submissions (id), repeats INTEGER REFERENCES submissions (id), cleared TEXT, sent_by TEXT) STRICT;
CREATE TABLE sheet_balances (
  submission INTEGER NOT NULL REFERENCES submissions (id),
  position INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  read INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (submission, position),
  CHECK (read = accepted + quarantined + skipped)
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantined_rows (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  sheet TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  cells TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE TABLE remarks (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  code TEXT NOT NULL,
  sheet TEXT,
  cell TEXT,
  value TEXT,
  expected TEXT,
  message TEXT NOT NULL
, rests_on INTEGER REFERENCES submissions (id), suggestions TEXT) STRICT;
CREATE TABLE layouts (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  table_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('filled', 'none', 'blank', 'keyed')),
  places TEXT NOT NULL
) STRICT;
CREATE TABLE fact_places (
  id INTEGER PRIMARY KEY,
  table_id TEXT NOT NULL,
  column_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  UNIQUE (table_id, column_id, sheet)
) STRICT;
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  place INTEGER NOT NULL REFERENCES fact_places (id),
  row_key TEXT NOT NULL,
  value ANY NOT NULL,
  yes_no INTEGER NOT NULL,
  cell TEXT NOT NULL,
  superseded_by INTEGER REFERENCES submissions (id)
) STRICT;
CREATE TABLE verdicts (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  position INTEGER NOT NULL,
  requirement TEXT NOT NULL,
  clause TEXT NOT NULL,
  item INTEGER,
  unit TEXT NOT NULL,
  role TEXT,
  theme TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partial', 'unmet', 'undetermined', 'not-applicable')),
  value REAL,
  weight REAL NOT NULL,
  critical INTEGER NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  computed TEXT,
  program_version TEXT NOT NULL,
  PRIMARY KEY (audit, institution, requirement)
) STRICT;
CREATE TABLE discrepancies (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  position INTEGER NOT NULL,
  requirement TEXT NOT NULL,
  clause TEXT NOT NULL,
  item INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('overstated', 'understated', 'unsupported')),
  answer TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partial', 'unmet', 'undetermined', 'not-applicable')),
  message TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (audit, institution, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE scores (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  index_value REAL,
  upper_value REAL,
  completeness REAL,
  level TEXT CHECK (level IN ('high', 'sufficient', 'low')),
  level_reason TEXT,
  rank INTEGER,
  not_applicable_share REAL NOT NULL,
  met INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  unmet INTEGER NOT NULL,
  undetermined INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL,
  discrepancies INTEGER NOT NULL,
  PRIMARY KEY (audit, institution)
) STRICT, WITHOUT ROWID;
CREATE TABLE table_prints (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  table_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  digest TEXT NOT NULL,
  undated TEXT NOT NULL,
  UNIQUE (submission, table_id)
) STRICT;
CREATE TABLE catalogues (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  follows TEXT,
  catalogue TEXT NOT NULL,
  themes TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
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
CREATE TABLE "overrides" (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  catalogue TEXT NOT NULL,
  requirement TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partial', 'unmet', 'undetermined', 'not-applicable')),
  value REAL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  date TEXT NOT NULL,
  carried_from TEXT, basis TEXT, review_since TEXT, review_why TEXT,
  PRIMARY KEY (audit, institution, catalogue, requirement)
) STRICT, WITHOUT ROWID;
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
, forgotten_at TEXT) STRICT;
CREATE TABLE corrections (
  audit INTEGER NOT NULL REFERENCES audits (id),
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  value TEXT NOT NULL,
  original TEXT,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  date TEXT NOT NULL,
  PRIMARY KEY (audit, sha256, sheet, cell)
) STRICT, WITHOUT ROWID;
CREATE TABLE crashes (
  sha256 TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  noted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
, workbook_removed_at TEXT) STRICT;
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  salt TEXT,
  digest TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE trail (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seed TEXT NOT NULL,
  entries INTEGER NOT NULL,
  last_hash TEXT NOT NULL
) STRICT;
CREATE TABLE removed_originals (
  sha256 TEXT PRIMARY KEY,
  removed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE unneeded (
  audit INTEGER NOT NULL REFERENCES audits (id),
  catalogue TEXT,
  sheet TEXT NOT NULL,
  title TEXT,
  added_at TEXT NOT NULL
) STRICT;
INSERT INTO "audits" (id, name, school_year, period_from, period_to, due_date, control_days, settings) VALUES (1, 'Мониторинг 2025', 2025, '2025-09-01', '2026-05-31', '2026-04-11', '["2026-02-03"]', '{"thresholds":{"high":0.85,"sufficient":0.65,"completeness":0.7},"ratioTolerance":0,"lateValue":0.5,"weights":{}}');
INSERT INTO "audit_rules" (audit, sha256, rules) VALUES (1, '00', '{"catalogues":[]}');
INSERT INTO "institutions" (id, inn, kind, subdivision, subdivision_key, name, match_name, full_name, municipality, email) VALUES (1, '5900000002', 'school', NULL, '', 'Школа № 1', 'школа 1', NULL, NULL, NULL);
INSERT INTO "participants" (audit, institution, catalogue, expected_since, due_date, extended_to, received_on, status, status_on, status_of, came_with) VALUES (1, 1, 'perm-school', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "batches" (id, audit, started_at, finished_at, undone_at) VALUES (1, 1, '2026-02-03T10:00:00.000Z', '2026-02-03T10:01:00.000Z', NULL);
INSERT INTO "originals" (sha256, content) VALUES ('aa', x'504b');
INSERT INTO "submissions" (id, audit, batch, path, sha256, bytes, status, institution, catalogue, refusal, added_at, carries, repeats, cleared, sent_by) VALUES (1, 1, 1, 'школа-1.xlsx', 'aa', 2, 'accepted', 1, 'perm-school', NULL, '2026-02-03T10:00:30.000Z', NULL, NULL, NULL, NULL);
INSERT INTO "remarks" (id, submission, severity, code, sheet, cell, value, expected, message, rests_on, suggestions) VALUES (1, 1, 'warning', 'not-a-number', 'Учреждение', 'B21', 'много', 'число', 'В ячейке «много», нужно число.', NULL, NULL);
INSERT INTO "fact_places" (id, table_id, column_id, sheet) VALUES (1, 'passport', 'pupils', 'Учреждение');
INSERT INTO "facts" (id, submission, place, row_key, value, yes_no, cell, superseded_by) VALUES (1, 1, 1, '', 512, 0, 'B20', NULL);
INSERT INTO "overrides" (audit, institution, catalogue, requirement, outcome, value, reason, date, carried_from, basis, review_since, review_why) VALUES (1, 1, 'perm-school', 'ps-2.4-4', 'met', 1, 'Видел сам.', '2026-02-04', NULL, NULL, NULL, NULL);
INSERT INTO "log" (id, at, action, detail, salt, digest, hash) VALUES (1, '2026-02-03T10:01:00.000Z', 'import', '{"batch":1,"files":1,"accepted":1}', '0123456789abcdef0123456789abcdef', '64075f5fd903993b5b7d6f26eb499b35322a19cdd3565eda7b804b81b4c9260e', 'c1299d93b1a72303166f703b9e54fe16332b1c7e4770feb547b640b2be2175c5');
INSERT INTO "trail" (id, seed, entries, last_hash) VALUES (1, '00112233445566778899aabbccddeeff', 1, 'c1299d93b1a72303166f703b9e54fe16332b1c7e4770feb547b640b2be2175c5');
CREATE UNIQUE INDEX institutions_by_inn ON institutions (inn, kind, subdivision_key) WHERE inn IS NOT NULL;
CREATE INDEX institutions_by_name ON institutions (match_name);
CREATE INDEX batches_by_audit ON batches (audit);
CREATE INDEX submissions_by_institution ON submissions (audit, institution);
CREATE INDEX submissions_by_content ON submissions (audit, sha256);
CREATE INDEX submissions_by_path ON submissions (audit, path);
CREATE INDEX submissions_by_batch ON submissions (batch);
CREATE INDEX quarantined_rows_by_submission ON quarantined_rows (submission);
CREATE INDEX remarks_by_submission ON remarks (submission);
CREATE INDEX layouts_by_submission ON layouts (submission);
CREATE INDEX facts_superseded ON facts (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE VIEW v_scores AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  i.inn,
  i.kind,
  i.subdivision,
  i.municipality,
  p.catalogue,
  EXISTS (
    SELECT 1 FROM live_submissions s
    WHERE s.audit = p.audit AND s.institution = p.institution AND s.status = 'accepted') AS submitted,
  c.index_value,
  c.upper_value,
  c.completeness,
  c.level,
  c.level_reason,
  c.rank,
  c.not_applicable_share,
  c.met,
  c.partial,
  c.unmet,
  c.undetermined,
  c.not_applicable,
  c.discrepancies
FROM participants p
JOIN audits a ON a.id = p.audit
JOIN institutions i ON i.id = p.institution
LEFT JOIN scores c ON c.audit = p.audit AND c.institution = p.institution;
CREATE VIEW v_verdicts AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  i.kind,
  v.position,
  v.requirement,
  v.clause,
  v.item,
  v.unit,
  v.role,
  v.theme,
  v.outcome,
  v.value,
  v.weight,
  v.critical,
  v.reason,
  v.evidence,
  v.computed IS NOT NULL AS overridden,
  json_extract(v.computed, '$.outcome') AS computed_outcome,
  json_extract(v.computed, '$.value') AS computed_value,
  v.program_version
FROM verdicts v
JOIN audits a ON a.id = v.audit
JOIN institutions i ON i.id = v.institution;
CREATE VIEW v_quarantined AS
SELECT
  s.audit AS audit_id,
  i.id AS institution_id,
  i.name AS institution,
  s.path AS file,
  q.id AS quarantined_id,
  q.sheet,
  q.row_number,
  q.cells,
  q.reason
FROM quarantined_rows q
JOIN live_submissions s ON s.id = q.submission
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.institution = s.institution
      AND later.status = 'accepted' AND later.id > s.id
      AND (q.sheet IS NULL OR q.sheet IN (
        SELECT sheet FROM sheet_balances WHERE submission = later.id
        UNION ALL SELECT sheet FROM remarks WHERE submission = later.id)))
  AND NOT (s.institution IS NULL AND EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.id > s.id
      AND (later.sha256 = s.sha256 OR later.path = s.path)));
CREATE VIEW v_balances AS
SELECT
  s.audit AS audit_id,
  i.id AS institution_id,
  i.name AS institution,
  s.id AS submission,
  s.path AS file,
  t.position,
  t.sheet,
  t.read,
  t.accepted,
  t.quarantined,
  t.skipped,
  t.reasons
FROM sheet_balances t
JOIN live_submissions s ON s.id = t.submission
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.institution = s.institution
      AND later.status = 'accepted' AND later.id > s.id
      AND (t.sheet IS NULL OR t.sheet IN (
        SELECT sheet FROM sheet_balances WHERE submission = later.id
        UNION ALL SELECT sheet FROM remarks WHERE submission = later.id)))
  AND NOT (s.institution IS NULL AND EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.id > s.id
      AND (later.sha256 = s.sha256 OR later.path = s.path)));
CREATE INDEX remarks_resting ON remarks (rests_on) WHERE rests_on IS NOT NULL;
CREATE VIEW v_remarks AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  s.batch,
  s.path AS file,
  r.id AS remark_id,
  r.severity,
  r.code,
  r.sheet,
  r.cell,
  r.value,
  r.expected,
  r.message
FROM remarks r
JOIN live_submissions s ON s.id = r.submission
JOIN audits a ON a.id = s.audit
LEFT JOIN institutions i ON i.id = s.institution
WHERE NOT EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.institution = s.institution
      AND later.status = 'accepted' AND later.id > s.id
      AND (r.sheet IS NULL OR r.sheet IN (
        SELECT sheet FROM sheet_balances WHERE submission = later.id
        UNION ALL SELECT sheet FROM remarks WHERE submission = later.id)))
  AND NOT (s.institution IS NULL AND EXISTS (
    SELECT 1 FROM live_submissions later
    WHERE later.audit = s.audit AND later.id > s.id
      AND (later.sha256 = s.sha256 OR later.path = s.path)))
  AND (r.rests_on IS NULL OR EXISTS (SELECT 1 FROM live_submissions o WHERE o.id = r.rests_on));
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
CREATE UNIQUE INDEX submissions_carrying ON submissions (carries, catalogue) WHERE carries IS NOT NULL;
CREATE VIEW live_submissions AS
SELECT s.*
FROM submissions s
JOIN batches b ON b.id = s.batch
WHERE b.undone_at IS NULL AND s.carries IS NULL;
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
WHERE l.forgotten_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM aliases later JOIN live_submissions o ON o.id = later.submission
  WHERE later.id > l.id AND later.forgotten_at IS NULL AND later.name_key = l.name_key AND later.kind = l.kind
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
CREATE INDEX facts_by_submission ON facts (submission);
CREATE VIEW v_corrections AS
SELECT
  a.id AS audit_id,
  a.name AS audit,
  i.id AS institution_id,
  i.name AS institution,
  s.id AS submission,
  s.path AS file,
  c.sheet,
  c.cell,
  c.value,
  c.original,
  c.reason,
  c.date
FROM corrections c
JOIN live_submissions s ON s.audit = c.audit AND s.sha256 = c.sha256 AND s.repeats IS NULL
JOIN audits a ON a.id = c.audit
LEFT JOIN institutions i ON i.id = s.institution;
CREATE INDEX observations_by_institution ON observations (audit, institution);
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
CREATE INDEX mappings_by_sheet ON mappings (fingerprint);
CREATE VIEW v_mappings AS
SELECT id, catalogue, sheet, title, table_id, column_id, row_keys, fingerprint, added_at FROM mappings;
CREATE INDEX frozen_reports_by_audit ON frozen_reports (audit);
CREATE UNIQUE INDEX unneeded_once ON unneeded (audit, ifnull(catalogue, ''), sheet, ifnull(title, ''));
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
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN
  SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;
CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;
CREATE VIEW "Итоги" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", inn AS "ИНН", CASE kind WHEN 'preschool' THEN 'дошкольное' WHEN 'school' THEN 'общеобразовательное' WHEN 'additional' THEN 'дополнительного образования' END AS "Тип",
  municipality AS "Муниципальное образование", catalogue AS "Код положения",
  CASE submitted WHEN 1 THEN 'да' ELSE 'нет' END AS "Сведения представлены",
  index_value AS "Индекс", upper_value AS "Возможный индекс", completeness AS "Полнота данных",
  CASE level WHEN 'high' THEN 'высокий' WHEN 'sufficient' THEN 'достаточный' WHEN 'low' THEN 'низкий' END AS "Уровень", level_reason AS "Почему такой уровень", rank AS "Место",
  met AS "Выполнено", partial AS "Выполнено частично", unmet AS "Не выполнено", undetermined AS "Не определено",
  not_applicable AS "Неприменимо", discrepancies AS "Расхождений"
FROM v_scores;
CREATE VIEW "Результаты" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", CASE kind WHEN 'preschool' THEN 'дошкольное' WHEN 'school' THEN 'общеобразовательное' WHEN 'additional' THEN 'дополнительного образования' END AS "Тип",
  clause || CASE WHEN item IS NULL THEN '' ELSE ', п. ' || item END AS "Пункт", requirement AS "Код требования",
  CASE outcome WHEN 'met' THEN 'выполнено' WHEN 'partial' THEN 'выполнено частично' WHEN 'unmet' THEN 'не выполнено' WHEN 'undetermined' THEN 'не определено' WHEN 'not-applicable' THEN 'неприменимо' END AS "Результат", value AS "Доля", weight AS "Вес",
  CASE critical WHEN 1 THEN 'да' ELSE 'нет' END AS "Критическое",
  CASE overridden WHEN 1 THEN 'да' ELSE 'нет' END AS "Решение куратора", reason AS "Причина"
FROM v_verdicts;
CREATE VIEW "Прочитанное" AS
SELECT a.name AS "Мониторинг", i.name AS "Учреждение", f.file AS "Файл", f.sheet AS "Лист", f.cell AS "Ячейка",
  f.table_id AS "Таблица", f.row_key AS "Строка", f.column_id AS "Столбец", f.value AS "Значение"
FROM v_facts f
JOIN audits a ON a.id = f.audit_id
LEFT JOIN institutions i ON i.id = f.institution_id
WHERE f.superseded_by IS NULL;
CREATE VIEW "Замечания" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", file AS "Файл", CASE severity WHEN 'error' THEN 'ошибка' WHEN 'warning' THEN 'предупреждение' WHEN 'info' THEN 'сведение' END AS "Важность",
  sheet AS "Лист", cell AS "Ячейка", value AS "Значение", message AS "Замечание"
FROM v_remarks;
CREATE VIEW "Сдача форм" AS
SELECT audit AS "Мониторинг", institution AS "Учреждение", inn AS "ИНН", CASE kind WHEN 'preschool' THEN 'дошкольное' WHEN 'school' THEN 'общеобразовательное' WHEN 'additional' THEN 'дополнительного образования' END AS "Тип",
  CASE status WHEN 'not-submitted' THEN 'не представлено' WHEN 'received' THEN 'получено' WHEN 'rework' THEN 'на доработке' WHEN 'accepted' THEN 'принято' END AS "Состояние", deadline AS "Срок", received_on AS "Получено",
  CASE late WHEN 1 THEN 'да' ELSE 'нет' END AS "С опозданием", files AS "Файлов"
FROM v_collection;
PRAGMA application_id = 1398166091;
PRAGMA user_version = 17;
