import { Failure } from '../../../contract/failure.ts';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { diffTranscripts, isEmptyChange, type TranscriptChange } from '../../../domain/transcript/transcriptChange.ts';

/** What the status bar says. `saved` is said only after the library has acknowledged. */
export type SaveState =
  | { readonly kind: 'saved' | 'pending' | 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly willRetry: boolean };

interface AutosaveOptions {
  readonly version: number;
  readonly transcript: Transcript;
  /** The text as it is now. */
  readonly current: () => Transcript;
  /** Stores a change durably and gives the new version. */
  readonly store: (baseVersion: number, change: TranscriptChange) => Promise<number>;
  readonly onState: (state: SaveState) => void;
}

/** A pause in typing this long starts a save. */
const QUIET_MS = 300;
/** A save starts at the latest this long after the first unsaved key. */
const LONGEST_MS = 900;
const RETRY_MS = 2_000;

/**
 * Saves a transcript while it is edited, one change at a time: 300 ms after the last key, and within a second of the
 * first. A failed save keeps its text and is tried again every two seconds, but for a stale version or a lost
 * connection, which only the user can settle.
 */
export class Autosave {
  readonly #options: AutosaveOptions;
  #stored: { readonly version: number; readonly transcript: Transcript };
  #firstUnsavedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#stored = { version: options.version, transcript: options.transcript };
  }

  /** Says that the text changed. */
  changed(): void {
    if (this.#isStopped) return;
    const now = performance.now();
    this.#firstUnsavedAt ??= now;
    if (this.#running !== null) return;
    this.#options.onState({ kind: 'pending' });
    this.#schedule(Math.max(0, Math.min(QUIET_MS, this.#firstUnsavedAt + LONGEST_MS - now)));
  }

  /** Saves now; resolves when the save is over, to whether nothing is unsaved any more. */
  async flush(): Promise<boolean> {
    await this.#running;
    if (!this.#isStopped) await this.#save();
    return this.isClean();
  }

  isClean(): boolean {
    return this.#running === null && isEmptyChange(this.#unsaved());
  }

  /** The version that is stored as this editor knows it. */
  get version(): number {
    return this.#stored.version;
  }

  /** Goes on until everything is stored, or can never be; the editor may be gone by then. */
  async settle(): Promise<void> {
    await this.#running;
    while (!this.#isStopped && !this.isClean()) {
      await this.#save();
      if (!this.#isStopped && !this.isClean()) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  #unsaved(): TranscriptChange {
    return diffTranscripts(this.#stored.transcript, this.#options.current());
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), delayMs);
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveOnce().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #saveOnce(): Promise<void> {
    const { current, store, onState } = this.#options;
    const transcript = current();
    const change = diffTranscripts(this.#stored.transcript, transcript);
    this.#firstUnsavedAt = null;
    if (isEmptyChange(change)) return onState({ kind: 'saved' });
    onState({ kind: 'saving' });
    try {
      this.#stored = { version: await store(this.#stored.version, change), transcript };
    } catch (error) {
      this.#isStopped ||= isFinal(error);
      onState({ kind: 'failed', error, willRetry: !this.#isStopped });
      if (!this.#isStopped) this.#schedule(RETRY_MS);
      return;
    }
    const isCurrent = this.#firstUnsavedAt === null;
    onState({ kind: isCurrent ? 'saved' : 'pending' });
    if (!isCurrent) this.#schedule(QUIET_MS);
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof Failure && (error.code === 'transcript.staleVersion' || error.code === 'connection.closed');
}
