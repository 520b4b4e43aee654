import type { FoundField, ImportFilter, ImportItem, ImportSummary } from '../../contract/importSchemas.ts';
import type { ImportOutcome, OutcomeCounts } from '../../contract/schemas.ts';
import { newId } from '../newId.ts';
import type { Database } from './database.ts';
import type { ImportNumber, ItemNumber, SourceNumber } from './importNumber.ts';
import {
  conditionOf,
  itemOf,
  ITEM_ACCOUNTS,
  ITEM_COLUMNS,
  storedItem,
  type AccountColumns,
  type ItemAccount,
  type ItemColumns,
  type StoredItem,
} from './importItemRows.ts';
import type { TalkNumber } from './talkNumber.ts';

/** A row of a report as it is added. */
export interface NewItem extends Omit<
  ImportItem,
  'id' | 'talkId' | 'openConflictCount' | 'leftoverCount' | 'problemCount' | 'sureness'
> {
  readonly talk: TalkNumber | null;
  readonly source: SourceNumber | null;
  readonly account: ItemAccount;
}

/** Which records of a file have a row already, and how many it has. */
export interface DoneFile {
  readonly records: ReadonlySet<number>;
  readonly recordCount: number;
}

/** Imports and their reports. Writes belong inside a transaction. */
export interface ImportStore {
  create(
    start: { readonly id: string; readonly paths: readonly string[]; readonly isDryRun: boolean },
    now: string,
  ): void;
  numberOf(id: string): ImportNumber | undefined;
  idOf(importNumber: ImportNumber): string;
  setState(importNumber: ImportNumber, state: ImportSummary['state'], endedAt: string | null): void;
  /** Counts what undoing has removed and restored on. */
  countUndone(importNumber: ImportNumber, removed: number, restored: number): void;
  /** Newest first. */
  list(): ImportSummary[];
  get(importNumber: ImportNumber): ImportSummary;
  counts(importNumber: ImportNumber): OutcomeCounts;
  addItem(importNumber: ImportNumber, item: NewItem): ItemNumber;
  /** The files of which there are rows, by path. */
  doneFiles(importNumber: ImportNumber): Map<string, DoneFile>;
  page(
    importNumber: ImportNumber,
    filter: ImportFilter,
    range: { readonly offset: number; readonly limit: number },
  ): { total: number; items: ImportItem[] };
  /** Rows after one, to go through a whole report. */
  after(importNumber: ImportNumber, last: ItemNumber | 0, limit: number): (StoredItem & { account: ItemAccount })[];
  item(id: string): (StoredItem & { account: ItemAccount }) | undefined;
  /**
   * The identifiers of records that imports have told to be withdrawn, each with its talk then, `null` where it had
   * none. Those whose talk a source has described since, and what dry runs and undone imports told, are left out.
   */
  toldWithdrawn(): Map<string, TalkNumber | null>;
  forget(importNumber: ImportNumber): void;
}

interface ImportColumns {
  readonly number: ImportNumber;
  readonly id: string;
  readonly state: ImportSummary['state'];
  readonly is_dry_run: number;
  readonly paths: string;
  readonly path_count: number;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly removed_count: number;
  readonly restored_count: number;
}

const KEPT_PATHS = 5;
const NO_COUNTS: OutcomeCounts = { imported: 0, updated: 0, unchanged: 0, stub: 0, withdrawn: 0, refused: 0 };

export function createImportStore(database: Database): ImportStore {
  return { ...createImports(database), ...createItems(database) };
}

interface Summaries {
  countsOf(importNumber: ImportNumber): OutcomeCounts;
  summary(row: ImportColumns): ImportSummary;
}

function createSummaries(database: Database): Summaries {
  const counts = database
    .prepare<[ImportNumber], [ImportOutcome, number]>(
      'SELECT outcome, count(*) FROM import_items WHERE import = ? GROUP BY outcome',
    )
    .raw();
  const openConflicts = database
    .prepare<[ImportNumber], number>(`SELECT count(*) FROM import_conflicts WHERE import = ? AND status = 'open'`)
    .pluck();
  const keptCount = database
    .prepare<[ImportNumber], number>('SELECT count(*) FROM import_talks WHERE import = ? AND kept_reason IS NOT NULL')
    .pluck();
  const countsOf = (importNumber: ImportNumber): OutcomeCounts => ({
    ...NO_COUNTS,
    ...Object.fromEntries(counts.all(importNumber)),
  });
  const summary = (row: ImportColumns): ImportSummary => ({
    id: row.id,
    state: row.state,
    isDryRun: row.is_dry_run === 1,
    paths: JSON.parse(row.paths) as string[],
    pathCount: row.path_count,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    counts: countsOf(row.number),
    openConflictCount: openConflicts.get(row.number) ?? 0,
    undo:
      row.state === 'undoing' || row.state === 'undone'
        ? {
            removedCount: row.removed_count,
            restoredCount: row.restored_count,
            keptCount: keptCount.get(row.number) ?? 0,
          }
        : null,
  });
  return { countsOf, summary };
}

type ItemNames = 'addItem' | 'doneFiles' | 'page' | 'after' | 'item' | 'toldWithdrawn';

