/**
 * Imports with their reports, what undoing them needs, and what sources say otherwise than the talks.
 *
 * A source is a file as it came; its records are the talks it has, each with the hash of what was read, so that the same
 * record in another file is recognised. `is_whole` is 1 when every record of it came in. Of sources that were imported
 * before, the hash of the text stands for that of their one record.
 *
 * `import_talks` has a row for each talk that an import touched: whether it made it, the fields as they were before
 * (JSON), and hashes of them as it left them. `text_before` is the version of the text that it found empty, `text_after`
 * a hash of the text it brought. `field_origins` says who set a field last (`card`: the card of a related talk, which
 * may be cut); where it says nothing, nobody knows.
 */
export const sql = `
CREATE TABLE imports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  is_dry_run INTEGER NOT NULL,
  paths TEXT NOT NULL,
  path_count INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  removed_count INTEGER NOT NULL DEFAULT 0,
  restored_count INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE source_files (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  is_whole INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE source_records (
  source INTEGER NOT NULL REFERENCES source_files (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  record_sha256 TEXT NOT NULL,
  import INTEGER REFERENCES imports (number) ON DELETE SET NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
INSERT INTO source_files (number, sha256, text_sha256, path, format, encoding, imported_at, is_whole, bytes)
  SELECT number, sha256, text_sha256, path, format, encoding, imported_at, 1, bytes FROM sources;
INSERT INTO source_records (source, position, talk, record_sha256) SELECT number, 0, talk, text_sha256 FROM sources;
DROP TABLE sources;
ALTER TABLE source_files RENAME TO sources;
CREATE INDEX sources_by_text ON sources (text_sha256);
CREATE INDEX records_by_talk ON source_records (talk);
CREATE INDEX records_by_content ON source_records (record_sha256);
CREATE INDEX records_by_import ON source_records (import);

CREATE TABLE import_items (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  import INTEGER NOT NULL REFERENCES imports (number) ON DELETE CASCADE,
  path TEXT NOT NULL,
  record INTEGER NOT NULL,
  record_count INTEGER NOT NULL,
  format TEXT,
  encoding TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  detail TEXT NOT NULL,
  talk INTEGER REFERENCES talks (number) ON DELETE SET NULL,
  source INTEGER REFERENCES sources (number) ON DELETE SET NULL,
  title TEXT,
  stub_count INTEGER NOT NULL,
  corrected_count INTEGER NOT NULL,
  conflict_count INTEGER NOT NULL,
  leftover_count INTEGER NOT NULL,
  problem_count INTEGER NOT NULL,
  sureness TEXT,
  is_twice_encoded INTEGER NOT NULL,
  account TEXT NOT NULL
) STRICT;
CREATE INDEX items_by_import ON import_items (import);
CREATE INDEX items_by_outcome ON import_items (import, outcome);
CREATE INDEX items_by_path ON import_items (import, path);
CREATE INDEX items_by_talk ON import_items (talk) WHERE talk IS NOT NULL;
CREATE INDEX items_by_source ON import_items (source) WHERE source IS NOT NULL;

CREATE TABLE import_talks (
  import INTEGER NOT NULL REFERENCES imports (number) ON DELETE CASCADE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  is_new INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  text_before INTEGER,
  text_after TEXT,
  kept_reason TEXT,
  kept_fields TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (import, talk)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_talks_by_talk ON import_talks (talk);

CREATE TABLE field_origins (
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  field TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('card', 'source', 'user')),
  PRIMARY KEY (talk, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_conflicts (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  field TEXT NOT NULL,
  theirs_hash TEXT NOT NULL,
  theirs TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'kept', 'taken')),
  replaced TEXT,
  path TEXT NOT NULL,
  import INTEGER REFERENCES imports (number) ON DELETE SET NULL,
  item INTEGER REFERENCES import_items (number) ON DELETE SET NULL,
  UNIQUE (talk, field, theirs_hash)
) STRICT;
CREATE INDEX conflicts_by_import ON import_conflicts (import, status);
CREATE INDEX conflicts_by_item ON import_conflicts (item);
`;
