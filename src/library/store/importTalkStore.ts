import type { KeptReason, KeptTalk, ReportField } from '../../contract/importSchemas.ts';
import type { TalkId, Transcript } from '../../domain/transcript/transcript.ts';
import type { Database } from './database.ts';
import type { ImportNumber } from './importNumber.ts';
import type { Origin } from './originStore.ts';
import type { TalkNumber } from './talkNumber.ts';
import type { RelatedCard, TalkRecord } from './talkRecord.ts';

/** All of a talk that an import can change. */
export interface TalkImage {
  readonly record: TalkRecord;
  readonly related: readonly RelatedCard[];
  readonly origins: Readonly<Partial<Record<ReportField, Origin>>>;
  readonly updatedAt: string;
  /** The text, where the import replaced it; left out where there was none. */
  readonly text?: Transcript;
}

/** A talk that an import touched. Of a new one `before` is `null`; `after` has a hash for each part of the image. */
export interface ImportedTalk {
  readonly talk: TalkNumber;
  readonly isNew: boolean;
  readonly before: TalkImage | null;
  readonly after: Readonly<Record<string, string>>;
  /** The version of the text that was found, and a hash of the text that was brought; `null` where none was. */
  readonly textBefore: number | null;
  readonly textAfter: string | null;
}

/** What undoing imports needs. Writes belong inside a transaction. */
export interface ImportTalkStore {
  has(importNumber: ImportNumber, talk: TalkNumber): boolean;
  /** Keeps a talk as it is before the import touches it first. */
  begin(importNumber: ImportNumber, talk: TalkNumber, before: TalkImage | null): void;
  /** Keeps what the import has made of it so far. */
  leave(importNumber: ImportNumber, talk: TalkNumber, after: ImportedTalk['after']): void;
  setText(importNumber: ImportNumber, talk: TalkNumber, before: number, after: string): void;
  /** The text was changed within the import. */
  setTextAfter(importNumber: ImportNumber, talk: TalkNumber, after: string): void;
  /** The talks that were not undone yet, those with related talks before the stubs; `limit` of them. */
  rest(importNumber: ImportNumber, limit: number): ImportedTalk[];
  count(importNumber: ImportNumber): number;
  /** Whether a later import that is not undone has changed a talk, or has another source of it. */
  isLaterTouched(importNumber: ImportNumber, talk: TalkNumber): boolean;
  /** Whether a talk that stays shows this one among its related talks. */
  isReferredTo(importNumber: ImportNumber, talk: TalkNumber): boolean;
  /** The talk is as before, or gone. */
  remove(importNumber: ImportNumber, talk: TalkNumber): void;
  setKept(importNumber: ImportNumber, talk: TalkNumber, reason: KeptReason, fields: readonly ReportField[]): void;
  kept(importNumber: ImportNumber, offset: number, limit: number): { total: number; talks: KeptTalk[] };
}

interface Columns {
  readonly talk: TalkNumber;
  readonly is_new: number;
  readonly before: string;
  readonly after: string;
  readonly text_before: number | null;
  readonly text_after: string | null;
}

interface KeptColumns {
  readonly id: TalkId;
  readonly title: string;
  readonly is_new: number;
  readonly kept_reason: KeptReason;
  readonly kept_fields: string;
}

export function createImportTalkStore(database: Database): ImportTalkStore {
  return { ...createReads(database), ...createWrites(database) };
}

type WriteNames = 'begin' | 'leave' | 'setText' | 'setTextAfter' | 'remove' | 'setKept';

