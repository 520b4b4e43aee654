import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../../contract/failure.ts';
import { newJob } from '../../contract/newJob.ts';
import type { Announce } from '../../contract/serve.ts';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { newId } from '../newId.ts';
import type { PendingJobs } from '../store/pendingJobStore.ts';
import { storageFailure } from '../store/storageFailure.ts';

/** What a piece of long work is given. It looks at `signal` after every wait, and stops when that is aborted. */
export interface JobControl {
  /** The id of the job. */
  readonly id: string;
  readonly signal: AbortSignal;
  /** Tells how far the work is; announced at most ten times a second. */
  progress(done: number, total: number, detail: string): void;
  /** Keeps what was reached so far, for the report of work that is cancelled or fails. */
  report(
    report: Pick<Job, 'report'> | Pick<Job, 'replaceReport'> | Pick<Job, 'takenTexts'> | Pick<Job, 'exportReport'>,
  ): void;
  /** To be awaited between two pieces of work: other calls have their turn, and a job that is paused waits. */
  turn(): Promise<void>;
  /** Tells work that goes on elsewhere, as in a thread, when to wait: at once if it must, and with each change. */
  onPause(listener: (isPaused: boolean) => void): void;
}

/** What a job is begun with. */
interface JobStart {
  /** Left out when the work is on many talks. */
  readonly talkId?: TalkId;
  /** Names the recording among those of the talk. */
  readonly mediaName?: string;
  /** What the job was asked to do, if it is to be begun anew when the library is closed before it ends. */
  readonly request?: unknown;
  readonly isPaused?: boolean;
  /** When it fails, it waits in pause at the next opening, rather than being forgotten. */
  readonly isKeptOnFailure?: boolean;
}

/** The long work under way, and the last that ended. */
export interface JobRegistry {
  start(kind: Job['kind'], work: (control: JobControl) => Promise<void>, start?: JobStart): Job;
  get(jobId: string): Job;
  /** The job once it has ended, however it ended. */
  ended(jobId: string): Promise<Job>;
  /** The work of a kind that is under way on a talk. */
  running(kind: Job['kind'], talkId: TalkId): Job | undefined;
  /** Oldest first. */
  list(): Job[];
  cancel(jobId: string): void;
  pause(jobId: string, isPaused: boolean): void;
  /** Stops everything; nothing is announced or started any more. What can be begun anew will be at the next opening. */
  close(): void;
}

/** Each is drawn by every window: ten a second would take a tenth of a processor from the work itself. */
const ANNOUNCE_EVERY_MS = 250;
const KEPT_JOBS = 50;

/** A registry that announces `job.changed`. An error that is no `Failure` goes to `logError`. */
export function createJobRegistry(
  announce: Announce,
  pending: PendingJobs,
  logError: (error: unknown) => void,
): JobRegistry {
  const entries = new Map<string, Entry>();
  let isClosed = false;

  const run = async (entry: Entry, work: (control: JobControl) => Promise<void>, isKept: boolean): Promise<Job> => {
    await entry.run(work, logError);
    // What cannot be kept now is begun anew when the library is opened, where that can be kept again.
    if (!isClosed) attempt(() => settlePending(pending, entry.job, isKept), logError);
    return entry.job;
  };

  const entryOf = (jobId: string): Entry => {
    const entry = entries.get(jobId);
    if (entry === undefined) throw new Failure('job.unknown', jobId);
    return entry;
  };

  return {
    start(kind, work, { talkId, mediaName, request, isPaused = false, isKeptOnFailure = false } = {}) {
      // Whoever starts it may have waited for something while the library was closed.
      if (isClosed) throw new Failure('connection.closed');
      forgetOldest(entries);
      const job = newJob({ id: newId(), kind, talkId: talkId ?? null }, mediaName);
      const entry = new Entry(job, (changed) => {
        if (!isClosed) announce('job.changed', changed);
      });
      const { id } = entry.job;
      if (request !== undefined) pending.put({ id, kind, request, isPaused });
      entries.set(id, entry);
      if (isPaused) entry.pause(true);
      entry.ended = run(entry, work, isKeptOnFailure);
      return entry.job;
    },
    get: (jobId) => entryOf(jobId).current(),
    ended: (jobId) => entryOf(jobId).ended,
    running(kind, talkId) {
      const entry = [...entries.values()].find(({ job }) => {
        return job.kind === kind && job.talkId === talkId && job.state === 'running';
      });
      return entry?.current();
    },
    list: () => [...entries.values()].map((entry) => entry.current()),
    cancel(jobId) {
      entryOf(jobId).cancel();
      // At once: the library may be closed before the work has stopped.
      pending.remove(jobId);
    },
    pause(jobId, isPaused) {
      const entry = entryOf(jobId);
      if (entry.job.state !== 'running' || entry.job.isPaused === isPaused) return;
      pending.setPaused(jobId, isPaused);
      entry.pause(isPaused);
    },
    close() {
      isClosed = true;
      for (const entry of entries.values()) entry.cancel();
    },
  };
}

