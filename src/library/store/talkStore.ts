import type { Bookmark, Speaker, Talk, TalkState } from '../../contract/schemas.ts';
import type { Identifier } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import type { Database } from './database.ts';
import { mediaOf, type MediaColumns } from './mediaStore.ts';
import type { TalkNumber } from './talkNumber.ts';
import { problemsOf, type ProblemColumns } from './talkProblems.ts';
import type { RelatedCard, TalkRecord } from './talkRecord.ts';
import { createTalkWriter } from './talkWriter.ts';

/** Talks, but for their text. Writes belong inside a transaction. */
export interface TalkStore {
  numberOf(id: TalkId): TalkNumber | undefined;
  idOf(talk: TalkNumber): TalkId;
  /** A whole talk. Whether its recording is present is what was seen last. */
  read(talk: TalkNumber): Talk;
  record(talk: TalkNumber): TalkRecord;
  create(record: TalkRecord, now: string): TalkNumber;
  /** Writes the fields that are given; the others stay. */
  write(talk: TalkNumber, fields: Partial<TalkRecord>, now: string): void;
  setRelated(talk: TalkNumber, cards: readonly RelatedCard[]): void;
  /** The related talks that a notice showed, in order. */
  related(talk: TalkNumber): RelatedCard[];
  /** Removes a talk with all that belongs to it. */
  remove(talk: TalkNumber): void;
  updatedAt(talk: TalkNumber): string;
  /** The source lines of the cards that show a talk on others' pages; a few are enough. */
  cardsShowing(talk: TalkNumber): string[];
  setBookmark(talk: TalkNumber, bookmark: Bookmark): void;
  /** Moves a talk on when its text is first edited; tells whether its state changed. */
  beginCorrecting(talk: TalkNumber): boolean;
  speakers(talk: TalkNumber): Speaker[];
}

interface TalkColumns extends ProblemColumns {
  readonly number: TalkNumber;
  readonly id: TalkId;
  readonly state: TalkState;
  readonly title: string;
  readonly is_title_cut: number;
  readonly subtitle: string | null;
  readonly kind: string | null;
  readonly abstract: string | null;
  readonly is_abstract_cut: number;
  readonly recorded_on: string | null;
  readonly published_on: string | null;
  readonly duration_ms: number | null;
  readonly language: string | null;
  readonly place: string | null;
  readonly collection: string | null;
  readonly publisher: string | null;
  readonly rights: string | null;
  readonly licence_url: string | null;
  readonly media_url: string | null;
  readonly bookmark: string | null;
  readonly keywords: string;
  readonly documents: string;
  readonly levels: string;
  readonly chapters: string;
  readonly imported_at: string;
  readonly updated_at: string;
}

type Card = Omit<Talk['related'][number], 'talkId'>;

export function createTalkStore(database: Database): TalkStore {
  const numberOf = database.prepare<[TalkId], TalkNumber>('SELECT number FROM talks WHERE id = ?').pluck();
  const idOf = database.prepare<[TalkNumber], TalkId>('SELECT id FROM talks WHERE number = ?').pluck();
  const setBookmark = database.prepare('UPDATE talks SET bookmark = ? WHERE number = ?');
  const begin = database.prepare(
    `UPDATE talks SET state = 'correcting', is_stub = 0 WHERE number = ? AND state IN ('stub', 'toCorrect')`,
  );
  const related = database.prepare<[TalkNumber], { card: string; talk: TalkNumber | null }>(
    'SELECT card, related AS talk FROM related_talks WHERE talk = ? ORDER BY position',
  );
  const remove = database.prepare('DELETE FROM talks WHERE number = ?');
  const removeFromSearch = database.prepare('DELETE FROM talk_search WHERE rowid = ?');
  const updatedAt = database.prepare<[TalkNumber], string>('SELECT updated_at FROM talks WHERE number = ?').pluck();
  const cardsShowing = database
    .prepare<[TalkNumber], string>("SELECT json_extract(card, '$.raw') FROM related_talks WHERE related = ? LIMIT 5")
    .pluck();
  const reader = createReader(database);
  const writer = createTalkWriter(database);
  return {
    numberOf: (id) => numberOf.get(id),
    idOf: (talk) => found(idOf.get(talk), talk),
    read: (talk) => reader.talk(talk),
    record: (talk) => reader.record(talk),
    create(record, now) {
      const talk = writer.insert(newId<TalkId>(), record, now);
      writer.write(talk, record, now);
      return talk;
    },
    write: writer.write,
    setRelated: writer.setRelated,
    related: (talk) => related.all(talk).map((row) => ({ ...row, card: JSON.parse(row.card) as RelatedCard['card'] })),
    remove(talk) {
      removeFromSearch.run(talk);
      remove.run(talk);
    },
    updatedAt: (talk) => found(updatedAt.get(talk), talk),
    cardsShowing: (talk) => cardsShowing.all(talk),
    setBookmark: (talk, bookmark) => void setBookmark.run(JSON.stringify(bookmark), talk),
    beginCorrecting: (talk) => begin.run(talk).changes === 1,
    speakers: reader.speakers,
  };
}