function createImports(database: Database): Omit<ImportStore, ItemNames> {
  const insert = database.prepare(
    `INSERT INTO imports (id, state, is_dry_run, paths, path_count, started_at) VALUES (?, 'running', ?, ?, ?, ?)`,
  );
  const numberOf = database.prepare<[string], ImportNumber>('SELECT number FROM imports WHERE id = ?').pluck();
  const setState = database.prepare('UPDATE imports SET state = ?, ended_at = coalesce(?, ended_at) WHERE number = ?');
  const countUndone = database.prepare(
    'UPDATE imports SET removed_count = removed_count + ?, restored_count = restored_count + ? WHERE number = ?',
  );
  const list = database.prepare<[], ImportColumns>('SELECT * FROM imports ORDER BY number DESC');
  const get = database.prepare<[ImportNumber], ImportColumns>('SELECT * FROM imports WHERE number = ?');
  const forget = database.prepare('DELETE FROM imports WHERE number = ?');
  const { countsOf, summary } = createSummaries(database);
  const found = (importNumber: ImportNumber): ImportColumns => {
    const row = get.get(importNumber);
    if (row === undefined) throw new RangeError(`no import has the number ${importNumber}`);
    return row;
  };
  return {
    create({ id, paths, isDryRun }, now) {
      insert.run(id, isDryRun ? 1 : 0, JSON.stringify(paths.slice(0, KEPT_PATHS)), paths.length, now);
    },
    numberOf: (id) => numberOf.get(id),
    idOf: (importNumber) => found(importNumber).id,
    setState: (importNumber, state, endedAt) => void setState.run(state, endedAt, importNumber),
    countUndone: (importNumber, removed, restored) => void countUndone.run(removed, restored, importNumber),
    list: () => list.all().map(summary),
    get: (importNumber) => summary(found(importNumber)),
    counts: countsOf,
    forget: (importNumber) => void forget.run(importNumber),
  };
}

function createItems(database: Database): Pick<ImportStore, ItemNames> {
  const done = database.prepare<[ImportNumber], { path: string; record: number; record_count: number }>(
    'SELECT path, record, record_count FROM import_items WHERE import = ?',
  );
  const one = database.prepare<[string], AccountColumns>(`${ITEM_ACCOUNTS} WHERE items.id = ?`);
  const after = database.prepare<[ImportNumber, number, number], AccountColumns>(
    `${ITEM_ACCOUNTS} WHERE items.import = ? AND items.number > ? ORDER BY items.number LIMIT ?`,
  );
  const withdrawn = database
    .prepare<[], [string, TalkNumber | null]>(
      `SELECT items.detail, items.talk FROM imports JOIN import_items AS items ON items.import = imports.number
       WHERE is_dry_run = 0 AND state <> 'undone' AND outcome = 'withdrawn' AND NOT EXISTS (
         SELECT 1 FROM import_items AS later
         WHERE later.talk = items.talk AND later.number > items.number AND later.outcome IN ('imported', 'updated')
       ) ORDER BY items.number`,
    )
    .raw();
  return {
    toldWithdrawn: () => new Map(withdrawn.all()),
    addItem: createItemWriter(database),
    doneFiles(importNumber) {
      const files = new Map<string, { records: Set<number>; recordCount: number }>();
      for (const { path, record, record_count: recordCount } of done.iterate(importNumber)) {
        const file = files.get(path) ?? { records: new Set<number>(), recordCount };
        file.records.add(record);
        files.set(path, file);
      }
      return files;
    },
    page(importNumber, filter, { offset, limit }) {
      const { sql, values } = conditionOf(importNumber, filter);
      const total = database
        .prepare(`SELECT count(*) FROM import_items AS items WHERE ${sql}`)
        .pluck()
        .get(...values) as number;
      const rows = database
        .prepare(`${ITEM_COLUMNS} WHERE ${sql} ORDER BY items.number LIMIT ? OFFSET ?`)
        .all(...values, limit, offset) as ItemColumns[];
      return { total, items: rows.map(itemOf) };
    },
    after: (importNumber, last, limit) => after.all(importNumber, last, limit).map(storedItem),
    item(id) {
      const row = one.get(id);
      return row === undefined ? undefined : storedItem(row);
    },
  };
}

function createItemWriter(database: Database): ImportStore['addItem'] {
  const insert = database.prepare(
    `INSERT INTO import_items (id, import, path, record, record_count, format, encoding, outcome, reason, detail, talk,
       source, title, stub_count, corrected_count, conflict_count, leftover_count, problem_count, sureness,
       is_twice_encoded, account)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (importNumber, item) => {
    const { leftovers, problems, fields } = item.account;
    const { lastInsertRowid } = insert.run(
      newId(),
      importNumber,
      item.path,
      item.record,
      item.recordCount,
      item.format,
      item.encoding,
      item.outcome,
      item.reason,
      item.detail,
      item.talk,
      item.source,
      item.title,
      item.stubCount,
      item.correctedCount,
      item.conflictCount,
      leftovers.length,
      problems.length,
      leastSure(fields),
      item.isTwiceEncoded ? 1 : 0,
      JSON.stringify(item.account),
    );
    return Number(lastInsertRowid) as ItemNumber;
  };
}

const SURENESS = ['guessed', 'inferred', 'stated'] as const;

function leastSure(fields: readonly FoundField[]): FoundField['sureness'] | null {
  return SURENESS.find((sureness) => fields.some((field) => field.sureness === sureness)) ?? null;
}
