/** Where the time of an aligned word comes from. */
type WordSource =
  /** Heard in the recording. */
  | 'aligned'
  /** Its start was known before. */
  | 'anchor'
  /** Nobody says it, its sentence or its part of that, or it has no sound: it takes no time, where it would stand. */
  | 'unspoken';

/** A word with its time, half-open, integer milliseconds. */
export interface AlignedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly source: WordSource;
}

/** A sentence with its time, that of its words that are said; one that is not spoken takes none. */
export interface AlignedSentence {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** From 0, as well as any other text would fit, to 1, as well as the best-fitting half of this text. */
  readonly confidence: number;
  readonly spoken: boolean;
}

/** Speech that the text does not have, half-open, integer milliseconds. */
export interface UnscriptedRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** When a text is said in a recording. Words never run backwards or overlap. */
export interface Alignment {
  readonly words: readonly AlignedWord[];
  /** But for those of which every token is silent, as a sound in brackets is. */
  readonly sentences: readonly AlignedSentence[];
  readonly unscripted: readonly UnscriptedRange[];
}