function settlePending(pending: PendingJobs, { id, state }: Job, isKeptOnFailure: boolean): void {
  if (isKeptOnFailure && state === 'failed') pending.setPaused(id, true);
  else pending.remove(id);
}

function attempt(act: () => void, logError: (error: unknown) => void): void {
  try {
    act();
  } catch (error) {
    logError(error);
  }
}

/** A job and what controls it. */
class Entry {
  job: Job;
  ended: Promise<Job>;
  readonly abort = new AbortController();
  readonly control: JobControl;
  readonly #announce: (job: Job) => void;
  readonly #pauseListeners: ((isPaused: boolean) => void)[] = [];
  #lastAnnouncedAt = -Infinity;
  /** Since when it works, on the clock of `performance.now`; `null` while it waits or has ended. */
  #activeSince: number | null = performance.now();
  #goOn: (() => void) | null = null;

  constructor(job: Job, announce: (job: Job) => void) {
    this.#announce = announce;
    this.job = job;
    this.ended = Promise.resolve(this.job);
    this.control = {
      id: this.job.id,
      signal: this.abort.signal,
      progress: (done, total, detail) => this.change({ done, total, detail }, false),
      report: (report) => (this.job = { ...this.job, ...report }),
      turn: () => this.#turn(),
      onPause: (listener) => {
        this.#pauseListeners.push(listener);
        if (this.job.isPaused) listener(true);
      },
    };
  }

  /** Does the work to its end, however it ends. */
  async run(work: (control: JobControl) => Promise<void>, logError: (error: unknown) => void): Promise<void> {
    // The reply that names the job leaves before its first announcement.
    await nextTurn();
    this.change({}, true);
    try {
      await work(this.control);
      this.change({ state: this.abort.signal.aborted ? 'cancelled' : 'done', detail: '' }, true);
    } catch (thrown) {
      const error = storageFailure(thrown);
      if (!(error instanceof Failure)) logError(error);
      this.change({ state: 'failed', detail: error instanceof Failure ? error.code : 'internal' }, true);
    }
  }

  /** The job as it is now, with the time it has worked. */
  current(): Job {
    if (this.#activeSince === null) return this.job;
    const now = performance.now();
    this.job = { ...this.job, activeMs: this.job.activeMs + Math.round(now - this.#activeSince) };
    this.#activeSince = now;
    return this.job;
  }

  change(changes: Partial<Job>, isUrgent: boolean): void {
    this.job = { ...this.current(), ...changes };
    if (this.job.state !== 'running') {
      this.#activeSince = null;
      // They hold on to all that the work was given, as a whole transcript.
      this.#pauseListeners.length = 0;
      this.job = { ...this.job, isPaused: false };
    }
    const now = performance.now();
    if (!isUrgent && now - this.#lastAnnouncedAt < ANNOUNCE_EVERY_MS) return;
    this.#lastAnnouncedAt = now;
    this.#announce(this.job);
  }

  pause(isPaused: boolean): void {
    this.current();
    this.#activeSince = isPaused ? null : performance.now();
    this.change({ isPaused }, true);
    for (const listener of this.#pauseListeners) listener(isPaused);
    if (!isPaused) this.#goOn?.();
  }

  cancel(): void {
    this.abort.abort();
    this.#goOn?.();
  }

  async #turn(): Promise<void> {
    await nextTurn();
    while (this.job.isPaused && !this.abort.signal.aborted) {
      await new Promise<void>((resolve) => (this.#goOn = resolve));
    }
  }
}

function forgetOldest(entries: Map<string, Entry>): void {
  for (const [id, { job }] of entries) {
    if (entries.size < KEPT_JOBS) return;
    if (job.state !== 'running') entries.delete(id);
  }
}
