/** A paragraph as a source gives it: no ids yet, speakers by name. Times in integer milliseconds, `null` when unknown. */
export interface TimedParagraph {
  readonly kind: 'paragraph' | 'heading';
  /** The speaker's name as written, or `null`. */
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
  /** Empty, or `[startMs, endMs]` for each token of `tokensOf(text)`. */
  readonly words: readonly (readonly [startMs: number, endMs: number])[];
}
