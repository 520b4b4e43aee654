/**
 * The first schema. Talks are numbered by `number`, which is also the rowid of their search row, and known outside
 * by `id`. Columns that lists sort or filter by come before the long texts, so that a list never reads those; `is_stub`
 * is not generated, as no index covers a query that names a generated column.
 *
 * `talk_search` keeps no text of its own: it is filled with folded text, one row per talk. A saved paragraph only
 * marks its talk with `is_search_stale`; the next search brings the row up to date.
 */
export const sql = `
CREATE TABLE talks (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('stub', 'toCorrect', 'correcting', 'corrected', 'delivered')),
  is_stub INTEGER NOT NULL CHECK (is_stub = (state = 'stub')),
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  is_title_cut INTEGER NOT NULL,
  recorded_on TEXT,
  published_on TEXT,
  duration_ms INTEGER,
  has_media INTEGER NOT NULL DEFAULT 0,
  is_media_lost INTEGER NOT NULL DEFAULT 0,
  has_text INTEGER NOT NULL DEFAULT 0,
  unconfirmed_count INTEGER NOT NULL DEFAULT 0,
  transcript_is_complete INTEGER NOT NULL DEFAULT 1,
  transcript_version INTEGER NOT NULL DEFAULT 0,
  is_search_stale INTEGER NOT NULL DEFAULT 1,
  imported_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  subtitle TEXT,
  kind TEXT,
  language TEXT,
  place TEXT,
  collection TEXT,
  publisher TEXT,
  rights TEXT,
  licence_url TEXT,
  media_url TEXT,
  bookmark TEXT,
  keywords TEXT NOT NULL,
  documents TEXT NOT NULL,
  levels TEXT NOT NULL,
  chapters TEXT NOT NULL,
  abstract TEXT,
  is_abstract_cut INTEGER NOT NULL DEFAULT 0,
  state_rank INTEGER GENERATED ALWAYS AS (
    CASE state WHEN 'stub' THEN 0 WHEN 'toCorrect' THEN 1 WHEN 'correcting' THEN 2 WHEN 'corrected' THEN 3 ELSE 4 END
  ) VIRTUAL,
  title_start TEXT GENERATED ALWAYS AS (substr(title_key, 1, 24)) VIRTUAL,
  has_problems INTEGER GENERATED ALWAYS AS (
    (state <> 'stub' AND (has_text = 0 OR transcript_is_complete = 0)) OR unconfirmed_count > 0 OR is_media_lost = 1
  ) VIRTUAL
) STRICT;
CREATE INDEX talks_by_title ON talks (is_stub, title_key);
CREATE INDEX talks_by_recorded_on ON talks (is_stub, recorded_on);
CREATE INDEX talks_by_updated_at ON talks (is_stub, updated_at);
CREATE INDEX talks_by_duration ON talks (is_stub, duration_ms);
CREATE INDEX talks_by_state ON talks (is_stub, state_rank);
CREATE INDEX talks_by_title_start ON talks (title_start, is_title_cut, title_key);
CREATE INDEX talks_stale ON talks (number) WHERE is_search_stale = 1;

CREATE TABLE talk_speakers (
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  affiliation TEXT,
  role TEXT,
  certainty TEXT NOT NULL CHECK (certainty IN ('stated', 'proposed', 'guessed', 'confirmed')),
  PRIMARY KEY (talk, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE talk_disciplines (
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (talk, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX disciplines_by_label ON talk_disciplines (label, talk);

CREATE TABLE talk_identifiers (
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (talk, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_by_key ON talk_identifiers (scheme, key);

CREATE TABLE related_talks (
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  related INTEGER REFERENCES talks (number) ON DELETE SET NULL,
  card TEXT NOT NULL,
  PRIMARY KEY (talk, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX related_by_talk ON related_talks (related);

CREATE TABLE sources (
  number INTEGER PRIMARY KEY,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  sha256 TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX sources_by_text ON sources (text_sha256);
CREATE INDEX sources_by_talk ON sources (talk);

CREATE TABLE paragraphs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'heading')),
  speaker_id TEXT,
  start_ms INTEGER,
  end_ms INTEGER,
  text TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX paragraphs_in_order ON paragraphs (talk, position);

CREATE TABLE media (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL UNIQUE REFERENCES talks (number) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  mime_type TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  tracks TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  is_owned INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE talk_search USING fts5 (
  title, speakers, abstract, transcript,
  content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
`;
