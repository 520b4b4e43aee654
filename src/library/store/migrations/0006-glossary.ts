/** Terms as they are heard and as they are written. Each scope has one entry for what is heard, whatever its case. */
export const sql = `
CREATE TABLE glossary_entries (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  heard TEXT NOT NULL,
  heard_key TEXT NOT NULL,
  correct TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('library', 'collection', 'talk')),
  collection TEXT CHECK ((collection IS NOT NULL) = (scope = 'collection')),
  talk INTEGER REFERENCES talks (number) ON DELETE CASCADE CHECK ((talk IS NOT NULL) = (scope = 'talk'))
) STRICT;
CREATE UNIQUE INDEX glossary_by_heard ON glossary_entries (heard_key, scope, coalesce(collection, ''), coalesce(talk, 0));
CREATE INDEX glossary_by_talk ON glossary_entries (talk);
`;
