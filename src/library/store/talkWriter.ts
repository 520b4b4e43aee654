import type { Speaker } from '../../contract/schemas.ts';
import type { Identifier } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { identifierKey } from '../notices/identityKeys.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';
import type { RelatedCard, TalkRecord } from './talkRecord.ts';

/** Writes the rows of a talk; inside a transaction. */
export interface TalkWriter {
  insert(id: TalkId, record: TalkRecord, now: string): TalkNumber;
  write(talk: TalkNumber, fields: Partial<TalkRecord>, now: string): void;
  setRelated(talk: TalkNumber, cards: readonly RelatedCard[]): void;
}

/** The columns that hold one field each. */
const COLUMNS = {
  state: 'state',
  title: 'title',
  isTitleCut: 'is_title_cut',
  subtitle: 'subtitle',
  kind: 'kind',
  abstract: 'abstract',
  isAbstractCut: 'is_abstract_cut',
  recordedOn: 'recorded_on',
  publishedOn: 'published_on',
  durationMs: 'duration_ms',
  language: 'language',
  place: 'place',
  collection: 'collection',
  publisher: 'publisher',
  rights: 'rights',
  licenceUrl: 'licence_url',
  mediaUrl: 'media_url',
  keywords: 'keywords',
  documents: 'documents',
  levels: 'levels',
  chapters: 'chapters',
} as const satisfies Partial<Record<keyof TalkRecord, string>>;
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

export function createTalkWriter(database: Database): TalkWriter {
  const insert = database.prepare(
    `INSERT INTO talks (id, state, is_stub, title, title_key, is_title_cut, keywords, documents, levels, chapters,
       imported_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, '[]', '[]', '[]', '[]', ?, ?)`,
  );
  const setSpeakers = createSpeakerWriter(database);
  const setDisciplines = createListWriter<string>(database, 'talk_disciplines', ['label'], (label) => [label]);
  const setIdentifiers = createListWriter<Identifier>(
    database,
    'talk_identifiers',
    ['scheme', 'value', 'key'],
    (identifier) => [identifier.scheme, identifier.value, identifierKey(identifier)],
  );
  const setRelated = createListWriter<RelatedCard>(database, 'related_talks', ['related', 'card'], ({ card, talk }) => [
    talk,
    JSON.stringify(card),
  ]);
  return {
    insert(id, { state, title, isTitleCut }, now) {
      const flags = { isStub: state === 'stub' ? 1 : 0, isTitleCut: isTitleCut ? 1 : 0 };
      const result = insert.run(id, state, flags.isStub, title, foldKey(title), flags.isTitleCut, now, now);
      return Number(result.lastInsertRowid) as TalkNumber;
    },
    write(talk, fields, now) {
      writeColumns(database, talk, fields, now);
      if (fields.speakers !== undefined) setSpeakers(talk, fields.speakers);
      if (fields.disciplines !== undefined) setDisciplines(talk, fields.disciplines);
      if (fields.identifiers !== undefined) setIdentifiers(talk, fields.identifiers);
    },
    setRelated,
  };
}

function writeColumns(database: Database, talk: TalkNumber, fields: Partial<TalkRecord>, now: string): void {
  const written = FIELDS.filter((field) => fields[field] !== undefined);
  const assignments = written.map((field) => `${COLUMNS[field]} = ?`);
  const values = written.map((field) => columnValue(fields[field]));
  if (fields.title !== undefined) {
    assignments.push('title_key = ?');
    values.push(foldKey(fields.title));
  }
  if (fields.state !== undefined) {
    assignments.push('is_stub = ?');
    values.push(fields.state === 'stub' ? 1 : 0);
  }
  database
    .prepare(`UPDATE talks SET ${[...assignments, 'updated_at = ?'].join(', ')} WHERE number = ?`)
    .run(...values, now, talk);
}

function columnValue(value: TalkRecord[keyof typeof COLUMNS] | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return value ?? null;
}

/** Replaces the speakers of a talk. One whose name is what it was stays linked to its person; others are linked anew. */
function createSpeakerWriter(database: Database): (talk: TalkNumber, speakers: readonly Speaker[]) => void {
  const linked = database.prepare<[TalkNumber], { id: string; given: string; family: string; person: number }>(
    'SELECT id, given, family, person FROM talk_speakers WHERE talk = ? AND person IS NOT NULL',
  );
  const writeAll = createListWriter<Speaker & { readonly person: number | null }>(
    database,
    'talk_speakers',
    ['id', 'given', 'family', 'affiliation', 'role', 'certainty', 'person'],
    ({ id, given, family, affiliation, role, certainty, person }) => [
      id,
      given,
      family,
      affiliation,
      role,
      certainty,
      person,
    ],
  );
  const setCount = database.prepare('UPDATE talks SET unconfirmed_count = ? WHERE number = ?');
  return (talk, speakers) => {
    const known = new Map(linked.all(talk).map((row) => [row.id, row]));
    const personOf = ({ id, given, family }: Speaker): number | null => {
      const row = known.get(id);
      return row?.given === given && row.family === family ? row.person : null;
    };
    writeAll(
      talk,
      speakers.map((speaker) => ({ ...speaker, person: personOf(speaker) })),
    );
    const unconfirmed = speakers.filter(({ certainty }) => certainty === 'proposed' || certainty === 'guessed');
    setCount.run(unconfirmed.length, talk);
  };
}

type Row = readonly (string | number | null)[];

/** Replaces the rows that a table keeps for a talk, in order. */
function createListWriter<Item>(
  database: Database,
  table: string,
  columns: readonly string[],
  rowOf: (item: Item) => Row,
): (talk: TalkNumber, items: readonly Item[]) => void {
  const remove = database.prepare(`DELETE FROM ${table} WHERE talk = ?`);
  const insert = database.prepare(
    `INSERT INTO ${table} (talk, position, ${columns.join(', ')}) VALUES (?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  return (talk, items) => {
    remove.run(talk);
    items.forEach((item, position) => insert.run(talk, position, ...rowOf(item)));
  };
}
