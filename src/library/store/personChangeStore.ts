import type { PersonChange } from '../../contract/peopleSchemas.ts';
import type { SpeakerId, TalkId } from '../../domain/transcript/transcript.ts';
import type { Database } from './database.ts';
import type { DecisionRow, PairRow, PersonNumber, PersonRow, SpeakerRow } from './personRows.ts';
import type { TalkNumber } from './talkNumber.ts';

/** Rows about some people as they were, or are. */
export interface PeopleSnapshot {
  readonly people: readonly PersonRow[];
  readonly names: readonly (readonly [nameKey: string, person: PersonNumber])[];
  readonly pairs: readonly PairRow[];
  readonly decisions: readonly DecisionRow[];
  readonly speakers: readonly SpeakerRow[];
}

/** A change about people as data: what was there before, what is there after, and who said what. */
export interface StoredChange {
  readonly before: PeopleSnapshot;
  readonly after: PeopleSnapshot;
  /** The talks of the speakers, by id: a number may be another talk's later. */
  readonly talks: readonly (readonly [talk: TalkNumber, id: TalkId])[];
  /** Paragraphs of speakers that were removed. */
  readonly spoken: readonly { readonly talk: TalkNumber; readonly speaker: SpeakerId; readonly paragraphs: string[] }[];
}

/** The changes that can be undone, the last first. Writes belong inside a transaction. */
export interface PersonChangeStore {
  add(change: PersonChange, content: StoredChange): void;
  last(): (PersonChange & { readonly number: number; readonly content: StoredChange }) | undefined;
  lastName(): PersonChange | undefined;
  remove(number: number): void;
  /** Puts a person back as it was; its number is what it was. */
  restorePerson(row: PersonRow): void;
  removeName(nameKey: string, person: PersonNumber): void;
  talkId(talk: TalkNumber): TalkId | undefined;
  spokenBy(talk: TalkNumber, speaker: SpeakerId): string[];
  /** Takes a speaker from the paragraphs of a talk. */
  silence(talk: TalkNumber, speaker: SpeakerId): void;
  /** Gives paragraphs back to a speaker, but for those that have another one now. */
  restoreSpoken(talk: TalkNumber, speaker: SpeakerId, paragraphs: readonly string[]): void;
}

/** No more changes can be undone. */
const KEPT = 200;

export function createPersonChangeStore(database: Database): PersonChangeStore {
  const insert = database.prepare('INSERT INTO person_changes (kind, name, content) VALUES (?, ?, ?)');
  const prune = database.prepare(
    `DELETE FROM person_changes WHERE number <= (SELECT max(number) FROM person_changes) - ${KEPT}`,
  );
  const last = database.prepare<[], PersonChange & { number: number; content: string }>(
    'SELECT number, kind, name, content FROM person_changes ORDER BY number DESC LIMIT 1',
  );
  const lastName = database.prepare<[], PersonChange>(
    'SELECT kind, name FROM person_changes ORDER BY number DESC LIMIT 1',
  );
  const remove = database.prepare('DELETE FROM person_changes WHERE number = ?');
  const restorePerson = database.prepare(
    `INSERT INTO people (number, id, given, family, affiliation, sort_key, family_key, is_unsure)
     VALUES (@number, @id, @given, @family, @affiliation, @sort_key, @family_key, @is_unsure)
     ON CONFLICT (number) DO UPDATE SET given = @given, family = @family, affiliation = @affiliation,
       sort_key = @sort_key, family_key = @family_key, is_unsure = @is_unsure`,
  );
  const removeName = database.prepare('DELETE FROM person_names WHERE name_key = ? AND person = ?');
  const talkId = database.prepare<[TalkNumber], TalkId>('SELECT id FROM talks WHERE number = ?').pluck();
  const spoken = database
    .prepare<[TalkNumber, SpeakerId], string>('SELECT id FROM paragraphs WHERE talk = ? AND speaker_id = ?')
    .pluck();
  const silence = database.prepare('UPDATE paragraphs SET speaker_id = NULL WHERE talk = ? AND speaker_id = ?');
  const restoreSpoken = database.prepare(
    `UPDATE paragraphs SET speaker_id = ? WHERE talk = ? AND speaker_id IS NULL
       AND id IN (SELECT value FROM json_each(?))`,
  );
  return {
    add({ kind, name }, content) {
      insert.run(kind, name, JSON.stringify(content));
      prune.run();
    },
    last() {
      const row = last.get();
      return row === undefined ? undefined : { ...row, content: JSON.parse(row.content) as StoredChange };
    },
    lastName: () => lastName.get(),
    remove: (number) => void remove.run(number),
    restorePerson: (row) => void restorePerson.run(row),
    removeName: (nameKey, person) => void removeName.run(nameKey, person),
    talkId: (talk) => talkId.get(talk),
    spokenBy: (talk, speaker) => spoken.all(talk, speaker),
    silence: (talk, speaker) => void silence.run(talk, speaker),
    restoreSpoken: (talk, speaker, paragraphs) => void restoreSpoken.run(speaker, talk, JSON.stringify(paragraphs)),
  };
}
