import type { Connection } from '../../../contract/connect.ts';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/schemas.ts';
import { Waveform } from '../../../domain/sound/waveform.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { createValueStore } from '../../ui/valueStore.ts';

/**
 * How far the waveform of a recording is. `loading`: it comes from the library, which may have it. `reading`: the sound
 * is being read, `done` of `total` milliseconds of it.
 */
export type ReadingState =
  | { readonly kind: 'loading' | 'whole' | 'cancelled' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly code: FailureCode };

/** The waveform of a talk's recording, asked of the library and growing while it reads the sound. */
export class SoundReading {
  readonly waveform: Waveform;
  readonly state = createValueStore<ReadingState>({ kind: 'loading' });
  readonly #connection: Connection;
  readonly #talkId: TalkId;
  readonly #onGrown: () => void;
  readonly #stop: () => void;
  #jobId: string | null = null;
  #isAsking = false;
  #asksAgain = false;
  #isDisposed = false;

  /** Begins at once; `onGrown` runs each time the waveform has grown. Its sound begins at `startMs` of the time line. */
  constructor(connection: Connection, talkId: TalkId, startMs: number, onGrown: () => void) {
    this.waveform = new Waveform(new Int8Array(), startMs);
    this.#connection = connection;
    this.#talkId = talkId;
    this.#onGrown = onGrown;
    this.#stop = connection.on('job.changed', (job) => job.id === this.#jobId && this.#onJob(job));
    void this.#ask();
  }

  /** Asks again after the reading failed or was cancelled. */
  retry(): void {
    this.state.set({ kind: 'loading' });
    void this.#ask();
  }

  /** Ends the reading, for whoever else waits for it too. */
  cancel(): void {
    if (this.#jobId === null) return;
    // One that has ended meanwhile needs no end.
    this.#connection.call('jobs.cancel', { jobId: this.#jobId }).catch(() => undefined);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#stop();
  }

  #onJob({ state, done, total, detail }: Job): void {
    if (state === 'cancelled') this.state.set({ kind: 'cancelled' });
    else if (state === 'failed') this.state.set({ kind: 'failed', code: detail as FailureCode });
    else {
      this.state.set({ kind: 'reading', done, total });
      void this.#ask();
    }
  }

  /** Asks from where the waveform ends until there is no more for now. One at a time: the order is that of the sound. */
  async #ask(): Promise<void> {
    this.#asksAgain = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#asksAgain && !this.#isDisposed) {
        this.#asksAgain = false;
        await this.#askOnce();
      }
    } catch (error) {
      this.state.set({ kind: 'failed', code: error instanceof Failure ? error.code : 'internal' });
    } finally {
      this.#isAsking = false;
    }
  }

  async #askOnce(): Promise<void> {
    const { peaks, job } = await this.#connection.call('sound.peaks', {
      talkId: this.#talkId,
      from: this.waveform.pairs,
    });
    if (this.#isDisposed) return;
    this.#jobId = job?.id ?? null;
    if (peaks !== '') {
      this.waveform.append(bytesOf(peaks));
      this.#onGrown();
      // While the sound is read there is always a little more: what the job announces is often enough.
      if (job === null) this.#asksAgain = true;
    }
    if (job !== null) this.state.set({ kind: 'reading', done: job.done, total: job.total });
    else if (peaks === '') this.state.set({ kind: 'whole' });
  }
}

function bytesOf(base64: string): Int8Array {
  const characters = atob(base64);
  const bytes = new Int8Array(characters.length);
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
