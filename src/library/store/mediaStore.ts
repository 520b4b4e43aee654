import type { Media } from '../../contract/schemas.ts';
import type { Database } from './database.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A recording to be kept: what the contract shows of it, and what only the library knows. */
export interface StoredMedia extends Media {
  /** Recognises the file once it was moved: see `fingerprintOf`. */
  readonly fingerprint: string;
  /** The file is the library's own copy, in its folder `media`. */
  readonly isOwned: boolean;
}

/** A recording with its talk. */
export interface TalkMedia {
  readonly talk: TalkNumber;
  readonly media: StoredMedia;
}

/** What reading a file again may tell anew of its recording. */
type MeasuredMedia = Pick<StoredMedia, 'id' | 'durationMs' | 'declaredMs' | 'seeksInexactly'>;

/**
 * Recordings of talks, of which one is chosen wherever there are any. `isPresent` is what was seen last. Writes belong
 * inside a transaction.
 */
export interface MediaStore {
  /** The one that is chosen. */
  of(talk: TalkNumber): StoredMedia | undefined;
  /** All of a talk, in the order they were added. */
  listOf(talk: TalkNumber): StoredMedia[];
  withId(mediaId: string): StoredMedia | undefined;
  /** Every recording with its talk. */
  all(): TalkMedia[];
  /** Whether any recording has this path. */
  hasPath(path: string): boolean;
  /** Those that were attached by a version that did not yet tell what `MeasuredMedia` tells. */
  unmeasured(): TalkMedia[];
  /** Adds a recording behind the others, or at the place of some that go. It is chosen when no other is. */
  add(talk: TalkNumber, media: StoredMedia, now: string, inPlaceOf?: readonly StoredMedia[]): void;
  /** Takes a recording away; the first of the others is chosen when it was. */
  remove(talk: TalkNumber, mediaId: string, now: string): void;
  choose(talk: TalkNumber, mediaId: string): void;
  setOffset(mediaIds: readonly string[], offsetMs: number): void;
  setLabel(mediaId: string, label: string): void;
  /** Where its file is now, and that it is the library's own there. */
  setPath(talk: TalkNumber, mediaId: string, path: string, isOwned?: boolean): void;
  setMeasured(media: MeasuredMedia): void;
  setLost(talk: TalkNumber, mediaId: string, isLost: boolean): void;
}

/** A row of the table `media`. */
export interface MediaColumns {
  readonly number: number;
  readonly id: string;
  readonly talk: TalkNumber;
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly size_bytes: number;
  readonly mime_type: string;
  readonly duration_ms: number;
  readonly declared_ms: number | null;
  readonly seeks_inexactly: number;
  readonly offset_ms: number;
  readonly converted_from: string | null;
  readonly tracks: string;
  readonly fingerprint: string;
  readonly is_owned: number;
  readonly is_chosen: number;
  readonly is_lost: number;
}

/** A recording as the contract shows it. */
export function mediaOf(row: MediaColumns): Media {
  return {
    id: row.id,
    path: row.path,
    name: row.name,
    label: row.label,
    sizeBytes: row.size_bytes,
    mimeType: row.mime_type,
    durationMs: row.duration_ms,
    declaredMs: row.declared_ms,
    seeksInexactly: row.seeks_inexactly === 1,
    offsetMs: row.offset_ms,
    convertedFrom: row.converted_from,
    tracks: JSON.parse(row.tracks) as Media['tracks'],
    isPresent: row.is_lost === 0,
  };
}

export function createMediaStore(database: Database): MediaStore {
  return { ...createReader(database), ...createWriter(database) };
}

type Reader = Pick<MediaStore, 'of' | 'listOf' | 'withId' | 'all' | 'hasPath' | 'unmeasured'>;

function createReader(database: Database): Reader {
  const rows = (where: string) => database.prepare<unknown[], MediaColumns>(`SELECT * FROM media ${where}`);
  const chosen = rows('WHERE talk = ? AND is_chosen = 1');
  const ofTalk = rows('WHERE talk = ? ORDER BY number');
  const withId = rows('WHERE id = ?');
  const all = rows('ORDER BY number');
  const withPath = rows('WHERE path = ? LIMIT 1');
  const unmeasured = rows('WHERE is_measured = 0 ORDER BY number');
  return {
    of: (talk) => storedOrNone(chosen.get(talk)),
    listOf: (talk) => ofTalk.all(talk).map(stored),
    withId: (mediaId) => storedOrNone(withId.get(mediaId)),
    all: () => all.all().map(withTalk),
    hasPath: (path) => withPath.get(path) !== undefined,
    unmeasured: () => unmeasured.all().map(withTalk),
  };
}

