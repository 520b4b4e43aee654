/** How sure recognisers were of the words of a talk: one byte for each anchor, 0 to 100, 255 for unknown. */
export const sql = `
CREATE TABLE word_confidences (
  talk INTEGER PRIMARY KEY REFERENCES talks (number) ON DELETE CASCADE,
  confidences BLOB NOT NULL
) STRICT;
`;
