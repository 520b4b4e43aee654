import type { Revision, RevisionKind } from '../../contract/schemas.ts';
import { newId } from '../newId.ts';
import type { RevisionContent } from '../revisions/revisionContent.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** What a revision is made of. */
interface NewRevision {
  readonly kind: RevisionKind;
  readonly note: string;
  /** ISO 8601; for people, never for order. */
  readonly createdAt: string;
  /** Of the transcript it was made from. */
  readonly version: number;
  readonly content: RevisionContent;
}

/** The last revision of a talk, as far as the next one depends on it. */
export interface NewestRevision extends Revision {
  readonly hash: string;
  /** When the text first changed after it, or `null`. */
  readonly changedAt: string | null;
}

/** The revisions of transcripts. Writes belong inside a transaction. */
export interface RevisionStore {
  /** Newest first. */
  list(talk: TalkNumber): Revision[];
  newest(talk: TalkNumber): NewestRevision | undefined;
  /** A revision with the bytes and hash of its content. */
  read(id: string): { revision: Revision; bytes: Uint8Array; hash: string } | undefined;
  /** Adds a revision after all others of the talk. */
  add(talk: TalkNumber, revision: NewRevision): Revision;
  /** Removes those made from texts later than a version. */
  removeAfter(talk: TalkNumber, version: number): void;
  relabel(id: string, kind: RevisionKind, note: string): void;
  setChangedAt(id: string, at: string): void;
  /** Of the hourly revisions made before a moment, keeps the last of each day. */
  thinHourly(talk: TalkNumber, before: string): void;
}

interface RevisionColumns {
  readonly id: string;
  readonly sequence: number;
  readonly kind: RevisionKind;
  readonly note: string;
  readonly created_at: string;
  readonly transcript_version: number;
  readonly word_count: number;
  readonly paragraph_count: number;
}

interface NewestColumns extends RevisionColumns {
  readonly changed_at: string | null;
  readonly content_hash: string;
}

interface ContentColumns extends RevisionColumns {
  readonly content_hash: string;
  readonly content: Buffer;
}

const LISTED = 'id, sequence, kind, note, created_at, transcript_version, word_count, paragraph_count';
/** The statement that every save of a transcript runs; exported for the test of its query plan. */
export const NEWEST_REVISION = `SELECT ${LISTED}, changed_at, content_hash FROM revisions
  WHERE talk = ? ORDER BY sequence DESC LIMIT 1`;
/** Two texts of the same day can only be told apart by the order they came in. */
const THIN = `DELETE FROM revisions WHERE talk = :talk AND kind = 'hourly' AND created_at < :before AND sequence NOT IN (
  SELECT max(sequence) FROM revisions WHERE talk = :talk AND kind = 'hourly' AND created_at < :before
  GROUP BY substr(created_at, 1, 10)
)`;

export function createRevisionStore(database: Database): RevisionStore {
  const list = database.prepare<[TalkNumber], RevisionColumns>(
    `SELECT ${LISTED} FROM revisions WHERE talk = ? ORDER BY sequence DESC`,
  );
  const newest = database.prepare<[TalkNumber], NewestColumns>(NEWEST_REVISION);
  const read = database.prepare<[string], ContentColumns>(
    `SELECT ${LISTED}, content_hash, content FROM revisions WHERE id = ?`,
  );
  const add = database.prepare<[Record<string, unknown>], RevisionColumns>(
    `INSERT INTO revisions (id, talk, sequence, kind, note, created_at, transcript_version, word_count,
       paragraph_count, content_hash, content)
     SELECT :id, :talk, coalesce(max(sequence), 0) + 1, :kind, :note, :createdAt, :version, :wordCount,
       :paragraphCount, :hash, :bytes FROM revisions WHERE talk = :talk
     RETURNING ${LISTED}`,
  );
  const removeAfter = database.prepare('DELETE FROM revisions WHERE talk = ? AND transcript_version > ?');
  const relabel = database.prepare('UPDATE revisions SET kind = ?, note = ? WHERE id = ?');
  const setChangedAt = database.prepare('UPDATE revisions SET changed_at = ? WHERE id = ?');
  const thin = database.prepare(THIN);
  return {
    list: (talk) => list.all(talk).map(revisionOf),
    newest(talk) {
      const row = newest.get(talk);
      if (row === undefined) return undefined;
      return { ...revisionOf(row), hash: row.content_hash, changedAt: row.changed_at };
    },
    read(id) {
      const row = read.get(id);
      if (row === undefined) return undefined;
      return { revision: revisionOf(row), bytes: row.content, hash: row.content_hash };
    },
    add: (talk, { content, ...revision }) => revisionOf(add.get({ id: newId(), talk, ...revision, ...content })!),
    removeAfter: (talk, version) => void removeAfter.run(talk, version),
    relabel: (id, kind, note) => void relabel.run(kind, note, id),
    setChangedAt: (id, at) => void setChangedAt.run(at, id),
    thinHourly: (talk, before) => void thin.run({ talk, before }),
  };
}

function revisionOf(row: RevisionColumns): Revision {
  return {
    id: row.id,
    sequence: row.sequence,
    kind: row.kind,
    note: row.note,
    createdAt: row.created_at,
    version: row.transcript_version,
    wordCount: row.word_count,
    paragraphCount: row.paragraph_count,
  };
}
