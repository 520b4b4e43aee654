declare const brand: unique symbol;

/** Identifies a talk in the library. */
export type TalkId = string & { readonly [brand]: 'TalkId' };
/** Identifies a paragraph; unique in the whole library and kept for the paragraph's life. */
export type ParagraphId = string & { readonly [brand]: 'ParagraphId' };
/** Identifies a speaker of one talk. */
export type SpeakerId = string & { readonly [brand]: 'SpeakerId' };

/**
 * The time of one word: `[startMs, endMs, anchor]`, integer milliseconds, half-open.
 *
 * `anchor` is the index of the recognised or aligned word it came from; `TYPED` (-1) marks a word typed
 * since, whose time is interpolated until it is aligned again.
 */
export type WordTime = readonly [startMs: number, endMs: number, anchor: number];

/** The `anchor` of a word that no recogniser or aligner has timed. */
export const TYPED = -1;

/**
 * A paragraph of running text, or a heading, which opens a chapter.
 *
 * `startMs` and `endMs` are known times: from a timed source, or set by hand. `null` is "not known"; see
 * `estimateTimes` for what is shown meanwhile. `words` is empty, or holds one time per token of `tokensOf(text)`.
 */
export interface Paragraph {
  readonly id: ParagraphId;
  readonly kind: 'paragraph' | 'heading';
  readonly speakerId: SpeakerId | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
  readonly words: readonly WordTime[];
}

/** The corrected text of one talk, in reading order: the source of every delivery. */
export type Transcript = readonly Paragraph[];

/** The plain text of a transcript: its paragraphs, separated by one blank line. */
export function textOf(transcript: Transcript): string {
  return transcript.map((paragraph) => paragraph.text).join('\n\n');
}
