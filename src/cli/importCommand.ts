import { resolve } from 'node:path';
import type { Call } from '../contract/methods.ts';
import type { Connection } from '../contract/connect.ts';
import type { ImportItem, ImportOptions, Refusal } from '../contract/importSchemas.ts';
import { INTERRUPTED, NOT_ALL, OK } from './exitCode.ts';
import { runJob } from './runJob.ts';
import { jsonDocument, table, type Terminal } from './terminal.ts';

const REASONS: Readonly<Record<Refusal, string>> = {
  empty: 'the file is empty',
  binary: 'not a text',
  tooLarge: 'too large for a notice',
  unreadable: 'cannot be read',
  notAFile: 'neither a file nor a folder',
  timedOut: 'reading it took too long; seconds',
  outOfMemory: 'reading it took too much memory',
  crashed: 'reading it failed',
  notANotice: 'not a notice',
  titleMissing: 'no title',
  nothingUsable: 'nothing but a title',
  botChallenge: 'a page that asks whether a person reads it, in place of the talk',
  searchResults: 'a list of search results',
  list: 'a list of talks without the talks',
  noTalk: 'no talk in it',
  truncated: 'not saved to its end',
  malformed: 'malformed',
  doctype: 'declares a document type of its own',
  tooDeep: 'nested too deeply',
  tooManyAttributes: 'too many attributes',
  archiveTooLarge: 'unpacks to too much',
};

/** What to import, and how to tell of it. */
export interface CommandedImport {
  readonly paths: readonly string[];
  readonly options: Partial<ImportOptions>;
  /** The file to write the report to, as CSV or JSON by its name. */
  readonly report: string | undefined;
  readonly isJson: boolean;
}

/** Imports files and folders to the end, or until Ctrl+C, and tells what became of each talk. */
export async function importPaths(
  connection: Connection,
  { paths, options, report, isJson }: CommandedImport,
  terminal: Terminal,
): Promise<number> {
  const { call } = connection;
  const start = () => call('notices.import', { paths: paths.map((path) => resolve(path)), options });
  const job = await runJob(connection, start, { terminal, progressOf: ({ done, total }) => `${done}/${total}` });
  const importId = job.report?.importId ?? null;
  const wasCancelled = job.state === 'cancelled';
  const files =
    importId === null ? [] : await takeReport(call, importId, { report, isDryRun: options.isDryRun === true });
  const document = { importId: options.isDryRun === true ? null : importId, files, cancelled: wasCancelled };
  terminal.out(
    isJson ? jsonDocument(document) : describeItems(files, { wasCancelled, isDryRun: options.isDryRun === true }),
  );
  if (wasCancelled) return INTERRUPTED;
  return files.length === 0 || files.some(({ outcome }) => outcome === 'refused') ? NOT_ALL : OK;
}

/** The rows of a report, which is written to a file when one is named; nothing of a dry run is kept. */
async function takeReport(
  call: Call,
  importId: string,
  { report, isDryRun }: { readonly report: string | undefined; readonly isDryRun: boolean },
): Promise<ImportItem[]> {
  const files = await allItems(call, importId);
  if (report !== undefined) {
    const format = report.toLowerCase().endsWith('.json') ? 'json' : 'csv';
    await call('imports.export', { importId, format, path: resolve(report), overwrite: true });
  }
  if (isDryRun) await call('imports.forget', { importId });
  return files;
}

const PAGE = 1_000;

async function allItems(call: Call, importId: string): Promise<ImportItem[]> {
  const all: ImportItem[] = [];
  for (;;) {
    const { items } = await call('imports.report', { importId, offset: all.length, limit: PAGE });
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}

function describeItems(
  files: readonly ImportItem[],
  { wasCancelled, isDryRun }: { readonly wasCancelled: boolean; readonly isDryRun: boolean },
): string {
  const rows = files.map(({ outcome, path, title, stubCount, conflictCount, isTwiceEncoded, reason, detail }) => {
    const why = reason === null ? '' : [REASONS[reason], detail].filter(Boolean).join(': ');
    const stubs = stubCount > 0 ? ` (and ${stubCount} related)` : '';
    const conflicts = conflictCount > 0 ? ` (conflicts: ${conflictCount})` : '';
    const spoilt = isTwiceEncoded ? ' (encoded twice: import it again with --repair-encoding)' : '';
    return [outcome, title === null ? path : `${title}${stubs}${conflicts}${spoilt}`, why].filter(
      (cell) => cell !== '',
    );
  });
  const counts = Object.entries(Object.groupBy(files, ({ outcome }) => outcome));
  const summary = counts.map(([outcome, some]) => `${some.length} ${outcome}`).join(', ');
  const ending = `${wasCancelled ? '; stopped before the end' : ''}${isDryRun ? '; tried only: nothing was changed' : ''}`;
  return `${table(rows)}${summary || 'no files'}${ending}\n`;
}
