import type { Database } from './database.ts';

/** What the pieces of pending jobs came to, for a job that is begun anew to go on behind them. */
export interface JobResults {
  /** Adds that of the next piece, at `place` from 0; nothing for a job that is not pending any more. */
  add(jobId: string, place: number, result: unknown): void;
  /** Gives all of a job, in order. */
  of(jobId: string): unknown[];
  /** Hands them over to the job that was begun anew. */
  move(from: string, to: string): void;
}

export function createJobResultStore(database: Database): JobResults {
  const insert = database.prepare(
    'INSERT INTO job_results (job, place, result) SELECT id, ?, ? FROM pending_jobs WHERE id = ?',
  );
  const select = database.prepare<[string], string>('SELECT result FROM job_results WHERE job = ? ORDER BY place');
  const move = database.prepare('UPDATE job_results SET job = ? WHERE job = ?');
  return {
    add: (jobId, place, result) => void insert.run(place, JSON.stringify(result), jobId),
    of: (jobId) =>
      select
        .pluck()
        .all(jobId)
        .map((result) => JSON.parse(result) as unknown),
    move: (from, to) => void move.run(to, from),
  };
}
