import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../../contract/importSchemas.ts';
import type { RefusedSource, ThreadResult, ThreadResults, ThreadTask, ThreadWord } from './sourceTask.ts';

/** Beside this module, as source and in the build. */
const THREAD = new URL(`./noticeThread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** The longest that reading one file may take, once its thread is there: on a busy machine that alone takes seconds. */
const PATIENCE_MS = 10_000;
/** The longest that a thread may take to be there. */
const START_MS = 60_000;
/** A file of 32 MB that was parsed takes several times its size. */
const MAX_HEAP_MB = 1_024;
/** A thread that nobody needs any more goes, with all that it holds. */
const IDLE_MS = 5_000;

/** A file that waits to be read. */
interface Waiting {
  readonly task: ThreadTask;
  settle(result: ThreadResult | null): void;
}

interface Limits {
  readonly thread?: URL;
  readonly patienceMs?: number;
  readonly startMs?: number;
  readonly maxHeapMb?: number;
  readonly count?: number;
}

/**
 * Threads that read sources of notices, and what else comes from outside, one file at a time each. A file that takes too long, takes too much memory or ends
 * its thread is refused, and a new thread reads the others. Nothing is kept between two files. `limits` are for tests.
 */
export class NoticeThreads {
  readonly #limits: Required<Limits>;
  readonly #queue: Waiting[] = [];
  readonly #threads = new Set<NoticeThread>();

  constructor(limits: Limits = {}) {
    // One core writes what the others have read.
    const count = Math.min(Math.max(availableParallelism() - 1, 1), 2);
    const usual = { thread: THREAD, patienceMs: PATIENCE_MS, startMs: START_MS, maxHeapMb: MAX_HEAP_MB, count };
    this.#limits = { ...usual, ...limits };
  }

  /** Reads a file in turn; `null` at once when `signal` is aborted. */
  read<Kind extends ThreadTask['kind']>(
    task: Extract<ThreadTask, { readonly kind: Kind }>,
    signal?: AbortSignal,
  ): Promise<ThreadResults[Kind] | RefusedSource | null> {
    // A thread answers each task with what its kind says.
    return this.#read(task, signal) as Promise<ThreadResults[Kind] | RefusedSource | null>;
  }

  #read(task: ThreadTask, signal?: AbortSignal): Promise<ThreadResult | null> {
    if (signal?.aborted === true) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = (): void => {
        const index = this.#queue.indexOf(waiting);
        if (index >= 0) this.#queue.splice(index, 1);
        resolve(null);
      };
      const waiting: Waiting = {
        task,
        settle(result) {
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#queue.push(waiting);
      this.#assign();
    });
  }

  #assign(): void {
    const isFree = [...this.#threads].some((thread) => thread.takeNext());
    if (isFree || this.#queue.length === 0 || this.#threads.size >= this.#limits.count) return;
    const thread = new NoticeThread(
      this.#limits,
      () => this.#queue.shift(),
      () => {
        this.#threads.delete(thread);
        this.#assign();
      },
    );
    this.#threads.add(thread);
    thread.takeNext();
  }
}

/** Those of the whole program: threads keep nothing of a library. */
export const noticeThreads = new NoticeThreads();

/** One thread, from its start until it is idle, or a file has ended it. */
class NoticeThread {
  readonly #worker: Worker;
  readonly #limits: Required<Limits>;
  readonly #next: () => Waiting | undefined;
  readonly #onEnd: () => void;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #startTimer: NodeJS.Timeout;
  #isReady = false;
  #isEnded = false;

  constructor(limits: Required<Limits>, next: () => Waiting | undefined, onEnd: () => void) {
    this.#limits = limits;
    this.#next = next;
    this.#onEnd = onEnd;
    const resourceLimits = { maxOldGenerationSizeMb: limits.maxHeapMb };
    this.#worker = new Worker(limits.thread, { name: 'notices', resourceLimits });
    this.#worker.on('message', (word: ThreadWord) => (word === 'ready' ? this.#start() : this.#finish(word)));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#fail(isMemory ? 'outOfMemory' : 'crashed', isMemory ? '' : String(error).slice(0, 500));
    });
    this.#worker.on('exit', (code) => this.#fail('crashed', String(code)));
    this.#startTimer = setTimeout(() => this.#fail('crashed', 'never ready'), limits.startMs).unref();
  }

  /** Takes on the next file, unless it reads one; tells whether it took one. */
  takeNext(): boolean {
    if (this.#current !== null || this.#isEnded) return false;
    clearTimeout(this.#timer);
    const next = this.#next();
    if (next === undefined) {
      // The program may end, and a thread without work does not keep it from that.
      this.#worker.unref();
      this.#timer = setTimeout(() => this.#end(), IDLE_MS).unref();
      return false;
    }
    this.#current = next;
    this.#worker.ref();
    if (this.#isReady) this.#limitTime();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#worker.postMessage(next.task);
    return true;
  }

  #start(): void {
    this.#isReady = true;
    clearTimeout(this.#startTimer);
    if (this.#current !== null) this.#limitTime();
  }

  #limitTime(): void {
    const { patienceMs } = this.#limits;
    this.#timer = setTimeout(() => this.#fail('timedOut', String(patienceMs / 1_000)), patienceMs);
  }

  #finish(result: ThreadResult): void {
    const done = this.#current;
    this.#current = null;
    done?.settle(result);
    this.takeNext();
  }

  #fail(reason: Refusal, detail: string): void {
    const lost = this.#current;
    this.#current = null;
    this.#end();
    lost?.settle({ ok: false, reason, detail });
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#startTimer);
    void this.#worker.terminate();
    this.#onEnd();
  }
}
