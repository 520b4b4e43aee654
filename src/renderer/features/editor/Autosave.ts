import { Failure } from '../../../contract/failure.ts';
import { mergeTranscripts } from '../../../domain/transcript/mergeTranscripts.ts';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { diffTranscripts, isEmptyChange, type TranscriptChange } from '../../../domain/transcript/transcriptChange.ts';

/** What the status bar says. `saved` is said only after the library has acknowledged. */
export type SaveState =
  | { readonly kind: 'saved' | 'pending' | 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly willRetry: boolean };

/** A text as it is stored. */
interface StoredText {
  readonly version: number;
  readonly transcript: Transcript;
}

interface AutosaveOptions extends StoredText {
  /** The text as it is now. */
  readonly current: () => Transcript;
  /** Stores a change durably and gives the new version. */
  readonly store: (baseVersion: number, change: TranscriptChange) => Promise<number>;
  /** The text as it is stored now. */
  readonly reload: () => Promise<StoredText>;
  /** Resolves when another text may be shown: not while characters are being composed. */
  readonly untilAdoptable: () => Promise<void>;
  /**
   * Shows a text into which was taken what another has stored; from then on `current` gives it. What was taken in are
   * the versions after `known`, up to `version`.
   */
  readonly adopt: (transcript: Transcript, versions: { readonly known: number; readonly version: number }) => void;
  readonly onState: (state: SaveState) => void;
}

/** A pause in typing this long starts a save. */
const QUIET_MS = 300;
/** A save starts at the latest this long after the first unsaved key. */
const LONGEST_MS = 900;
const RETRY_MS = 2_000;

// One object each: who shows them draws only when another one comes.
const SAVED: SaveState = { kind: 'saved' };
const PENDING: SaveState = { kind: 'pending' };
const SAVING: SaveState = { kind: 'saving' };

/**
 * Saves a transcript while it is edited, one change at a time: 300 ms after the last key, and within a second of the
 * first. A failed save keeps its text and is tried again every two seconds, but for a lost connection, which only the
 * user can settle. What another window or a replacement stored meanwhile is taken over, unless it changed the very words
 * that are unsaved here: that too only the user can settle.
 */
export class Autosave {
  readonly #options: AutosaveOptions;
  #stored: StoredText;
  #firstUnsavedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #isStoring = false;
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
    // What is typed while a change is being stored is seen to when that is over.
    if (this.#isStoring) return;
    this.#options.onState(PENDING);
    this.#schedule(Math.max(0, Math.min(QUIET_MS, this.#firstUnsavedAt + LONGEST_MS - now)));
  }

  /** Saves now; resolves when the save is over, to whether nothing is unsaved any more. */
  async flush(): Promise<boolean> {
    await this.#running;
    if (!this.#isStopped) await this.#save();
    // By now another's change may be being taken over, which unsaves nothing.
    return isEmptyChange(this.#unsaved());
  }

  isClean(): boolean {
    return this.#running === null && isEmptyChange(this.#unsaved());
  }

  /** The version that is stored as this editor knows it. */
  get version(): number {
    return this.#stored.version;
  }

  /** Takes over what another has stored, when it is of this version or a later one. */
  async catchUp(version: number): Promise<void> {
    // Who waited for the same save may have begun another one.
    while (this.#running !== null) await this.#running;
    // The change may have been this window's own save.
    if (this.#isStopped || version <= this.#stored.version) return;
    this.#running = this.#catchUpOnce().finally(() => {
      this.#running = null;
    });
    await this.#running;
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
    if (isEmptyChange(change)) return onState(SAVED);
    onState(SAVING);
    this.#isStoring = true;
    try {
      this.#stored = { version: await store(this.#stored.version, change), transcript };
    } catch (error) {
      if (isStale(error)) return this.#catchUpOnce();
      return this.#fail(error);
    } finally {
      this.#isStoring = false;
    }
    this.#goOn();
  }

  async #catchUpOnce(): Promise<void> {
    try {
      const theirs = await this.#options.reload();
      await this.#options.untilAdoptable();
      if (theirs.version !== this.#stored.version && !this.#takeOver(theirs)) {
        return this.#fail(new Failure('transcript.staleVersion', String(theirs.version)));
      }
    } catch (error) {
      return this.#fail(error);
    }
    // A save that was due meanwhile has not begun.
    this.#firstUnsavedAt = isEmptyChange(this.#unsaved()) ? null : performance.now();
    this.#goOn();
  }

  /** Shows what is stored together with what is unsaved here; `false` when both changed the same words. */
  #takeOver(theirs: StoredText): boolean {
    const { current, adopt } = this.#options;
    const known = this.#stored;
    const merged = mergeTranscripts(known.transcript, current(), theirs.transcript);
    if (merged === null) return false;
    this.#stored = theirs;
    adopt(merged, { known: known.version, version: theirs.version });
    return true;
  }

  #fail(error: unknown): void {
    this.#isStopped ||= isFinal(error);
    this.#options.onState({ kind: 'failed', error, willRetry: !this.#isStopped });
    if (!this.#isStopped) this.#schedule(RETRY_MS);
  }

  #goOn(): void {
    const isCurrent = this.#firstUnsavedAt === null;
    this.#options.onState(isCurrent ? SAVED : PENDING);
    if (!isCurrent) this.#schedule(QUIET_MS);
  }
}

function isStale(error: unknown): boolean {
  return error instanceof Failure && error.code === 'transcript.staleVersion';
}

function isFinal(error: unknown): boolean {
  return isStale(error) || (error instanceof Failure && error.code === 'connection.closed');
}
