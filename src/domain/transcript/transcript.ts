import type { TextMark } from './textMarks.ts';

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
 * `anchor` is the index of the recognised or aligned word it came from, or `TYPED`, `ESTIMATED` or `BY_HAND`.
 */
export type WordTime = readonly [startMs: number, endMs: number, anchor: number];

/** The `anchor` of a word typed since, which shares out the time of what it replaced or stands between. */
export const TYPED = -1;
/** The `anchor` of a word of the source whose time is shared out between known ones: nothing ever measured it. */
export const ESTIMATED = -2;
/** The `anchor` of a word whose time was set by hand: nothing but a hand moves it again. */
export const BY_HAND = -3;

/** Where the time of a word comes from; `anchored` is a recogniser, an aligner or a timed file. */
export type TimeSource = 'anchored' | 'typed' | 'estimated' | 'byHand';

/** The source that the `anchor` of a word tells. */
export function timeSourceOf([, , anchor]: WordTime): TimeSource {
  if (anchor === TYPED) return 'typed';
  if (anchor === ESTIMATED) return 'estimated';
  return anchor === BY_HAND ? 'byHand' : 'anchored';
}

/** How far a paragraph has been corrected, as its editor says. */
export const REVIEW_STATES = ['untouched', 'checked', 'doubtful', 'relisten'] as const;
/** One of `REVIEW_STATES`. */
export type ReviewState = (typeof REVIEW_STATES)[number];

/**
 * A paragraph of running text, or a heading, which opens a chapter.
 *
 * `startMs` and `endMs` are known times: from a timed source, or set by hand. `null` is "not known"; see
 * `estimateTimes` for what is shown meanwhile. `words` is empty, or holds one time per token of `tokensOf(text)`.
 * `isStartByHand` says that `startMs` was set by hand while there were no `words`: nothing but a hand moves it again.
 * Where there are words it is false; there the first that is said is `BY_HAND`.
 * `marks` are in the order of `sortMarks` and lie inside the text.
 */
export interface Paragraph {
  readonly id: ParagraphId;
  readonly kind: 'paragraph' | 'heading';
  readonly speakerId: SpeakerId | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
  readonly words: readonly WordTime[];
  readonly isStartByHand: boolean;
  readonly review: ReviewState;
  readonly marks: readonly TextMark[];
}

/** A paragraph of a text nobody has worked on: without speaker, times, review or marks unless `known` says so. */
export function newParagraph(id: ParagraphId, text: string, known: Partial<Paragraph> = {}): Paragraph {
  return {
    id,
    kind: 'paragraph',
    speakerId: null,
    startMs: null,
    endMs: null,
    text,
    words: [],
    isStartByHand: false,
    review: 'untouched',
    marks: [],
    ...known,
  };
}

/** The start of a paragraph without word times where it was set by hand, else `null`. */
export function startByHandOf({
  isStartByHand,
  startMs,
  words,
}: Pick<Paragraph, 'isStartByHand' | 'startMs' | 'words'>): number | null {
  return isStartByHand && words.length === 0 ? startMs : null;
}

/** The corrected text of one talk, in reading order: the source of every delivery. */
export type Transcript = readonly Paragraph[];

/** The plain text of a transcript: its paragraphs, separated by one blank line. */
export function textOf(transcript: Transcript): string {
  return transcript.map((paragraph) => paragraph.text).join('\n\n');
}
