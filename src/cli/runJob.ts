import type { Connection } from '../contract/connect.ts';
import { Failure, FAILURE_CODES } from '../contract/failure.ts';
import type { Job } from '../contract/schemas.ts';
import type { Terminal } from './terminal.ts';

interface Shown {
  readonly terminal: Terminal;
  readonly progressOf: (job: Job) => string;
}

/** Follows a job as `followJob` does, and throws what it failed of. */
export async function runJob(connection: Connection, start: () => Promise<Job>, shown: Shown): Promise<Job> {
  const job = await followJob(connection, start, shown);
  if (job.state === 'failed') throw failureOf(job);
  return job;
}

/**
 * Starts a job and follows it to its end, or until Ctrl+C cancels it; `progressOf` is what the terminal shows meanwhile.
 * A job that failed is given, too.
 */
export async function followJob(
  { call, on }: Connection,
  start: () => Promise<Job>,
  { terminal, progressOf }: Shown,
): Promise<Job> {
  const started = await start();
  const stopListening = terminal.onInterrupt(() => {
    if (terminal.showsProgress) terminal.err('\nStopping…\n');
    void call('jobs.cancel', { jobId: started.id });
  });
  const ended = Promise.withResolvers<Job>();
  const hear = (job: Job): void => {
    if (job.id !== started.id) return;
    if (job.state !== 'running') ended.resolve(job);
    else if (terminal.showsProgress && job.total > 0) terminal.err(`\r\u001B[K${progressOf(job)}`);
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

/** What a job failed of. */
export function failureOf({ detail }: Job): Failure {
  return new Failure(FAILURE_CODES.find((code) => code === detail) ?? 'internal');
}
