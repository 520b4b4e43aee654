import type { ParagraphId, Transcript } from '../../domain/transcript/transcript.ts';

/** A recording whose sound is worked with; `fingerprint` tells what is in it. */
interface SoundSource {
  readonly path: string;
  readonly fingerprint: string;
  readonly durationMs: number;
}

/** Reads a recording's sound once, and keeps its waveform and where someone speaks in the sound folder. */
export interface ReadTask {
  readonly kind: 'read';
  readonly source: SoundSource;
  readonly soundFolder: string;
}

/** Aligns a transcript with a recording. */
export interface AlignTask {
  readonly kind: 'align';
  readonly source: SoundSource;
  readonly soundFolder: string;
  readonly transcript: Transcript;
  /** BCP 47, or `null` where nobody knows. */
  readonly language: string | null;
  /** The paragraphs that get times, or `null` for all. */
  readonly asked: readonly ParagraphId[] | null;
}

/** Finds where another recording of the same lecture lies on the clock of the source. */
export interface ShiftTask {
  readonly kind: 'shift';
  readonly source: SoundSource;
  readonly other: SoundSource;
}

/** Work on sound that is done in a thread of its own. */
export type SoundTask = ReadTask | AlignTask | ShiftTask;

/** What the thread is told while it works. */
export type SoundOrder = 'pause' | 'resume' | 'cancel';

/** What the thread tells. `progress` is in milliseconds of the recording; the last is one of the two others. */
export type SoundWord =
  | { readonly kind: 'progress'; readonly doneMs: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly code: string | null; readonly detail: string };

/** How work on sound is held up, stopped and watched. */
export interface SoundControl {
  readonly signal: AbortSignal;
  /** Waits while the work is paused. */
  turn(): Promise<void>;
  progress(doneMs: number): void;
}
