import type { Connection } from '../../contract/connect.ts';
import { Failure, FAILURE_CODES, type FailureCode } from '../../contract/failure.ts';
import type { Job } from '../../contract/schemas.ts';

/**
 * Starts a job and waits for its end; rejects when it cannot start, fails, or the library goes away. `onProgress` is
 * told of its end before that: a job that fails may have a report.
 */
export function finishJob(connection: Connection, start: Promise<Job>, onProgress: (job: Job) => void): Promise<Job> {
  return new Promise((resolve, reject) => {
    let id: string | null = null;
    const stops = [
      connection.on('job.changed', (job) => {
        if (job.id !== id) return;
        onProgress(job);
        if (job.state === 'running') return;
        stop();
        if (job.state === 'failed') reject(new Failure(codeOf(job.detail)));
        else resolve(job);
      }),
      connection.onClose(() => fail(new Failure('connection.closed'))),
    ];
    const stop = (): void => stops.forEach((each) => each());
    const fail = (error: unknown): void => {
      stop();
      reject(error instanceof Error ? error : new Failure('internal'));
    };
    start.then((job) => {
      id = job.id;
      onProgress(job);
    }, fail);
  });
}

/** A job that fails names the code of its failure. */
function codeOf(detail: string): FailureCode {
  return FAILURE_CODES.find((code) => code === detail) ?? 'internal';
}
