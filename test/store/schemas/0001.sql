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
) STRICT;
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
INSERT INTO "audits" (id, name, school_year, period_from, period_to, due_date, control_days, settings) VALUES (1, 'Мониторинг 2025', 2025, '2025-09-01', '2026-05-31', '2026-04-11', '["2026-02-03"]', '{"thresholds":{"high":0.85,"sufficient":0.65,"completeness":0.7},"ratioTolerance":0,"lateValue":0.5,"weights":{}}');
INSERT INTO "audit_rules" (audit, sha256, rules) VALUES (1, '00', '{"catalogues":[]}');
INSERT INTO "institutions" (id, inn, kind, subdivision, subdivision_key, name, match_name, full_name, municipality) VALUES (1, '5900000002', 'school', NULL, '', 'Школа № 1', 'школа 1', NULL, NULL);
INSERT INTO "participants" (audit, institution, catalogue, expected_since) VALUES (1, 1, 'perm-school', NULL);
INSERT INTO "batches" (id, audit, started_at, finished_at, undone_at) VALUES (1, 1, '2026-02-03T10:00:00.000Z', '2026-02-03T10:01:00.000Z', NULL);
INSERT INTO "originals" (sha256, content) VALUES ('aa', x'504b');
INSERT INTO "submissions" (id, audit, batch, path, sha256, bytes, status, institution, catalogue, refusal, added_at) VALUES (1, 1, 1, 'школа-1.xlsx', 'aa', 2, 'accepted', 1, 'perm-school', NULL, '2026-02-03T10:00:30.000Z');
INSERT INTO "remarks" (id, submission, severity, code, sheet, cell, value, expected, message) VALUES (1, 1, 'warning', 'not-a-number', 'Учреждение', 'B21', 'много', 'число', 'В ячейке «много», нужно число.');
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
PRAGMA application_id = 1398166091;
PRAGMA user_version = 1;
