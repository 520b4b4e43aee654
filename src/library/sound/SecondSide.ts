import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import {
  SideWorker,
  sidesInLine,
  type OrderOf,
  type RunSides,
  type SearchOrder,
  type SideOrder,
  type SideResults,
} from '../../domain/alignment/searchSide.ts';
import { inStage, type Stage } from '../../domain/alignment/stage.ts';
import { THREAD_LIMITS } from './threadLimits.ts';

/** What the thread is given: where its orders come from, and whether it is held up. */
export interface ThreadPlace {
  readonly port: MessagePort;
  /** 1 while it is. */
  readonly isHeld: Int32Array;
}

/** Beside this module, as source and in the build. */
const THREAD = new URL(`./sideThread.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
/** How long the one side waits for the other before its caller has a turn. */
const WAIT_MS = 10;

/** What is done while the other side's work is done already, or should be. */
const AT_END: Stage = [1, 1];

/**
 * A second thread for the alignment of a long recording: it does the work of one side while the caller's does the other.
 * The thread starts with the first order and ends with `close`. Where the machine has one processor, there is none; where
 * it cannot be started, or ends unasked, the caller's does its work from there on. `thread` is for tests.
 */
export class SecondSide {
  readonly #isHeld = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #first = new SideWorker();
  readonly #code: URL;
  #thread: Worker | null = null;
  #port: MessagePort | null = null;
  #isLost = false;
  /** Who does the work of a thread that is lost. */
  #standIn: SideWorker | null = null;
  /** What the other side has searched, or is searching. */
  #searched: SearchOrder | null = null;

  /** For `alignSpeech`. */
  readonly run: RunSides;

  constructor(processors = availableParallelism(), thread = THREAD) {
    this.#code = thread;
    this.run = processors > 1 ? (orders) => this.#run(orders) : sidesInLine();
  }

  /** Holds the thread up, or lets it go on: within some milliseconds. */
  hold(isHeld: boolean): void {
    Atomics.store(this.#isHeld, 0, isHeld ? 1 : 0);
    Atomics.notify(this.#isHeld, 0);
  }

  /** Stops the thread, whatever it does. */
  close(): void {
    void this.#thread?.terminate();
    this.#port?.close();
  }

  *#run<K extends keyof SideResults>([own, other]: readonly [OrderOf<K>, OrderOf<K>]): Generator<
    number,
    [SideResults[K], SideResults[K]]
  > {
    const port = (this.#port ??= this.#start());
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    if (this.#standIn === null) port.postMessage(other);
    const result = yield* this.#first.perform<K>(own);
    while (this.#standIn === null) {
      const answer = receiveMessageOnPort(port) as { message: SideResults[K] } | undefined;
      if (answer !== undefined) {
        this.#note(other);
        return [result, answer.message];
      }
      if (this.#isLost) this.#standIn = yield* inStage(this.#takeOver(other), AT_END);
      yield 1;
      Atomics.wait(this.#isHeld, 0, 0, WAIT_MS);
    }
    return [result, yield* inStage(this.#standIn.perform<K>(other), AT_END)];
  }

  /** A path is traced in the search that was made last: what was searched is kept until then. */
  #note(done: SideOrder): void {
    if (done.kind === 'search') this.#searched = done;
    else if (done.kind !== 'score') this.#searched = null;
  }

  /** One who can do an order in the place of the thread that has been lost with what it knew. */
  *#takeOver(order: SideOrder): Generator<number, SideWorker> {
    const standIn = new SideWorker();
    if (order.kind === 'trace' && this.#searched !== null) yield* standIn.perform<'search'>(this.#searched);
    return standIn;
  }

  #start(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    try {
      this.#thread = this.#startThread({ port: port2, isHeld: this.#isHeld });
    } catch {
      // The system has no thread to give.
      this.#isLost = true;
    }
    return port1;
  }

  #startThread(place: ThreadPlace): Worker {
    const options = { workerData: place, transferList: [place.port], name: 'side', resourceLimits: THREAD_LIMITS };
    const thread = new Worker(this.#code, options);
    thread.on('error', () => (this.#isLost = true));
    thread.on('exit', () => (this.#isLost = true));
    return thread;
  }
}
