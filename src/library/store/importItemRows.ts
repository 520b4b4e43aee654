import type { FoundField, ImportFilter, ImportItem, ImportItemDetail } from '../../contract/importSchemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { ImportNumber, ItemNumber, SourceNumber } from './importNumber.ts';
import type { Condition } from './searchStore.ts';

/** What is kept of a row besides its columns. */
export interface ItemAccount {
  readonly fields: FoundField[];
  readonly leftovers: ImportItemDetail['leftovers'];
  readonly problems: ImportItemDetail['problems'];
}

/** A row, and where it is kept. */
export interface StoredItem {
  readonly number: ItemNumber;
  readonly import: ImportNumber;
  readonly source: SourceNumber | null;
  readonly item: ImportItem;
}

/** A row of a report as it is kept. */
export interface ItemColumns {
  readonly number: ItemNumber;
  readonly import: ImportNumber;
  readonly source: SourceNumber | null;
  readonly id: string;
  readonly path: string;
  readonly record: number;
  readonly record_count: number;
  readonly format: ImportItem['format'];
  readonly encoding: string;
  readonly outcome: ImportItem['outcome'];
  readonly reason: ImportItem['reason'];
  readonly detail: string;
  readonly talk_id: TalkId | null;
  readonly title: string | null;
  readonly stub_count: number;
  readonly corrected_count: number;
  readonly conflict_count: number;
  readonly open_count: number;
  readonly leftover_count: number;
  readonly problem_count: number;
  readonly sureness: ImportItem['sureness'];
  readonly is_twice_encoded: number;
}

/** The same with its account, which is long. */
export interface AccountColumns extends ItemColumns {
  readonly account: string;
}

const COLUMNS = `items.number, items.import, items.source, items.id, path, record, record_count, format, encoding, outcome,
  reason, detail, talks.id AS talk_id, items.title, stub_count, corrected_count, conflict_count, leftover_count,
  problem_count, sureness, is_twice_encoded, (
    SELECT count(*) FROM import_conflicts WHERE item = items.number AND status = 'open'
  ) AS open_count`;
const FROM = 'FROM import_items AS items LEFT JOIN talks ON talks.number = items.talk';
/** Selects rows of reports, as `items`: `ItemColumns`. */
export const ITEM_COLUMNS = `SELECT ${COLUMNS} ${FROM}`;
/** The same with their accounts: `AccountColumns`. */
export const ITEM_ACCOUNTS = `SELECT ${COLUMNS}, account ${FROM}`;

const MARKS: Readonly<Record<ImportFilter['marks'][number], string>> = {
  conflicts: 'items.conflict_count > 0',
  leftovers: 'items.leftover_count > 0',
  problems: 'items.problem_count > 0',
  guessed: `items.sureness = 'guessed'`,
  twiceEncoded: 'items.is_twice_encoded = 1',
};

/** The rows of an import that a filter shows. */
export function conditionOf(importNumber: ImportNumber, { outcomes, marks, query }: ImportFilter): Condition {
  const parts = ['items.import = ?'];
  const values: (string | number)[] = [importNumber];
  if (outcomes.length > 0) {
    parts.push(`items.outcome IN (${outcomes.map(() => '?').join(', ')})`);
    values.push(...outcomes);
  }
  if (marks.length > 0) parts.push(`(${marks.map((mark) => MARKS[mark]).join(' OR ')})`);
  for (const word of query
    .split(/\s+/)
    .filter((text) => text !== '')
    .slice(0, 20)) {
    parts.push(`instr(lower(items.path || ' ' || coalesce(items.title, '')), lower(?)) > 0`);
    values.push(word);
  }
  return { sql: parts.join(' AND '), values };
}

/** A row as it is told. */
export function itemOf(row: ItemColumns): ImportItem {
  return {
    id: row.id,
    path: row.path,
    record: row.record,
    recordCount: row.record_count,
    format: row.format,
    encoding: row.encoding,
    outcome: row.outcome,
    reason: row.reason,
    detail: row.detail,
    talkId: row.talk_id,
    title: row.title,
    stubCount: row.stub_count,
    correctedCount: row.corrected_count,
    conflictCount: row.conflict_count,
    openConflictCount: row.open_count,
    leftoverCount: row.leftover_count,
    problemCount: row.problem_count,
    sureness: row.sureness,
    isTwiceEncoded: row.is_twice_encoded === 1,
  };
}

/** A row with its account, and where it is kept. */
export function storedItem(row: AccountColumns): StoredItem & { account: ItemAccount } {
  const account = JSON.parse(row.account) as ItemAccount;
  return { number: row.number, import: row.import, source: row.source, item: itemOf(row), account };
}
