import { resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import type { ImportedFile, ImportReport } from '../contract/schemas.ts';
import { INTERRUPTED, NOT_ALL, OK } from './exitCode.ts';
import { runJob } from './runJob.ts';
import { jsonDocument, table, type Terminal } from './terminal.ts';

const REASONS: Readonly<Record<NonNullable<ImportedFile['reason']>, string>> = {
  empty: 'the file is empty',
  binary: 'not a text',
  tooLarge: 'too large for a notice',
  unreadable: 'cannot be read',
  notAFile: 'neither a file nor a folder',
  notANotice: 'not a notice',
};

/** Imports files and folders to the end, or until Ctrl+C, and tells what became of each file. */
export async function importPaths(
  connection: Connection,
  paths: readonly string[],
  isJson: boolean,
  terminal: Terminal,
): Promise<number> {
  const start = () => connection.call('notices.import', { paths: paths.map((path) => resolve(path)) });
  const job = await runJob(connection, start, { terminal, progressOf: ({ done, total }) => `${done}/${total}` });
  const report = job.report ?? { files: [], wasCancelled: job.state === 'cancelled' };
  const { files, wasCancelled } = report;
  terminal.out(isJson ? jsonDocument({ files, cancelled: wasCancelled }) : describeReport(report));
  if (wasCancelled) return INTERRUPTED;
  return files.length === 0 || files.some(({ outcome }) => outcome === 'refused') ? NOT_ALL : OK;
}

function describeReport({ files, wasCancelled }: ImportReport): string {
  const rows = files.map(({ outcome, path, title, stubCount, reason, detail }) => {
    // A detail that only repeats its reason says nothing.
    const why = reason === null ? '' : [REASONS[reason], detail === reason ? '' : detail].filter(Boolean).join(': ');
    const stubs = stubCount > 0 ? ` (and ${stubCount} related)` : '';
    return [outcome, title === null ? path : `${title}${stubs}`, why].filter((cell) => cell !== '');
  });
  const counts = Object.entries(Object.groupBy(files, ({ outcome }) => outcome));
  const summary = counts.map(([outcome, some]) => `${some.length} ${outcome}`).join(', ');
  return `${table(rows)}${summary || 'no files'}${wasCancelled ? '; stopped before the end' : ''}\n`;
}
