import { basename } from 'node:path';
import type { FieldResult, ImportOptions, Refusal, ReportField } from '../../contract/importSchemas.ts';
import type { TableMappings } from '../../contract/tableSchemas.ts';
import type { ImportOutcome, ImportReport } from '../../contract/schemas.ts';
import type { Identifier } from '../../domain/notices/notice.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { ReadBytes } from '../files/readTextFile.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { accountOf, accountOfProblems } from '../notices/accountOf.ts';
import { identifierKey } from '../notices/identityKeys.ts';
import { importNotice, type NoticeOutcome } from '../notices/importNotice.ts';
import { mendNotice } from '../notices/mendNotice.ts';
import { noticeThreads } from '../notices/NoticeThreads.ts';
import { sha256 } from '../notices/readSource.ts';
import { rememberedMappings } from '../notices/tableMappings.ts';
import { textHash } from '../notices/talkImage.ts';
import type { FoundSource, HashedNotice, ReadSource } from '../notices/sourceTask.ts';
import type { DoneFile, NewItem } from '../store/importStore.ts';
import type { ImportNumber } from '../store/importNumber.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { KnownRecord, Source } from '../store/sourceStore.ts';
import type { SourceNumber } from '../store/importNumber.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { glossaryWork } from './glossaryWork.ts';

/** A file as the report names it, and its content, or why it is not to be had. */
export interface FileContent {
  readonly shownAs: string;
  readonly content: ReadBytes;
}

/** A file once it was read. `known` are the talks of one that was imported before. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly known: readonly KnownRecord[];
  readonly result: ReadSource;
}

/** What an import writes to: a dry run, into a copy of the library, while the report goes into the library itself. */
interface RunPlaces {
  readonly importNumber: ImportNumber;
  /** The store that the talks go to. */
  readonly store: LibraryStore;
  readonly options: ImportOptions;
}

type Row = Partial<NewItem> & Pick<NewItem, 'outcome'>;

/** One import on its way: files go in one after another, and rows of the report come out. */
export class ImportRun {
  readonly importId: string;
  readonly changed = new Set<TalkId>();
  readonly #context: LibraryContext;
  readonly #places: RunPlaces;
  readonly #mappings: TableMappings;
  readonly #counts: ImportReport['counts'];
  readonly #done: ReadonlyMap<string, DoneFile>;
  readonly #correct: (talkId: TalkId) => number;
  #conflictCount: number;
  /** What was told before, once it is asked for. */
  #withdrawn: ReturnType<LibraryStore['imports']['toldWithdrawn']> | null = null;

  constructor(context: LibraryContext, places: RunPlaces) {
    const { imports } = context.store;
    this.#context = context;
    this.#places = places;
    this.#mappings = rememberedMappings(context.store.settings);
    this.importId = imports.idOf(places.importNumber);
    this.#counts = { ...imports.counts(places.importNumber) };
    this.#conflictCount = imports.get(places.importNumber).openConflictCount;
    this.#done = imports.doneFiles(places.importNumber);
    const isDry = places.store !== context.store;
    this.#correct = glossaryWork(isDry ? { ...context, store: places.store, announce: () => {} } : context);
  }

  report(wasCancelled: boolean): ImportReport {
    const { ...counts } = this.#counts;
    return { importId: this.importId, counts, conflictCount: this.#conflictCount, wasCancelled };
  }

  /** Files that are known are read again, too, as they may be read in another way. */
  get #readsAnew(): boolean {
    const { format, repairsEncoding } = this.#places.options;
    return format !== null || repairsEncoding;
  }

  /** Whether all of a file is in the report already: the import was interrupted and goes on. */
  isDone(shownAs: string): boolean {
    const done = this.#done.get(shownAs);
    return done !== undefined && done.records.size >= Math.max(done.recordCount, 1);
  }

  /** Reads a file in a thread, unless it is known; `null` when `signal` is aborted. */
  async read({ shownAs, content }: FileContent, signal: AbortSignal): Promise<ReadFile | null> {
    if (!content.ok) return { bytes: new Uint8Array(), sha256: '', known: [], result: content };
    const { bytes } = content;
    const { store } = this.#places;
    const hash = sha256(bytes);
    const known = this.#readsAnew ? [] : store.sources.recordsOf({ sha256: hash });
    // Refused or read, it says nothing that the rows of its talks do not say.
    const unread = { ok: false, reason: 'notANotice', detail: '' } as const;
    if (known.length > 0) return { bytes, sha256: hash, known, result: unread };
    const result = await this.#readInThread(shownAs, bytes, signal);
    return result === null ? null : { bytes, sha256: hash, known, result };
  }

