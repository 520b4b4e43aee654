import { Failure } from '../../contract/failure.ts';
import { newId } from '../newId.ts';

/** What a window decoded; `at` counts samples from the start of the recording. */
export interface FedBlock {
  readonly at: number;
  readonly samples: Float32Array;
  readonly isLast: boolean;
}

/** A stretch of sound that is wanted of one window: blocks are handed over one at a time, when both sides are ready. */
export class SoundWant {
  readonly id = newId();
  readonly #offered = Promise.withResolvers<boolean>();
  #isTaken = false;
  #isClosed = false;
  #failure: Failure | null = null;
  /** The block that waits to be asked for, and whoever waits for one: at most one of the two. */
  #fed: { readonly block: FedBlock; readonly taken: PromiseWithResolvers<void> } | null = null;
  #asked: PromiseWithResolvers<FedBlock | null> | null = null;

  /** Runs `announce` at once and every `announceMs`; gives whether a window took it on within `offerMs`. */
  async isTaken(announce: () => void, { announceMs, offerMs }: Readonly<Record<'announceMs' | 'offerMs', number>>) {
    announce();
    const again = setInterval(announce, announceMs);
    const late = setTimeout(() => this.#offered.resolve(false), offerMs);
    try {
      return await this.#offered.promise;
    } finally {
      clearInterval(again);
      clearTimeout(late);
    }
  }

  /** Whether whoever calls is to decode it: the first is. */
  take(): boolean {
    if (this.#isTaken || this.#isClosed) return false;
    this.#isTaken = true;
    this.#offered.resolve(true);
    return true;
  }

  /** The next block; `null` when none came in time, or it is closed. Rejects with what the window failed with. */
  async next(patienceMs: number): Promise<FedBlock | null> {
    const fed = this.#fed;
    this.#fed = null;
    fed?.taken.resolve();
    if (fed !== null) return fed.block;
    if (this.#failure !== null) throw this.#failure;
    if (this.#isClosed) return null;
    const asked = Promise.withResolvers<FedBlock | null>();
    this.#asked = asked;
    const late = setTimeout(() => asked.resolve(null), patienceMs);
    try {
      return await asked.promise;
    } finally {
      clearTimeout(late);
      this.#asked = null;
    }
  }

  /** Hands a block over; settles when it is asked for. Rejects with `job.unknown` when it is not to be any more. */
  async feed(block: FedBlock): Promise<void> {
    if (!this.#isTaken || this.#isClosed) throw new Failure('job.unknown', this.id);
    if (this.#fed !== null) throw new Failure('request.invalid', 'one block at a time');
    if (this.#asked !== null) {
      this.#asked.resolve(block);
      this.#asked = null;
      return;
    }
    const taken = Promise.withResolvers<void>();
    this.#fed = { block, taken };
    await taken.promise;
  }

  fail(failure: Failure): void {
    this.#failure = failure;
    this.#asked?.reject(failure);
  }

  close(): void {
    this.#isClosed = true;
    this.#offered.resolve(false);
    this.#asked?.resolve(null);
    this.#fed?.taken.reject(new Failure('job.unknown', this.id));
    this.#fed = null;
  }
}