function createWriter(database: Database): Omit<MediaStore, keyof Reader> {
  const run = (sql: string) => database.prepare(sql);
  const remove = run('DELETE FROM media WHERE talk = ? AND id = ?');
  const unchoose = run('UPDATE media SET is_chosen = 0 WHERE talk = ?');
  const choose = run('UPDATE media SET is_chosen = 1 WHERE talk = ? AND id = ?');
  const setOffset = run('UPDATE media SET offset_ms = ? WHERE id = ?');
  const setLabel = run('UPDATE media SET label = ? WHERE id = ?');
  const setPath = run('UPDATE media SET path = ?, is_owned = max(is_owned, ?), is_lost = 0 WHERE id = ?');
  const setLost = run('UPDATE media SET is_lost = ? WHERE id = ?');
  const setMeasured = run(
    'UPDATE media SET duration_ms = ?, declared_ms = ?, seeks_inexactly = ?, is_measured = 1 WHERE id = ?',
  );
  const place = database.prepare<[string], { number: number; is_chosen: number }>(
    'SELECT number, is_chosen FROM media WHERE id = ?',
  );
  const insert = run(INSERT);
  const { markTalk, settle } = createTalkMarker(database);
  return {
    add(talk, media, now, inPlaceOf = []) {
      const places = inPlaceOf.map(({ id }) => place.get(id)!);
      for (const { id } of inPlaceOf) remove.run(talk, id);
      const number = places.length === 0 ? null : Math.min(...places.map((each) => each.number));
      insert.run({ ...valuesOf(media), talk, number });
      if (places.some(({ is_chosen }) => is_chosen === 1)) choose.run(talk, media.id);
      settle(talk, now);
    },
    remove(talk, mediaId, now) {
      if (remove.run(talk, mediaId).changes > 0) settle(talk, now);
    },
    choose(talk, mediaId) {
      unchoose.run(talk);
      choose.run(talk, mediaId);
      markTalk(talk);
    },
    setOffset(mediaIds, offsetMs) {
      for (const id of mediaIds) setOffset.run(offsetMs, id);
    },
    setLabel: (mediaId, label) => void setLabel.run(label, mediaId),
    setPath(talk, mediaId, path, isOwned = false) {
      setPath.run(path, isOwned ? 1 : 0, mediaId);
      markTalk(talk);
    },
    setMeasured: ({ id, durationMs, declaredMs, seeksInexactly }) =>
      void setMeasured.run(durationMs, declaredMs, seeksInexactly ? 1 : 0, id),
    setLost(talk, mediaId, isLost) {
      setLost.run(isLost ? 1 : 0, mediaId);
      markTalk(talk);
    },
  };
}

const INSERT = `
  INSERT INTO media (number, id, talk, path, name, label, size_bytes, mime_type, duration_ms, declared_ms,
    seeks_inexactly, offset_ms, converted_from, tracks, fingerprint, is_owned, is_chosen)
  VALUES (@number, @id, @talk, @path, @name, @label, @sizeBytes, @mimeType, @durationMs, @declaredMs,
    @seeksInexactly, @offsetMs, @convertedFrom, @tracks, @fingerprint, @isOwned, 0)`;

/** Keeps what a talk says of its recordings, which is what the chosen one says; wherever there are some, one is chosen. */
function createTalkMarker(database: Database) {
  const chooseFirst = database.prepare(
    `UPDATE media SET is_chosen = 1 WHERE number = (SELECT min(number) FROM media WHERE talk = @talk)
       AND NOT EXISTS (SELECT 1 FROM media WHERE talk = @talk AND is_chosen = 1)`,
  );
  const mark = database.prepare(
    `UPDATE talks SET has_media = EXISTS (SELECT 1 FROM media WHERE talk = talks.number),
       is_media_lost = coalesce((SELECT is_lost FROM media WHERE talk = talks.number AND is_chosen = 1), 0)
     WHERE number = ?`,
  );
  const touch = database.prepare(
    `UPDATE talks SET updated_at = @now, duration_ms = coalesce(duration_ms,
       (SELECT max(0, offset_ms + duration_ms) FROM media WHERE talk = @talk AND is_chosen = 1)) WHERE number = @talk`,
  );
  const markTalk = (talk: TalkNumber): void => void mark.run(talk);
  return {
    markTalk,
    settle(talk: TalkNumber, now: string): void {
      chooseFirst.run({ talk });
      markTalk(talk);
      touch.run({ talk, now });
    },
  };
}

function valuesOf(media: StoredMedia) {
  return {
    ...media,
    tracks: JSON.stringify(media.tracks),
    seeksInexactly: media.seeksInexactly ? 1 : 0,
    isOwned: media.isOwned ? 1 : 0,
    isPresent: null,
  };
}

function stored(row: MediaColumns): StoredMedia {
  return { ...mediaOf(row), fingerprint: row.fingerprint, isOwned: row.is_owned === 1 };
}

function storedOrNone(row: MediaColumns | undefined): StoredMedia | undefined {
  return row === undefined ? undefined : stored(row);
}

function withTalk(row: MediaColumns): TalkMedia {
  return { talk: row.talk, media: stored(row) };
}
