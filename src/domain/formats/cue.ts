import type { ParagraphId } from '../transcript/transcript.ts';

/**
 * One subtitle: what is on the screen in `[startMs, endMs)`, integer milliseconds.
 *
 * A derived cue has one line or two, and names the paragraph it comes from. A cue read from a file may have any
 * number, and names none (`null`); `speaker` is `null` when no one is named.
 */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly string[];
  readonly speaker: string | null;
  readonly paragraphId: ParagraphId | null;
}
