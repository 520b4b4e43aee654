/**
 * The revisions of transcripts. `sequence` counts a talk's revisions from 1 and is never given twice; it is their
 * order, whatever the clock said. `changed_at` is when the text first changed after the revision. The content comes
 * last, so that a list never reads it.
 */
export const sql = `
CREATE TABLE revisions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'found', 'manual', 'export', 'hourly', 'restore', 'replace')),
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
`;