function found<T>(row: T | undefined, talk: TalkNumber): T {
  if (row === undefined) throw new RangeError(`no talk has the number ${talk}`);
  return row;
}

interface Reader {
  talk(talk: TalkNumber): Talk;
  record(talk: TalkNumber): TalkRecord;
  speakers(talk: TalkNumber): Speaker[];
}

function createReader(database: Database): Reader {
  const columns = database.prepare<[TalkNumber], TalkColumns>('SELECT * FROM talks WHERE number = ?');
  const speakers = database.prepare<[TalkNumber], Speaker>(
    'SELECT id, given, family, affiliation, role, certainty FROM talk_speakers WHERE talk = ? ORDER BY position',
  );
  const disciplines = database
    .prepare<[TalkNumber], string>('SELECT label FROM talk_disciplines WHERE talk = ? ORDER BY position')
    .pluck();
  const identifiers = database.prepare<[TalkNumber], Identifier>(
    'SELECT scheme, value FROM talk_identifiers WHERE talk = ? ORDER BY position',
  );
  const related = database.prepare<[TalkNumber], { card: string; id: TalkId | null }>(
    `SELECT related_talks.card, talks.id FROM related_talks LEFT JOIN talks ON talks.number = related_talks.related
     WHERE related_talks.talk = ? ORDER BY position`,
  );
  const media = database.prepare<[TalkNumber], MediaColumns>('SELECT * FROM media WHERE talk = ? ORDER BY number');

  const record = (row: TalkColumns): TalkRecord =>
    Object.assign(plainFields(row), {
      speakers: speakers.all(row.number),
      disciplines: disciplines.all(row.number),
      identifiers: identifiers.all(row.number),
    });
  return {
    record: (talk) => record(found(columns.get(talk), talk)),
    speakers: (talk) => speakers.all(talk),
    talk(talk) {
      const row = found(columns.get(talk), talk);
      const { isTitleCut: _title, isAbstractCut: _abstract, mediaUrl: _media, ...fields } = record(row);
      const recordings = media.all(talk);
      const chosen = recordings.find(({ is_chosen }) => is_chosen === 1);
      return {
        ...fields,
        documents: [...fields.documents],
        levels: [...fields.levels],
        chapters: [...fields.chapters],
        id: row.id,
        problems: problemsOf(row),
        related: related.all(talk).map(({ id, card }) => Object.assign(JSON.parse(card) as Card, { talkId: id })),
        media: chosen === undefined ? null : mediaOf(chosen),
        recordings: recordings.map(mediaOf),
        bookmark: row.bookmark === null ? null : (JSON.parse(row.bookmark) as Bookmark),
        transcriptIsComplete: row.transcript_is_complete === 1,
        importedAt: row.imported_at,
        updatedAt: row.updated_at,
      };
    },
  };
}

function plainFields(row: TalkColumns): Omit<TalkRecord, 'speakers' | 'disciplines' | 'identifiers'> {
  return {
    state: row.state,
    title: row.title,
    isTitleCut: row.is_title_cut === 1,
    subtitle: row.subtitle,
    kind: row.kind,
    abstract: row.abstract,
    isAbstractCut: row.is_abstract_cut === 1,
    recordedOn: row.recorded_on,
    publishedOn: row.published_on,
    durationMs: row.duration_ms,
    language: row.language,
    place: row.place,
    collection: row.collection,
    publisher: row.publisher,
    rights: row.rights,
    licenceUrl: row.licence_url,
    mediaUrl: row.media_url,
    keywords: JSON.parse(row.keywords) as TalkRecord['keywords'],
    documents: JSON.parse(row.documents) as TalkRecord['documents'],
    levels: JSON.parse(row.levels) as TalkRecord['levels'],
    chapters: JSON.parse(row.chapters) as TalkRecord['chapters'],
  };
}
