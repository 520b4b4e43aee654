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

/** Saves a transcript while it is edited. */
export interface Autosave {
  /** Says that the text changed. */
  changed(): void;
  /** Saves now; resolves when nothing is unsaved, or the save failed. */
  flush(): Promise<void>;
  isClean(): boolean;
  /** Saves what is unsaved and stops. */
  dispose(): void;
}

/**
 * Saves at most one change at a time: 300 ms after the last key, and within a second of the first. A failed save
 * keeps its text and is tried again every two seconds, but for a stale version, which only the user can settle.
 */
export function createAutosave({ version, transcript, current, store, onState }: AutosaveOptions): Autosave {
  let stored = { version, transcript };
  let firstUnsavedAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isStopped = false;

  const schedule = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), delayMs);
  };

  const save = (): Promise<void> => {
    clearTimeout(timer);
    running ??= saveOnce().finally(() => {
      running = null;
    });
    return running;
  };

  const saveOnce = async (): Promise<void> => {
    const text = current();
    const change = diffTranscripts(stored.transcript, text);
    firstUnsavedAt = null;
    if (isEmptyChange(change)) return onState({ kind: 'saved' });
    onState({ kind: 'saving' });
    try {
      stored = { version: await store(stored.version, change), transcript: text };
    } catch (error) {
      const isStale = error instanceof Failure && ['transcript.staleVersion', 'connection.closed'].includes(error.code);
      isStopped ||= isStale;
      onState({ kind: 'failed', error, willRetry: !isStale });
      if (!isStopped) schedule(RETRY_MS);
      return;
    }
    const isCurrent = firstUnsavedAt === null;
    onState({ kind: isCurrent ? 'saved' : 'pending' });
    if (!isCurrent) schedule(QUIET_MS);
  };

  return {
    changed() {
      if (isStopped) return;
      const now = performance.now();
      firstUnsavedAt ??= now;
      if (running === null) {
        onState({ kind: 'pending' });
        schedule(Math.max(0, Math.min(QUIET_MS, firstUnsavedAt + LONGEST_MS - now)));
      }
    },
    async flush() {
      await running;
      if (!isStopped) await save();
    },
    isClean: () => running === null && isEmptyChange(diffTranscripts(stored.transcript, current())),
    dispose() {
      clearTimeout(timer);
      if (!isStopped) void (running ?? Promise.resolve()).then(save);
      isStopped = true;
    },
  };
}
