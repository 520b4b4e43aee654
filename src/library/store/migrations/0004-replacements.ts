/**
 * What find and replace changed, so that it can be undone as a whole: for every paragraph what the edit changed of it
 * (text, times, marks), before and after, and the replacements that lead back, all as JSON.
 */
export const sql = `
CREATE TABLE replacements (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made_at TEXT NOT NULL,
  find TEXT NOT NULL,
  replace_by TEXT NOT NULL,
  rule_count INTEGER NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE replaced_paragraphs (
  replacement INTEGER NOT NULL REFERENCES replacements (number) ON DELETE CASCADE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  paragraph_id TEXT NOT NULL,
  hit_count INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  inverse TEXT NOT NULL,
  PRIMARY KEY (replacement, talk, paragraph_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX replaced_by_talk ON replaced_paragraphs (talk);
`;
