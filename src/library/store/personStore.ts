import type { PersonName } from '../../domain/notices/personName.ts';
import { isRoleLabel } from '../../domain/notices/roleLabels.ts';
import { newId } from '../newId.ts';
import { personKey } from '../notices/identityKeys.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { Database } from './database.ts';
import type { DecisionRow, PairRow, PersonNumber, PersonRow, SpeakerRow } from './personRows.ts';
import type { TalkNumber } from './talkNumber.ts';

/** The rows about people. Writes belong inside a transaction. */
export interface PersonStore {
  numberOf(id: string): PersonNumber | undefined;
  get(person: PersonNumber): PersonRow | undefined;
  create(name: PersonName, affiliation: string | null, isUnsure: boolean): PersonNumber;
  /** Shows another name; the names it was known by stay. */
  setName(person: PersonNumber, name: PersonName): void;
  setAffiliation(person: PersonNumber, affiliation: string): void;
  setSure(person: PersonNumber): void;
  remove(person: PersonNumber): void;
  /** The people that a name, in any order, is known for. */
  named(nameKey: string): PersonRow[];
  ofFamily(family: string): PersonRow[];
  addName(person: PersonNumber, nameKey: string): void;
  namesOf(person: PersonNumber): string[];
  /** The affiliations that a person has in talks, each once. */
  affiliationsOf(person: PersonNumber): string[];
  speakersOf(person: PersonNumber): SpeakerRow[];
  /** The speakers whose name reads exactly so, wherever. */
  speakersNamed(name: PersonName): SpeakerRow[];
  /** Speakers that are linked to nobody yet, but for those that are named by a role (`Locuteur 1`): they are no one. */
  unlinked(limit: number): SpeakerRow[];
  putSpeaker(row: SpeakerRow): void;
  link(row: SpeakerRow, person: PersonNumber): void;
  removeSpeaker(row: SpeakerRow): void;
  speaker(talk: TalkNumber, id: string): SpeakerRow | undefined;
  /** Brings in order what a talk says of how many speakers are to be confirmed, and has search index it again. */
  refreshTalk(talk: TalkNumber, now: string): void;
  pairsOf(person: PersonNumber): PairRow[];
  putPair(pair: PairRow): void;
  removePair(pair: PairRow): void;
  /** Whether a name is that of someone whom a source states or the editor has confirmed. */
  isKnown(nameKey: string): boolean;
  decision(readKey: string): DecisionRow | undefined;
  putDecision(row: DecisionRow): void;
  removeDecision(readKey: string): void;
}

type Reads = Pick<
  PersonStore,
  | 'numberOf'
  | 'get'
  | 'named'
  | 'ofFamily'
  | 'namesOf'
  | 'affiliationsOf'
  | 'speakersOf'
  | 'speakersNamed'
  | 'unlinked'
  | 'speaker'
  | 'pairsOf'
  | 'isKnown'
  | 'decision'
>;

const SPEAKER = 'talk, id, position, given, family, affiliation, role, certainty, person';
/** No more of one family are looked at: beyond that, first letters tell nothing. */
const FAMILY_LIMIT = 200;

export function createPersonStore(database: Database): PersonStore {
  return { ...createReads(database), ...createPersonWrites(database), ...createSpeakerWrites(database) };
}

