/**
 * Jobs that have not ended, to be begun anew when the library is opened. What an alignment found waits, as JSON, until
 * the editor takes it or not.
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
`;
