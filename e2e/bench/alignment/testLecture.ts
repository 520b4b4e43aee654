/** A stretch of text whose time is known, in milliseconds from the start of the recording. */
export interface KnownText {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A sentence with its known time; `words` is empty where only the sentence's is known. */
export interface KnownSentence extends KnownText {
  readonly words: readonly KnownText[];
}

/** A sentence as one engine spoke it: 16 kHz mono, times from the first sample. */
export interface Utterance extends KnownSentence {
  readonly samples: Int16Array;
}

/** A recording (16 kHz mono 16 bit WAV) and what is said in it. */
export interface TestLecture {
  readonly wav: string;
  readonly language: 'fr' | 'en' | 'es';
  readonly sentences: readonly KnownSentence[];
}
