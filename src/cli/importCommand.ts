import { resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import { Failure, FAILURE_CODES } from '../contract/failure.ts';
import type { ImportedFile, ImportReport, Job } from '../contract/schemas.ts';
import { INTERRUPTED, NOT_ALL, OK } from './exitCode.ts';
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
  const job = await runImport(connection, paths, terminal);
  const report = job.report ?? { files: [], wasCancelled: job.state === 'cancelled' };
  if (job.state === 'failed') throw failureOf(job);
  const { files, wasCancelled } = report;
  terminal.out(isJson ? jsonDocument({ files, cancelled: wasCancelled }) : describeReport(report));
  if (wasCancelled) return INTERRUPTED;
  return files.length === 0 || files.some(({ outcome }) => outcome === 'refused') ? NOT_ALL : OK;
}

async function runImport({ call, on }: Connection, paths: readonly string[], terminal: Terminal): Promise<Job> {
  const started = await call('notices.import', { paths: paths.map((path) => resolve(path)) });
  const stopListening = terminal.onInterrupt(() => {
    if (terminal.showsProgress) terminal.err('\nStopping…\n');
    void call('jobs.cancel', { jobId: started.id });
  });
  const ended = Promise.withResolvers<Job>();
  const hear = (job: Job): void => {
    if (job.id !== started.id) return;
    if (job.state !== 'running') ended.resolve(job);
    else if (terminal.showsProgress && job.total > 0) terminal.err(`\r\u001B[K${job.done}/${job.total}`);
  };
  const stopHearing = on('job.changed', hear);
  try {
    // What was announced before this could listen.
    hear(await call('jobs.get', { jobId: started.id }));
    return await ended.promise;
  } finally {
    stopHearing();
    stopListening();
    if (terminal.showsProgress) terminal.err('\r\u001B[K');
  }
}

function failureOf({ detail }: Job): Failure {
  return new Failure(FAILURE_CODES.find((code) => code === detail) ?? 'internal');
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
