import type { ImportConflict, ReportField } from '../../contract/importSchemas.ts';
import { newId } from '../newId.ts';
import type { Database } from './database.ts';
import type { ImportNumber, ItemNumber } from './importNumber.ts';
import type { TalkNumber } from './talkNumber.ts';

/** What a source says otherwise than a talk. `theirs` is the value as the notice has it. */
interface NewConflict {
  readonly talk: TalkNumber;
  readonly field: ReportField;
  readonly theirs: unknown;
  readonly theirsHash: string;
  readonly path: string;
}

/** A conflict as it is kept. `replaced` is what taking it replaced, as `resolveConflicts` keeps it. */
export interface StoredConflict extends Omit<NewConflict, 'theirsHash'> {
  readonly id: string;
  readonly status: ImportConflict['status'];
  readonly replaced: unknown;
  readonly import: ImportNumber | null;
}

/** Which conflicts to list; `null` is all. */
interface ConflictQuery {
  readonly import: ImportNumber | null;
  readonly talk: TalkNumber | null;
  readonly status: ImportConflict['status'] | null;
}

/** Conflicts between sources and talks, and what was decided. Writes belong inside a transaction. */
export interface ConflictStore {
  /** Keeps a conflict, unless the talk has had the same; tells whether it is new. */
  add(conflict: NewConflict, importNumber: ImportNumber | null): boolean;
  /** Says which row of a report brought the conflicts of a talk that were found since. */
  setItem(importNumber: ImportNumber, talk: TalkNumber, item: ItemNumber): void;
  get(id: string): StoredConflict | undefined;
  count(query: ConflictQuery): number;
  list(query: ConflictQuery, offset: number, limit: number): StoredConflict[];
  ofItem(item: ItemNumber): StoredConflict[];
  setStatus(id: string, status: ImportConflict['status'], replaced: unknown): void;
  /** Forgets the conflicts that an import found, but for those that were taken. */
  removeOf(importNumber: ImportNumber): void;
}

interface Columns {
  readonly id: string;
  readonly talk: TalkNumber;
  readonly field: ReportField;
  readonly theirs: string;
  readonly status: ImportConflict['status'];
  readonly replaced: string | null;
  readonly path: string;
  readonly import: ImportNumber | null;
}

const WHERE = `WHERE (@import IS NULL OR import = @import) AND (@talk IS NULL OR talk = @talk)
  AND (@status IS NULL OR status = @status)`;

export function createConflictStore(database: Database): ConflictStore {
  const insert = database.prepare(
    `INSERT INTO import_conflicts (id, talk, field, theirs_hash, theirs, path, import) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (talk, field, theirs_hash) DO NOTHING`,
  );
  const setItem = database.prepare(
    'UPDATE import_conflicts SET item = ? WHERE import = ? AND talk = ? AND item IS NULL',
  );
  const columns = 'id, talk, field, theirs, status, replaced, path, import';
  const get = database.prepare<[string], Columns>(`SELECT ${columns} FROM import_conflicts WHERE id = ?`);
  const count = database.prepare<[ConflictQuery], number>(`SELECT count(*) FROM import_conflicts ${WHERE}`).pluck();
  const list = database.prepare<[ConflictQuery & { offset: number; limit: number }], Columns>(
    `SELECT ${columns} FROM import_conflicts ${WHERE} ORDER BY number LIMIT @limit OFFSET @offset`,
  );
  const ofItem = database.prepare<[ItemNumber], Columns>(
    `SELECT ${columns} FROM import_conflicts WHERE item = ? ORDER BY number`,
  );
  const setStatus = database.prepare('UPDATE import_conflicts SET status = ?, replaced = ? WHERE id = ?');
  const removeOf = database.prepare(`DELETE FROM import_conflicts WHERE import = ? AND status <> 'taken'`);
  return {
    add({ talk, field, theirs, theirsHash, path }, importNumber) {
      return insert.run(newId(), talk, field, theirsHash, JSON.stringify(theirs), path, importNumber).changes === 1;
    },
    setItem: (importNumber, talk, item) => void setItem.run(item, importNumber, talk),
    get(id) {
      const row = get.get(id);
      return row === undefined ? undefined : conflictOf(row);
    },
    count: (query) => count.get(query) ?? 0,
    list: (query, offset, limit) => list.all({ ...query, offset, limit }).map(conflictOf),
    ofItem: (item) => ofItem.all(item).map(conflictOf),
    setStatus: (id, status, replaced) =>
      void setStatus.run(status, replaced === null ? null : JSON.stringify(replaced), id),
    removeOf: (importNumber) => void removeOf.run(importNumber),
  };
}

function conflictOf(row: Columns): StoredConflict {
  return {
    ...row,
    theirs: JSON.parse(row.theirs) as unknown,
    replaced: row.replaced === null ? null : (JSON.parse(row.replaced) as unknown),
  };
}