function createReads(database: Database): Reads {
  const numberOf = database.prepare<[string], PersonNumber>('SELECT number FROM people WHERE id = ?').pluck();
  const get = database.prepare<[PersonNumber], PersonRow>('SELECT * FROM people WHERE number = ?');
  const named = database.prepare<[string], PersonRow>(
    'SELECT people.* FROM person_names CROSS JOIN people ON number = person WHERE name_key = ? ORDER BY person LIMIT 50',
  );
  const ofFamily = database.prepare<[string], PersonRow>(
    `SELECT * FROM people WHERE family_key = ? ORDER BY number LIMIT ${FAMILY_LIMIT}`,
  );
  const names = database.prepare<[PersonNumber], string>('SELECT name_key FROM person_names WHERE person = ?').pluck();
  const affiliations = database
    .prepare<[PersonNumber], string>(
      'SELECT DISTINCT affiliation FROM talk_speakers WHERE person = ? AND affiliation IS NOT NULL LIMIT 50',
    )
    .pluck();
  const speakersOf = database.prepare<[PersonNumber], SpeakerRow>(
    `SELECT ${SPEAKER} FROM talk_speakers WHERE person = ? ORDER BY talk, position`,
  );
  const speakersNamed = database.prepare<[string, string], SpeakerRow>(
    `SELECT ${SPEAKER} FROM talk_speakers WHERE family = ? AND given = ? ORDER BY talk, position`,
  );
  database.function('is_role_label', { deterministic: true, directOnly: true }, (given: string, family: string) =>
    isRoleLabel(`${given} ${family}`) ? 1 : 0,
  );
  const unlinked = database.prepare<[number], SpeakerRow>(
    `SELECT ${SPEAKER} FROM talk_speakers
     WHERE person IS NULL AND (certainty = 'confirmed' OR NOT is_role_label(given, family)) LIMIT ?`,
  );
  const speaker = database.prepare<[TalkNumber, string], SpeakerRow>(
    `SELECT ${SPEAKER} FROM talk_speakers WHERE talk = ? AND id = ?`,
  );
  const pairs = database.prepare<[PersonNumber, PersonNumber], PairRow>(
    'SELECT * FROM person_pairs WHERE first = ? UNION SELECT * FROM person_pairs WHERE second = ?',
  );
  const isKnown = database
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM person_names JOIN talk_speakers ON talk_speakers.person = person_names.person
         WHERE name_key = ? AND certainty IN ('stated', 'confirmed'))`,
    )
    .pluck();
  const decision = database.prepare<[string], DecisionRow>('SELECT * FROM person_decisions WHERE read_key = ?');
  return {
    numberOf: (id) => numberOf.get(id),
    get: (person) => get.get(person),
    named: (nameKey) => (nameKey === '' ? [] : named.all(nameKey)),
    ofFamily: (family) => ofFamily.all(foldKey(family)),
    namesOf: (person) => names.all(person),
    affiliationsOf: (person) => affiliations.all(person),
    speakersOf: (person) => speakersOf.all(person),
    speakersNamed: ({ given, family }) => speakersNamed.all(family, given),
    unlinked: (limit) => unlinked.all(limit),
    speaker: (talk, id) => speaker.get(talk, id),
    pairsOf: (person) => pairs.all(person, person),
    isKnown: (nameKey) => isKnown.get(nameKey) === 1,
    decision: (readKey) => decision.get(readKey),
  };
}

type PersonWrites = Pick<
  PersonStore,
  'create' | 'setName' | 'setAffiliation' | 'setSure' | 'remove' | 'addName' | 'putPair' | 'removePair'
>;

function createPersonWrites(database: Database): PersonWrites {
  const insert = database.prepare(
    `INSERT INTO people (id, given, family, affiliation, sort_key, family_key, is_unsure) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const setName = database.prepare(
    'UPDATE people SET given = ?, family = ?, sort_key = ?, family_key = ? WHERE number = ?',
  );
  const setAffiliation = database.prepare('UPDATE people SET affiliation = ? WHERE number = ?');
  const setSure = database.prepare('UPDATE people SET is_unsure = 0 WHERE number = ?');
  const remove = database.prepare('DELETE FROM people WHERE number = ?');
  const addName = database.prepare('INSERT OR IGNORE INTO person_names (name_key, person) VALUES (?, ?)');
  const putPair = database.prepare(
    `INSERT INTO person_pairs (first, second, reason, is_open) VALUES (?, ?, ?, ?)
     ON CONFLICT (first, second) DO UPDATE SET reason = excluded.reason, is_open = excluded.is_open`,
  );
  const removePair = database.prepare('DELETE FROM person_pairs WHERE first = ? AND second = ?');
  const addNameOf = (person: PersonNumber, nameKey: string): void => {
    if (nameKey !== '') addName.run(nameKey, person);
  };
  return {
    create({ given, family }, affiliation, isUnsure) {
      const keys = [sortKey({ given, family }), foldKey(family)];
      const added = insert.run(newId(), given, family, affiliation, ...keys, isUnsure ? 1 : 0);
      const person = Number(added.lastInsertRowid) as PersonNumber;
      addNameOf(person, personKey({ given, family }));
      return person;
    },
    setName(person, { given, family }) {
      setName.run(given, family, sortKey({ given, family }), foldKey(family), person);
      addNameOf(person, personKey({ given, family }));
    },
    setAffiliation: (person, affiliation) => void setAffiliation.run(affiliation, person),
    setSure: (person) => void setSure.run(person),
    remove: (person) => void remove.run(person),
    addName: addNameOf,
    putPair: ({ first, second, reason, is_open }) => void putPair.run(first, second, reason, is_open),
    removePair: ({ first, second }) => void removePair.run(first, second),
  };
}

function sortKey({ given, family }: PersonName): string {
  return foldKey(`${family} ${given}`);
}

type SpeakerWrites = Pick<
  PersonStore,
  'putSpeaker' | 'link' | 'removeSpeaker' | 'refreshTalk' | 'putDecision' | 'removeDecision'
>;

function createSpeakerWrites(database: Database): SpeakerWrites {
  const put = database.prepare(
    `INSERT INTO talk_speakers (${SPEAKER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (talk, id) DO UPDATE SET given = excluded.given, family = excluded.family,
       affiliation = excluded.affiliation, role = excluded.role, certainty = excluded.certainty,
       person = excluded.person`,
  );
  const link = database.prepare('UPDATE talk_speakers SET person = ? WHERE talk = ? AND id = ?');
  const remove = database.prepare('DELETE FROM talk_speakers WHERE talk = ? AND id = ?');
  const refresh = database.prepare(
    `UPDATE talks SET is_search_stale = 1, updated_at = ?, unconfirmed_count = (
       SELECT count(*) FROM talk_speakers WHERE talk = talks.number AND certainty IN ('proposed', 'guessed')
     ) WHERE number = ?`,
  );
  const putDecision = database.prepare(
    `INSERT OR REPLACE INTO person_decisions
       (read_key, is_person, given, family, read_affiliation, affiliation, read_role, role)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const removeDecision = database.prepare('DELETE FROM person_decisions WHERE read_key = ?');
  return {
    putSpeaker: (row) =>
      void put.run(
        row.talk,
        row.id,
        row.position,
        row.given,
        row.family,
        row.affiliation,
        row.role,
        row.certainty,
        row.person,
      ),
    link: ({ talk, id }, person) => void link.run(person, talk, id),
    removeSpeaker: ({ talk, id }) => void remove.run(talk, id),
    refreshTalk: (talk, now) => void refresh.run(now, talk),
    putDecision: (row) =>
      void putDecision.run(
        row.read_key,
        row.is_person,
        row.given,
        row.family,
        row.read_affiliation,
        row.affiliation,
        row.read_role,
        row.role,
      ),
    removeDecision: (readKey) => void removeDecision.run(readKey),
  };
}
