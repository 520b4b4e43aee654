import type { Job } from '../../contract/schemas.ts';
import type { Database } from './database.ts';

/** A job that is to be begun anew if the library is closed before it ends. */
interface PendingJob {
  readonly id: string;
  readonly kind: Job['kind'];
  /** What it was asked to do, as JSON. */
  readonly request: unknown;
  readonly isPaused: boolean;
}

/** The jobs that have not ended. */
export interface PendingJobs {
  put(job: PendingJob): void;
  setPaused(id: string, isPaused: boolean): void;
  remove(id: string): void;
  /** Gives all, oldest first. */
  all(): PendingJob[];
}

interface Columns {
  readonly id: string;
  readonly kind: Job['kind'];
  readonly request: string;
  readonly is_paused: number;
}

export function createPendingJobStore(database: Database): PendingJobs {
  const insert = database.prepare('INSERT INTO pending_jobs (id, kind, request, is_paused) VALUES (?, ?, ?, ?)');
  const setPaused = database.prepare('UPDATE pending_jobs SET is_paused = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM pending_jobs WHERE id = ?');
  const all = database.prepare<[], Columns>('SELECT id, kind, request, is_paused FROM pending_jobs ORDER BY number');
  return {
    put: ({ id, kind, request, isPaused }) => void insert.run(id, kind, JSON.stringify(request), isPaused ? 1 : 0),
    setPaused: (id, isPaused) => void setPaused.run(isPaused ? 1 : 0, id),
    remove: (id) => void remove.run(id),
    all: () =>
      all.all().map((row) => ({
        id: row.id,
        kind: row.kind,
        request: JSON.parse(row.request) as unknown,
        isPaused: row.is_paused === 1,
      })),
  };
}
