import { Failure } from '../../contract/failure.ts';
import type { Announce } from '../../contract/serve.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import { storageFailure } from '../store/storageFailure.ts';

/** What a piece of long work is given. It looks at `signal` after every wait, and stops when that is aborted. */
export interface JobControl {
  readonly signal: AbortSignal;
  /** Tells how far the work is; announced at most ten times a second. */
  progress(done: number, total: number, detail: string): void;
  /** Keeps what was reached so far, for the report of work that is cancelled or fails. */
  report(report: Pick<Job, 'report'> | Pick<Job, 'replaceReport'>): void;
}

/** The long work under way, and the last that ended. */
export interface JobRegistry {
  /** Begins work, on one talk or, without `talkId`, on many. */
  start(kind: Job['kind'], work: (control: JobControl) => Promise<void>, talkId?: TalkId): Job;
  get(jobId: string): Job;
  cancel(jobId: string): void;
  /** Cancels everything; nothing is announced any more. */
  close(): void;
}

const ANNOUNCE_EVERY_MS = 100;
const KEPT_JOBS = 50;

interface Entry {
  job: Job;
  lastAnnouncedAt: number;
  readonly abort: AbortController;
}

/** A registry that announces `job.changed`. An error that is no `Failure` goes to `logError`. */
export function createJobRegistry(announce: Announce, logError: (error: unknown) => void): JobRegistry {
  const entries = new Map<string, Entry>();
  let isClosed = false;

  const change = (entry: Entry, changes: Partial<Job>, isUrgent: boolean): void => {
    entry.job = { ...entry.job, ...changes };
    const now = performance.now();
    if (isClosed || (!isUrgent && now - entry.lastAnnouncedAt < ANNOUNCE_EVERY_MS)) return;
    entry.lastAnnouncedAt = now;
    announce('job.changed', entry.job);
  };

  const run = async (entry: Entry, work: (control: JobControl) => Promise<void>): Promise<void> => {
    // The reply that names the job leaves before its first announcement.
    await new Promise((resolve) => setImmediate(resolve));
    change(entry, {}, true);
    try {
      await work({
        signal: entry.abort.signal,
        progress: (done, total, detail) => change(entry, { done, total, detail }, false),
        report: (report) => (entry.job = { ...entry.job, ...report }),
      });
      change(entry, { state: entry.abort.signal.aborted ? 'cancelled' : 'done', detail: '' }, true);
    } catch (thrown) {
      const error = storageFailure(thrown);
      if (!(error instanceof Failure)) logError(error);
      change(entry, { state: 'failed', detail: error instanceof Failure ? error.code : 'internal' }, true);
    }
  };

  const entryOf = (jobId: string): Entry => {
    const entry = entries.get(jobId);
    if (entry === undefined) throw new Failure('job.unknown', jobId);
    return entry;
  };

  return {
    start(kind, work, talkId) {
      forgetOldest(entries);
      const job: Job = {
        id: newId(),
        kind,
        talkId: talkId ?? null,
        state: 'running',
        done: 0,
        total: 0,
        detail: '',
        report: null,
        replaceReport: null,
      };
      const entry: Entry = { job, lastAnnouncedAt: 0, abort: new AbortController() };
      entries.set(job.id, entry);
      void run(entry, work);
      return job;
    },
    get: (jobId) => entryOf(jobId).job,
    cancel: (jobId) => entryOf(jobId).abort.abort(),
    close() {
      isClosed = true;
      for (const { abort } of entries.values()) abort.abort();
    },
  };
}

function forgetOldest(entries: Map<string, Entry>): void {
  for (const [id, { job }] of entries) {
    if (entries.size < KEPT_JOBS) return;
    if (job.state !== 'running') entries.delete(id);
  }
}
