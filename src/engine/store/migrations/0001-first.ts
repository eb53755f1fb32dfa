import type { Migration } from '../migrate'

/** Tables. JSON sits in TEXT columns; days and moments are ISO text; yes/no is 0 or 1. */
export const first: Migration = {
  id: 1,
  name: 'first',
  sql: `
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
CREATE UNIQUE INDEX institutions_by_inn ON institutions (inn, kind, subdivision_key) WHERE inn IS NOT NULL;
CREATE INDEX institutions_by_name ON institutions (match_name);

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
CREATE INDEX batches_by_audit ON batches (audit);

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
CREATE INDEX submissions_by_institution ON submissions (audit, institution);
CREATE INDEX submissions_by_content ON submissions (audit, sha256);
CREATE INDEX submissions_by_path ON submissions (audit, path);
CREATE INDEX submissions_by_batch ON submissions (batch);

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
CREATE INDEX quarantined_rows_by_submission ON quarantined_rows (submission);

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
CREATE INDEX remarks_by_submission ON remarks (submission);

CREATE TABLE layouts (
  id INTEGER PRIMARY KEY,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  table_id TEXT NOT NULL,
  sheet TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('filled', 'none', 'blank', 'keyed')),
  places TEXT NOT NULL
) STRICT;
CREATE INDEX layouts_by_submission ON layouts (submission);

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
CREATE INDEX facts_current ON facts (submission) WHERE superseded_by IS NULL;
CREATE INDEX facts_superseded ON facts (superseded_by) WHERE superseded_by IS NOT NULL;

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
`,
}
