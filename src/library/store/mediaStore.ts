import type { Media } from '../../contract/schemas.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A recording to be kept: what the contract shows of it, and what only the library knows. */
export interface StoredMedia extends Omit<Media, 'isPresent'> {
  /** Recognises the file once it was moved: see `fingerprintOf`. */
  readonly fingerprint: string;
  /** The file is the library's own copy, in its folder `media`. */
  readonly isOwned: boolean;
}

/** Recordings: at most one for a talk. Writes belong inside a transaction. */
export interface MediaStore {
  of(talk: TalkNumber): StoredMedia | undefined;
  withId(mediaId: string): StoredMedia | undefined;
  all(): { talk: TalkNumber; path: string; isLost: boolean }[];
  /** Attaches a recording in place of the one before. */
  attach(talk: TalkNumber, media: StoredMedia, now: string): void;
  detach(talk: TalkNumber, now: string): void;
  setLost(talk: TalkNumber, isLost: boolean): void;
}

/** A row of the table `media`. */
export interface MediaColumns {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly size_bytes: number;
  readonly mime_type: string;
  readonly duration_ms: number;
  readonly tracks: string;
  readonly fingerprint: string;
  readonly is_owned: number;
}

/** A recording as the contract shows it. */
export function mediaOf(row: MediaColumns, isPresent: boolean): Media {
  return {
    id: row.id,
    path: row.path,
    name: row.name,
    sizeBytes: row.size_bytes,
    mimeType: row.mime_type,
    durationMs: row.duration_ms,
    tracks: JSON.parse(row.tracks) as Media['tracks'],
    isPresent,
  };
}

export function createMediaStore(database: Database): MediaStore {
  const ofTalk = database.prepare<[TalkNumber], MediaColumns>('SELECT * FROM media WHERE talk = ?');
  const withId = database.prepare<[string], MediaColumns>('SELECT * FROM media WHERE id = ?');
  const all = database.prepare<[], { talk: TalkNumber; path: string; is_media_lost: number }>(
    'SELECT media.talk, media.path, talks.is_media_lost FROM media JOIN talks ON talks.number = media.talk',
  );
  const remove = database.prepare('DELETE FROM media WHERE talk = ?');
  const insert = database.prepare(
    `INSERT INTO media (id, talk, path, name, size_bytes, mime_type, duration_ms, tracks, fingerprint, is_owned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const mark = database.prepare(
    'UPDATE talks SET has_media = ?, is_media_lost = 0, duration_ms = coalesce(duration_ms, ?), updated_at = ? WHERE number = ?',
  );
  const setLost = database.prepare('UPDATE talks SET is_media_lost = ? WHERE number = ?');
  return {
    of: (talk) => stored(ofTalk.get(talk)),
    withId: (mediaId) => stored(withId.get(mediaId)),
    all: () => all.all().map((row) => ({ talk: row.talk, path: row.path, isLost: row.is_media_lost === 1 })),
    attach(talk, media, now) {
      remove.run(talk);
      const { id, path, name, sizeBytes, mimeType, durationMs, tracks, fingerprint, isOwned } = media;
      const values = [id, talk, path, name, sizeBytes, mimeType, durationMs, JSON.stringify(tracks), fingerprint];
      insert.run(...values, isOwned ? 1 : 0);
      mark.run(1, durationMs, now, talk);
    },
    detach(talk, now) {
      if (remove.run(talk).changes > 0) mark.run(0, null, now, talk);
    },
    setLost: (talk, isLost) => void setLost.run(isLost ? 1 : 0, talk),
  };
}

function stored(row: MediaColumns | undefined): StoredMedia | undefined {
  if (row === undefined) return undefined;
  const { isPresent: _isPresent, ...media } = mediaOf(row, true);
  return { ...media, fingerprint: row.fingerprint, isOwned: row.is_owned === 1 };
}
