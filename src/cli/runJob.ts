import type { Connection } from '../contract/connect.ts';
import { Failure, FAILURE_CODES } from '../contract/failure.ts';
import type { Job } from '../contract/schemas.ts';
import type { Terminal } from './terminal.ts';

/**
 * Starts a job and follows it to its end, or until Ctrl+C cancels it; `progressOf` is what the terminal shows meanwhile.
 * Throws what it failed of.
 */
export async function runJob(
  { call, on }: Connection,
  start: () => Promise<Job>,
  { terminal, progressOf }: { readonly terminal: Terminal; readonly progressOf: (job: Job) => string },
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
    const job = await ended.promise;
    if (job.state === 'failed') throw failureOf(job);
    return job;
  } finally {
    stopHearing();
    stopListening();
    if (terminal.showsProgress) terminal.err('\r\u001B[K');
  }
}

function failureOf({ detail }: Job): Failure {
  return new Failure(FAILURE_CODES.find((code) => code === detail) ?? 'internal');
}
