import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import {
  SideWorker,
  sidesInLine,
  type OrderOf,
  type RunSides,
  type SideResults,
} from '../../domain/alignment/searchSide.ts';

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

/**
 * A second thread for the alignment of a long recording: it does the work of one side while the caller's does the other.
 * The thread starts with the first order and ends with `close`. Where the machine has one processor, there is none.
 */
export class SecondSide {
  readonly #isHeld = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #first = new SideWorker();
  #thread: Worker | null = null;
  #port: MessagePort | null = null;
  #failure: Error | null = null;

  /** For `alignSpeech`. Throws what ended the thread, if something did. */
  readonly run: RunSides;

  constructor(processors = availableParallelism()) {
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
    port.postMessage(other);
    const result = yield* this.#first.perform<K>(own);
    for (;;) {
      const answer = receiveMessageOnPort(port) as { message: SideResults[K] } | undefined;
      if (answer !== undefined) return [result, answer.message];
      if (this.#failure !== null) throw this.#failure;
      yield 1;
      Atomics.wait(this.#isHeld, 0, 0, WAIT_MS);
    }
  }

  #start(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    const place: ThreadPlace = { port: port2, isHeld: this.#isHeld };
    const thread = new Worker(THREAD, { workerData: place, transferList: [port2], name: 'side' });
    thread.on('error', (error) => (this.#failure = error as Error));
    thread.on('exit', () => (this.#failure ??= new Error('the thread of one side ended without a word')));
    this.#thread = thread;
    port1.unref();
    return port1;
  }
}
