import { resolve } from 'node:path';
import type { ImportItem } from '../../contract/importSchemas.ts';
import { deliverFile } from '../files/deliverFile.ts';
import type { ImportNumber, ItemNumber } from '../store/importNumber.ts';
import type { ItemAccount } from '../store/importItemRows.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import { formatTable } from './formatTable.ts';
import { toldConflict } from './toldConflict.ts';

interface ReportFile {
  readonly format: 'csv' | 'json';
  readonly path: string;
  readonly overwrite: boolean;
}

const ROWS_AT_ONCE = 200;
const COLUMNS = [
  'path',
  'record',
  'outcome',
  'reason',
  'detail',
  'format',
  'encoding',
  'talkId',
  'title',
  'field',
  'value',
  'rule',
  'sureness',
  'line',
  'result',
  'twiceEncoded',
] as const;

/**
 * Writes a report: as JSON with everything that it has, or as a table with a line for each field, for each piece that no
 * rule used and for each problem. Gives where, and how many rows the report has.
 */
export async function writeReport(
  store: LibraryStore,
  importNumber: ImportNumber,
  { format, path, overwrite }: ReportFile,
): Promise<{ path: string; itemCount: number }> {
  const rows: unknown[] = [];
  let itemCount = 0;
  for (const { item, account, number } of itemsOf(store, importNumber)) {
    itemCount++;
    if (format === 'csv') rows.push(...tableRows(item, account));
    else {
      const conflicts = store.conflicts.ofItem(number).map((conflict) => toldConflict(store, conflict));
      rows.push({ ...item, ...account, conflicts });
    }
  }
  const text =
    format === 'csv'
      ? formatTable([COLUMNS, ...(rows as string[][])])
      : `${JSON.stringify({ import: store.imports.get(importNumber), items: rows }, null, 2)}\n`;
  const target = resolve(path);
  await deliverFile(target, text, overwrite);
  return { path: target, itemCount };
}

function* itemsOf(store: LibraryStore, importNumber: ImportNumber) {
  for (let last: ItemNumber | 0 = 0; ;) {
    const some = store.imports.after(importNumber, last, ROWS_AT_ONCE);
    yield* some;
    if (some.length < ROWS_AT_ONCE) return;
    last = some.at(-1)!.number;
  }
}

/** The lines of a row of the report; one at least. */
function tableRows(item: ImportItem, { fields, leftovers, problems }: ItemAccount): string[][] {
  const { path, record, outcome, reason, detail, format, encoding, talkId, title } = item;
  const start = [
    path,
    String(record),
    outcome,
    reason ?? '',
    detail,
    format ?? '',
    encoding,
    talkId ?? '',
    title ?? '',
  ];
  const found = fields.map(({ field, values, rule, sureness, line, result }) => [
    field,
    values.join('; '),
    rule,
    sureness,
    String(line),
    result,
  ]);
  const left = leftovers.map(({ line, text }) => ['', text, 'leftover', '', String(line), '']);
  const wrong = problems.map((problem) => ['', problem.detail, problem.code, '', String(problem.line), 'problem']);
  const all = [...found, ...left, ...wrong];
  return (all.length === 0 ? [['', '', '', '', '', '']] : all).map((end) => [
    ...start,
    ...end,
    item.isTwiceEncoded ? 'yes' : '',
  ]);
}
