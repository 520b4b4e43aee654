/**
 * Which rule profile the talks of a collection have that chose none themselves. As in the glossary, a collection is known
 * by its label.
 */
export const sql = `
CREATE TABLE collection_profiles (
  collection TEXT PRIMARY KEY,
  profile TEXT NOT NULL
) STRICT;
`;
