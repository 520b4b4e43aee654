import type { RunSides } from '../../domain/alignment/searchSide.ts';
import type { ParagraphId, Transcript } from '../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';

/** A recording whose sound is worked with; `id` is that of its media, and `fingerprint` tells what is in it. */
export interface SoundSource {
  readonly id: string;
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
  /** See `alignSpeech`. */
  readonly isTrusted: boolean;
}

/** Finds where another recording of the same lecture lies on the clock of the source. */
export interface ShiftTask {
  readonly kind: 'shift';
  readonly source: SoundSource;
  readonly other: SoundSource;
}

/** Work on sound that is done in a thread of its own. */
export type SoundTask = ReadTask | AlignTask | ShiftTask;

/** What the thread is told while it works. The last two answer `pull`: `null` is the end of the sound. */
export type SoundOrder =
  | { readonly kind: 'pause' | 'resume' | 'cancel' }
  | { readonly kind: 'block'; readonly samples: Float32Array | null }
  | SoundFailure;

/**
 * What the thread tells. `progress` is in milliseconds of the recording. `want` asks for the sound of the recording, or a
 * range of it, from a window, and each `pull` for one more block of it. The last is `done` or `failed`.
 */
export type SoundWord =
  | { readonly kind: 'progress'; readonly doneMs: number }
  | { readonly kind: 'want'; readonly mediaId: string; readonly range: TimeRange | undefined }
  | { readonly kind: 'pull' }
  | { readonly kind: 'done'; readonly result: unknown }
  | SoundFailure;

/** An error on its way between threads; `code` is that of a `Failure`. */
export interface SoundFailure {
  readonly kind: 'failed';
  readonly code: string | null;
  readonly detail: string;
}

/** How work on sound is held up, stopped and watched. */
export interface SoundControl {
  readonly signal: AbortSignal;
  /** Waits while the work is paused. */
  turn(): Promise<void>;
  progress(doneMs: number): void;
}

/** How the thread is controlled, and has a recording decoded by a window. */
export interface ThreadControl extends SoundControl {
  /** A recording's sound from a window: what `WindowSound` gives. */
  fromWindow(mediaId: string, range: TimeRange | undefined): AsyncIterable<Float32Array>;
  /** Who does the work on the two sides of a long recording: see `alignSpeech`. */
  readonly run?: RunSides;
}
