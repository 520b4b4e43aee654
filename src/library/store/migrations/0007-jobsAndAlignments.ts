/**
 * Jobs that have not ended, to be begun anew when the library is opened. What an alignment found waits, as JSON, until
 * the editor takes it or not; the text before it does is kept as a revision, of a kind that there was not before.
 */
export const sql = `
CREATE TABLE pending_jobs (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  request TEXT NOT NULL,
  is_paused INTEGER NOT NULL
) STRICT;
CREATE TABLE alignment_proposals (
  talk INTEGER PRIMARY KEY REFERENCES talks (number) ON DELETE CASCADE,
  proposal TEXT NOT NULL
) STRICT;
CREATE TABLE revisions_of_more_kinds (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'found', 'manual', 'export', 'hourly', 'restore', 'replace', 'align')),
  note TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT,
  transcript_version INTEGER NOT NULL,
  word_count INTEGER NOT NULL,
  paragraph_count INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (talk, sequence)
) STRICT;
INSERT INTO revisions_of_more_kinds SELECT * FROM revisions;
DROP TABLE revisions;
ALTER TABLE revisions_of_more_kinds RENAME TO revisions;
`;
