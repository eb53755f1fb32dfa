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
) STRICT;
CREATE TABLE participants (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  catalogue TEXT NOT NULL,
  expected_since TEXT,
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
) STRICT;
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
, rests_on INTEGER REFERENCES submissions (id)) STRICT;
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
CREATE TABLE overrides (
  audit INTEGER NOT NULL REFERENCES audits (id),
  institution INTEGER NOT NULL REFERENCES institutions (id),
  requirement TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partial', 'unmet', 'undetermined', 'not-applicable')),
  value REAL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  date TEXT NOT NULL,
  PRIMARY KEY (audit, institution, requirement)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
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
INSERT INTO "audits" (id, name, school_year, period_from, period_to, due_date, control_days, settings) VALUES (1, 'Мониторинг 2025', 2025, '2025-09-01', '2026-05-31', '2026-04-11', '["2026-02-03"]', '{"thresholds":{"high":0.85,"sufficient":0.65,"completeness":0.7},"ratioTolerance":0,"lateValue":0.5,"weights":{}}');
INSERT INTO "audit_rules" (audit, sha256, rules) VALUES (1, '00', '{"catalogues":[]}');
INSERT INTO "institutions" (id, inn, kind, subdivision, subdivision_key, name, match_name, full_name, municipality) VALUES (1, '5900000002', 'school', NULL, '', 'Школа № 1', 'школа 1', NULL, NULL);
INSERT INTO "participants" (audit, institution, catalogue, expected_since) VALUES (1, 1, 'perm-school', NULL);
INSERT INTO "batches" (id, audit, started_at, finished_at, undone_at) VALUES (1, 1, '2026-02-03T10:00:00.000Z', '2026-02-03T10:01:00.000Z', NULL);
INSERT INTO "originals" (sha256, content) VALUES ('aa', x'504b');
INSERT INTO "submissions" (id, audit, batch, path, sha256, bytes, status, institution, catalogue, refusal, added_at) VALUES (1, 1, 1, 'школа-1.xlsx', 'aa', 2, 'accepted', 1, 'perm-school', NULL, '2026-02-03T10:00:30.000Z');
INSERT INTO "remarks" (id, submission, severity, code, sheet, cell, value, expected, message, rests_on) VALUES (1, 1, 'warning', 'not-a-number', 'Учреждение', 'B21', 'много', 'число', 'В ячейке «много», нужно число.', NULL);
INSERT INTO "fact_places" (id, table_id, column_id, sheet) VALUES (1, 'passport', 'pupils', 'Учреждение');
INSERT INTO "facts" (id, submission, place, row_key, value, yes_no, cell, superseded_by) VALUES (1, 1, 1, '', 512, 0, 'B20', NULL);
INSERT INTO "overrides" (audit, institution, requirement, outcome, value, reason, date) VALUES (1, 1, 'ps-2.4-4', 'met', 1, 'Видел сам.', '2026-02-04');
INSERT INTO "log" (id, at, action, detail) VALUES (1, '2026-02-03T10:01:00.000Z', 'import', '{"batch":1,"files":1,"accepted":1}');
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
CREATE INDEX facts_current ON facts (submission) WHERE superseded_by IS NULL;
CREATE INDEX facts_superseded ON facts (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE VIEW live_submissions AS
SELECT s.*
FROM submissions s
JOIN batches b ON b.id = s.batch
WHERE b.undone_at IS NULL;
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
  f.superseded_by
FROM facts f
JOIN fact_places p ON p.id = f.place
JOIN submissions s ON s.id = f.submission;
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
PRAGMA application_id = 1398166091;
PRAGMA user_version = 3;