  /** Writes what was read of a file; `turn` is awaited between two of its talks, and tells whether to go on. */
  async write(shownAs: string, file: ReadFile, turn: () => Promise<boolean>): Promise<void> {
    const { result, sha256: hash } = file;
    const textSha = result.ok ? { textSha256: result.textSha256 } : {};
    // Another file of the same text may have come in since this one was read.
    const isNew = hash === '' || (this.#readsAnew && result.ok);
    const known = isNew ? [] : this.#places.store.sources.recordsOf({ sha256: hash, ...textSha });
    if (known.length > 0) return this.#writeKnown(shownAs, known);
    if (file.known.length > 0) return this.#writeForgotten(shownAs, file, turn);
    if (!result.ok) return this.#addRefused(shownAs, result.reason, result.detail);
    await this.#writeFound(shownAs, { ...file, result }, turn);
  }

  #readInThread(shownAs: string, bytes: Uint8Array, signal?: AbortSignal): Promise<ReadSource | null> {
    const { options } = this.#places;
    return noticeThreads.read(
      { kind: 'source', bytes, name: basename(shownAs), options, mappings: this.#mappings },
      signal,
    );
  }

  /** The import that a file was known from was undone after it was looked at. */
  async #writeForgotten(shownAs: string, file: ReadFile, turn: () => Promise<boolean>): Promise<void> {
    const result = await this.#readInThread(shownAs, file.bytes);
    if (result !== null) await this.write(shownAs, { ...file, known: [], result }, turn);
  }

