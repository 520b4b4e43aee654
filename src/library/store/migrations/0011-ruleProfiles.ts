/**
 * Rule profiles of the library's own, as documents, and which profile a talk has: a built-in one or one of these. A
 * talk without one, or with one that is gone, has the default.
 */
export const sql = `
CREATE TABLE rule_profiles (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
CREATE TABLE talk_profiles (
  talk INTEGER PRIMARY KEY REFERENCES talks (number) ON DELETE CASCADE,
  profile TEXT NOT NULL
) STRICT;
`;
