/**
 * One person across talks is one record. Speakers are linked to it by and by (`person` is `NULL` until then), so that
 * the speakers there were, and those of an import, cost nothing before somebody looks. `person_names` holds all names
 * that a record is known by, `person_pairs` who may be one and who are told apart, `person_decisions` what the editor
 * said of a name as it was read, `person_changes` what can be undone. What can be undone names people by number: the
 * number of one that is gone is never given to another.
 */
export const sql = `
CREATE TABLE people (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  affiliation TEXT,
  sort_key TEXT NOT NULL,
  family_key TEXT NOT NULL,
  is_unsure INTEGER NOT NULL
) STRICT;
CREATE INDEX people_by_name ON people (sort_key);
CREATE INDEX people_by_family ON people (family_key);
CREATE INDEX people_unsure ON people (number) WHERE is_unsure = 1;

CREATE TABLE person_names (
  name_key TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
  PRIMARY KEY (name_key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_names_by_person ON person_names (person);

CREATE TABLE person_pairs (
  first INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason IN ('initials', 'affiliation', 'name')),
  is_open INTEGER NOT NULL,
  PRIMARY KEY (first, second),
  CHECK (first < second)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_pairs_by_second ON person_pairs (second);

CREATE TABLE person_decisions (
  read_key TEXT PRIMARY KEY,
  is_person INTEGER NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  read_affiliation TEXT,
  affiliation TEXT,
  read_role TEXT,
  role TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE person_changes (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

ALTER TABLE talk_speakers ADD COLUMN person INTEGER REFERENCES people (number) ON DELETE SET NULL;
CREATE INDEX speakers_by_person ON talk_speakers (person);
CREATE INDEX speakers_unconfirmed ON talk_speakers (family, given, certainty) WHERE certainty IN ('proposed', 'guessed');
CREATE INDEX speakers_by_name ON talk_speakers (family, given);
`;
