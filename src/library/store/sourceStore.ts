import type { Database } from './database.ts';
import type { ImportNumber, SourceNumber } from './importNumber.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A file that was imported, kept as it came, so that a better parser can read it again. */
export interface Source {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Of the decoded text: the same notice in another encoding, or with other line ends, is the same source. */
  readonly textSha256: string;
  readonly path: string;
  readonly format: string;
  readonly encoding: string;
}

/** One talk of a source: `position` counts from 0, `sha256` is of what was read. */
interface SourceRecord {
  readonly position: number;
  readonly sha256: string;
}

/** A source whose every record came in, and a talk of it. */
export interface KnownRecord {
  readonly source: SourceNumber;
  readonly position: number;
  readonly talk: TalkNumber;
}

/** The files that talks came from. Writes belong inside a transaction. */
export interface SourceStore {
  /** The talks of a file whose every record came in, or of another with the same text; empty for any other. */
  recordsOf(source: { readonly sha256: string; readonly textSha256?: string }): KnownRecord[];
  /** The talk that a record of the same content was imported into. */
  talkOfRecord(sha256: string): TalkNumber | undefined;
  /** Keeps a file, unless it is kept already. */
  keep(source: Source, now: string): SourceNumber;
  /** Says that every record of a file came in. */
  setWhole(source: SourceNumber): void;
  addRecord(source: SourceNumber, record: SourceRecord, talk: TalkNumber, importNumber: ImportNumber | null): void;
  /** Says that records of an import's files are to go, so that the files will be read again. */
  setPartial(importNumber: ImportNumber): void;
  /** Takes back the records that an import brought, but for those of talks that it keeps, and files without any left. */
  removeOf(importNumber: ImportNumber): void;
  /** A file as it came. */
  get(source: SourceNumber): Pick<Source, 'path' | 'bytes'> | undefined;
  describe(source: SourceNumber): Pick<Source, 'format' | 'encoding'> | undefined;
  /** The files of a talk, but for those of more than so many bytes; a few are enough. */
  bytesOf(talk: TalkNumber, most: number): Uint8Array[];
}

export function createSourceStore(database: Database): SourceStore {
  return { ...createReads(database), ...createWrites(database) };
}

type ReadNames = 'recordsOf' | 'talkOfRecord' | 'get' | 'describe' | 'bytesOf';

function createReads(database: Database): Pick<SourceStore, ReadNames> {
  const select = `SELECT source_records.source, position, talk FROM source_records JOIN sources
    ON sources.number = source_records.source WHERE is_whole = 1`;
  const bySha = database.prepare<[string], KnownRecord>(`${select} AND sha256 = ? ORDER BY position`);
  const byText = database.prepare<[string, string], KnownRecord>(
    `${select} AND sources.number = (
       SELECT number FROM sources WHERE text_sha256 = ? AND is_whole = 1 AND EXISTS (
         SELECT 1 FROM source_records WHERE source = sources.number
       ) ORDER BY number LIMIT 1
     ) AND text_sha256 = ? ORDER BY position`,
  );
  const byRecord = database
    .prepare<[string], TalkNumber>('SELECT talk FROM source_records WHERE record_sha256 = ? LIMIT 1')
    .pluck();
  const get = database.prepare<[SourceNumber], Pick<Source, 'path' | 'bytes'>>(
    'SELECT path, bytes FROM sources WHERE number = ?',
  );
  const describe = database.prepare<[SourceNumber], Pick<Source, 'format' | 'encoding'>>(
    'SELECT format, encoding FROM sources WHERE number = ?',
  );
  const bytesOf = database
    .prepare<[TalkNumber, number], Uint8Array>(
      `SELECT bytes FROM sources WHERE number IN (SELECT source FROM source_records WHERE talk = ?)
         AND length(bytes) <= ? ORDER BY number LIMIT 5`,
    )
    .pluck();
  return {
    recordsOf({ sha256, textSha256 }) {
      const known = bySha.all(sha256);
      return known.length > 0 || textSha256 === undefined ? known : byText.all(textSha256, textSha256);
    },
    talkOfRecord: (sha256) => byRecord.get(sha256),
    get: (source) => get.get(source),
    describe: (source) => describe.get(source),
    bytesOf: (talk, most) => bytesOf.all(talk, most),
  };
}

function createWrites(database: Database): Omit<SourceStore, ReadNames> {
  const numberOf = database.prepare<[string], SourceNumber>('SELECT number FROM sources WHERE sha256 = ?').pluck();
  const insert = database.prepare(
    `INSERT INTO sources (sha256, text_sha256, path, format, encoding, imported_at, is_whole, bytes)
     VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
  );
  const setWhole = database.prepare('UPDATE sources SET is_whole = 1 WHERE number = ? AND is_whole = 0');
  const addRecord = database.prepare(
    `INSERT INTO source_records (source, position, talk, record_sha256, import) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, position) DO UPDATE SET talk = excluded.talk, record_sha256 = excluded.record_sha256,
       import = CASE WHEN talk = excluded.talk THEN import ELSE excluded.import END`,
  );
  const setPartial = database.prepare(
    `UPDATE sources SET is_whole = 0 WHERE number IN (SELECT source FROM source_records WHERE import = ?)`,
  );
  const removeRecords = database.prepare(
    `DELETE FROM source_records WHERE import = @import AND talk NOT IN (
       SELECT talk FROM import_talks WHERE import = @import AND kept_reason IS NOT NULL
     )`,
  );
  const removeUnused = database.prepare(
    `DELETE FROM sources WHERE number IN (SELECT source FROM import_items WHERE import = ?)
       AND NOT EXISTS (SELECT 1 FROM source_records WHERE source = sources.number)`,
  );
  return {
    keep({ sha256, textSha256, path, format, encoding, bytes }, now) {
      const known = numberOf.get(sha256);
      if (known !== undefined) return known;
      const { lastInsertRowid } = insert.run(sha256, textSha256, path, format, encoding, now, bytes);
      return Number(lastInsertRowid) as SourceNumber;
    },
    setWhole: (source) => void setWhole.run(source),
    addRecord: (source, { position, sha256 }, talk, importNumber) =>
      void addRecord.run(source, position, talk, sha256, importNumber),
    setPartial: (importNumber) => void setPartial.run(importNumber),
    removeOf(importNumber) {
      removeRecords.run({ import: importNumber });
      removeUnused.run(importNumber);
    },
  };
}
