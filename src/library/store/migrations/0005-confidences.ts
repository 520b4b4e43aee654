/**
 * What recognisers said of the words of a talk, by anchor. `confidences` has one byte for each, 0 to 100, 255 for
 * unknown; `words` are the words themselves as they were recognised, set off by one blank each, which no word holds.
 */
export const sql = `
CREATE TABLE word_confidences (
  talk INTEGER PRIMARY KEY REFERENCES talks (number) ON DELETE CASCADE,
  words TEXT NOT NULL,
  confidences BLOB NOT NULL
) STRICT;
`;