function createReads(database: Database): Omit<ImportTalkStore, WriteNames> {
  type Key = [ImportNumber, TalkNumber];
  const has = database
    .prepare<Key, number>('SELECT EXISTS (SELECT 1 FROM import_talks WHERE import = ? AND talk = ?)')
    .pluck();
  const rest = database.prepare<[ImportNumber, number], Columns>(
    `SELECT talk, is_new, before, after, text_before, text_after FROM import_talks
     WHERE import = ? AND kept_reason IS NULL
     ORDER BY (SELECT is_stub FROM talks WHERE number = talk), talk LIMIT ?`,
  );
  const count = database.prepare<[ImportNumber], number>('SELECT count(*) FROM import_talks WHERE import = ?').pluck();
  const later = database
    .prepare<{ talk: TalkNumber; import: ImportNumber }, number>(
      `SELECT EXISTS (SELECT 1 FROM import_talks JOIN imports ON imports.number = import
           WHERE talk = @talk AND import > @import AND imports.state <> 'undone')
         OR EXISTS (SELECT 1 FROM source_records WHERE talk = @talk AND import > @import)`,
    )
    .pluck();
  const referred = database
    .prepare<[TalkNumber, ImportNumber], number>(
      `SELECT EXISTS (SELECT 1 FROM related_talks WHERE related = ? AND talk NOT IN (
         SELECT talk FROM import_talks WHERE import = ? AND kept_reason IS NULL
       ))`,
    )
    .pluck();
  const kept = database.prepare<[ImportNumber, number, number], KeptColumns>(
    `SELECT talks.id, title, is_new, kept_reason, kept_fields FROM import_talks JOIN talks ON talks.number = talk
     WHERE import = ? AND kept_reason IS NOT NULL ORDER BY talk LIMIT ? OFFSET ?`,
  );
  const keptCount = database
    .prepare<[ImportNumber], number>('SELECT count(*) FROM import_talks WHERE import = ? AND kept_reason IS NOT NULL')
    .pluck();
  return {
    has: (importNumber, talk) => has.get(importNumber, talk) === 1,
    rest: (importNumber, limit) => rest.all(importNumber, limit).map(importedTalk),
    count: (importNumber) => count.get(importNumber) ?? 0,
    isLaterTouched: (importNumber, talk) => later.get({ talk, import: importNumber }) === 1,
    isReferredTo: (importNumber, talk) => referred.get(talk, importNumber) === 1,
    kept: (importNumber, offset, limit) => ({
      total: keptCount.get(importNumber) ?? 0,
      talks: kept.all(importNumber, limit, offset).map((row) => ({
        talkId: row.id,
        title: row.title,
        isNew: row.is_new === 1,
        reason: row.kept_reason,
        fields: JSON.parse(row.kept_fields) as ReportField[],
      })),
    }),
  };
}

function createWrites(database: Database): Pick<ImportTalkStore, WriteNames> {
  const begin = database.prepare(
    `INSERT INTO import_talks (import, talk, is_new, before, after) VALUES (?, ?, ?, ?, '{}')
     ON CONFLICT (import, talk) DO NOTHING`,
  );
  const leave = database.prepare('UPDATE import_talks SET after = ? WHERE import = ? AND talk = ?');
  const setText = database.prepare(
    'UPDATE import_talks SET text_before = ?, text_after = ? WHERE import = ? AND talk = ?',
  );
  const setTextAfter = database.prepare('UPDATE import_talks SET text_after = ? WHERE import = ? AND talk = ?');
  const remove = database.prepare('DELETE FROM import_talks WHERE import = ? AND talk = ?');
  const setKept = database.prepare(
    'UPDATE import_talks SET kept_reason = ?, kept_fields = ? WHERE import = ? AND talk = ?',
  );
  return {
    begin: (importNumber, talk, before) =>
      void begin.run(importNumber, talk, before === null ? 1 : 0, before === null ? 'null' : JSON.stringify(before)),
    leave: (importNumber, talk, after) => void leave.run(JSON.stringify(after), importNumber, talk),
    setText: (importNumber, talk, before, after) => void setText.run(before, after, importNumber, talk),
    setTextAfter: (importNumber, talk, after) => void setTextAfter.run(after, importNumber, talk),
    remove: (importNumber, talk) => void remove.run(importNumber, talk),
    setKept: (importNumber, talk, reason, fields) =>
      void setKept.run(reason, JSON.stringify(fields), importNumber, talk),
  };
}

function importedTalk(row: Columns): ImportedTalk {
  return {
    talk: row.talk,
    isNew: row.is_new === 1,
    before: JSON.parse(row.before) as TalkImage | null,
    after: JSON.parse(row.after) as ImportedTalk['after'],
    textBefore: row.text_before,
    textAfter: row.text_after,
  };
}
