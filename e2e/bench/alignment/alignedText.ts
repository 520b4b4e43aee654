/** What an aligner found, in the order of the text, and what it took. */
export interface AlignedText {
  readonly sentences: readonly {
    readonly startMs: number;
    readonly endMs: number;
    readonly isSpoken: boolean;
    /** One for each token of `tokensOf`; NaN (JSON `null`) for one that was not told. */
    readonly wordStartsMs: readonly (number | null)[];
    readonly wordEndsMs: readonly (number | null)[];
  }[];
  readonly unscripted: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** The longest time in which the aligner could not have been stopped. */
  readonly longestTurnMs: number;
}