  async #writeFound(
    shownAs: string,
    { bytes, sha256: hash, result }: ReadFile & { readonly result: FoundSource },
    turn: () => Promise<boolean>,
  ): Promise<void> {
    const recordCount = result.notices.length + result.deleted.length;
    if (recordCount === 0) return this.#addRefused(shownAs, 'noTalk', '');
    const { textSha256, format, encoding } = result;
    const source: Source = { bytes, sha256: hash, textSha256, path: shownAs, format, encoding };
    const done = this.#done.get(shownAs)?.records ?? new Set<number>();
    const common = { path: shownAs, recordCount, format, encoding, isTwiceEncoded: result.isTwiceEncoded };
    for (let record = 0; record < recordCount; record++) {
      if (done.has(record)) continue;
      const row = { ...common, record };
      const notice = result.notices[record];
      if (notice === undefined) this.#addWithdrawn(row, result.deleted[record - result.notices.length]!);
      else this.#addRecord(row, { notice, source, result });
      if (record + 1 < recordCount && !(await turn())) return;
    }
    const { store } = this.#places;
    store.lazyTransaction(() => {
      if (result.notices.length > 0) store.sources.setWhole(store.sources.keep(source, this.#context.now()));
    });
  }

  #addRecord(row: Partial<NewItem> & { readonly record: number }, found: FoundRecord): void {
    const { store, importNumber } = this.#places;
    const { notice, source, result } = found;
    const filled = this.#inTransaction(() => {
      const sourceNumber = store.sources.keep(source, this.#context.now());
      const known = store.sources.talkOfRecord(notice.sha256);
      const position = { position: row.record, sha256: notice.sha256 };
      const outcome = known === undefined ? this.#importRecord(found, row.record) : this.#unchanged(known);
      const isDry = store !== this.#context.store;
      store.sources.addRecord(sourceNumber, position, outcome.talk, isDry ? null : importNumber);
      const correctedCount = outcome.isFilled ? this.#corrected(outcome) : 0;
      const item = this.#context.store.imports.addItem(importNumber, {
        ...blankRow(outcome),
        ...row,
        talk: this.#reported(outcome),
        source: isDry ? null : sourceNumber,
        title: outcome.title,
        stubCount: outcome.stubCount,
        correctedCount,
        conflictCount: outcome.conflictCount,
        account: accountOf(notice, outcome.results, row.record === 0 ? result.problems : []),
      });
      if (!isDry && outcome.conflictCount > 0) store.conflicts.setItem(importNumber, outcome.talk, item);
      return outcome;
    });
    this.#counts[filled.outcome]++;
    this.#conflictCount += filled.conflictCount;
    if (store !== this.#context.store) return;
    for (const talkId of filled.changed) this.changed.add(talkId);
    const { talkId, transcriptVersion } = filled;
    if (transcriptVersion !== null) {
      this.#context.announce('transcript.changed', { talkId, version: transcriptVersion });
    }
  }

  #importRecord({ notice, source, result }: FoundRecord, position: number): NoticeOutcome {
    const { store, importNumber } = this.#places;
    const isDry = store !== this.#context.store;
    const origin = { importNumber: isDry ? null : importNumber, path: source.path, now: this.#context.now() };
    const spoilt = result.spoilt[position];
    const talk = spoilt === undefined ? undefined : store.sources.talkOfRecord(spoilt.sha256);
    if (spoilt === undefined || talk === undefined) return importNotice(store, notice.notice, origin);
    return mendNotice(store, { spoilt: spoilt.notice, notice: notice.notice }, { ...origin, talk });
  }

  #unchanged(talk: TalkNumber): NoticeOutcome {
    const { store } = this.#places;
    return {
      outcome: 'unchanged',
      talk,
      talkId: store.talks.idOf(talk),
      title: store.talks.record(talk).title,
      stubCount: 0,
      conflictCount: 0,
      results: new Map<ReportField, FieldResult>(),
      changed: [],
      isFilled: false,
      transcriptVersion: null,
    };
  }

  /** How many words were corrected. The talk comes in: what keeps it from being corrected ends no import. */
  #corrected({ talk, talkId }: NoticeOutcome): number {
    const { store, importNumber } = this.#places;
    try {
      const count = this.#correct(talkId);
      if (count > 0 && store === this.#context.store) {
        store.importTalks.setTextAfter(importNumber, talk, textHash(store.transcripts.read(talk)));
      }
      return count;
    } catch (error) {
      this.#context.logError(error);
      return 0;
    }
  }

  /** Each withdrawal is told once: servers list what is gone for ever. */
  #addWithdrawn(row: Partial<NewItem>, { scheme, value }: Identifier): void {
    const { store } = this.#places;
    const [match] = store.talkMatches.byIdentifier(scheme, identifierKey({ scheme, value }));
    const talk =
      match === undefined ? null : this.#reported({ talk: match.talk, talkId: store.talks.idOf(match.talk) });
    const title = match === undefined ? null : store.talks.record(match.talk).title;
    this.#withdrawn ??= this.#context.store.imports.toldWithdrawn();
    const told = this.#withdrawn.get(value);
    const isTold = told !== undefined && (talk === null || talk === told);
    this.#withdrawn.set(value, talk);
    this.#add({ ...row, outcome: isTold ? 'unchanged' : 'withdrawn', talk, title, detail: value });
  }

  #writeKnown(shownAs: string, known: readonly KnownRecord[]): void {
    const { store } = this.#places;
    const source = store.sources.describe(known[0]!.source);
    this.#inTransaction(() => {
      for (const [record, { talk }] of known.entries()) {
        this.#add({
          outcome: 'unchanged',
          path: shownAs,
          record,
          recordCount: known.length,
          format: (source?.format ?? null) as NewItem['format'],
          encoding: source?.encoding ?? '',
          talk: this.#reported({ talk, talkId: store.talks.idOf(talk) }),
          title: store.talks.record(talk).title,
        });
      }
    });
  }

  #addRefused(shownAs: string, reason: Refusal, detail: string): void {
    this.#add({ outcome: 'refused', path: shownAs, reason, detail: detail.slice(0, 2_000) });
  }

  #add(row: Row): void {
    this.#inTransaction(() =>
      this.#context.store.imports.addItem(this.#places.importNumber, { ...blankRow(row), ...row }),
    );
    this.#counts[row.outcome]++;
  }

  /** The number of a talk in the library itself, where a dry run has put it into a copy. */
  #reported({ talk, talkId }: { readonly talk: TalkNumber; readonly talkId: TalkId }): TalkNumber | null {
    const { store } = this.#context;
    return this.#places.store === store ? talk : (store.talks.numberOf(talkId) ?? null);
  }

  #inTransaction<T>(work: () => T): T {
    const { store } = this.#places;
    const reports = this.#context.store;
    return store.lazyTransaction(() => (store === reports ? work() : reports.lazyTransaction(work)));
  }
}

interface FoundRecord {
  readonly notice: HashedNotice;
  readonly source: Source;
  readonly result: FoundSource;
}

function blankRow({ outcome }: { readonly outcome: ImportOutcome }): NewItem {
  return {
    path: '',
    record: 0,
    recordCount: 0,
    format: null,
    encoding: '',
    outcome,
    reason: null,
    detail: '',
    talk: null,
    source: null as SourceNumber | null,
    title: null,
    stubCount: 0,
    correctedCount: 0,
    conflictCount: 0,
    isTwiceEncoded: false,
    account: accountOfProblems([]),
  };
}
