import type { TimedParagraph } from './lutrinJson.ts';

/** The formats a timed text can be read from: those of `cueFormats`, and the kinds of Whisper's JSON. */
export const TIMED_FORMATS = [
  ...(['srt', 'vtt', 'ttml', 'stl', 'ass', 'sbv', 'lrc', 'microdvd'] as const),
  ...([
    'whisper',
    'whisperx',
    'whispercpp',
    'vosk',
    'aws',
    'google',
    'azure',
    'deepgram',
    'assemblyai',
    'rev',
  ] as const),
  ...(['podcast', 'otranscribe', 'transcriber', 'ctm', 'stm', 'elan', 'textgrid', 'lutrin'] as const),
] as const;

export type TimedFormat = (typeof TIMED_FORMATS)[number];

/**
 * A timed text as a file gives it, made into prose. `speakers` are names as written, each once; `language` is as the
 * file says it (usually BCP 47), `null` when it does not.
 *
 * Anchors count the words of the file whose time is known, from 0; `confidences` holds, by anchor, how sure the
 * recogniser was of that word, 0 to 100, `null` where it does not say. It is empty when it never does.
 */
export interface TimedText {
  readonly format: TimedFormat;
  readonly language: string | null;
  /** Whether this is the whole text of the talk; only Lutrin's own format can say that it is not. */
  readonly complete: boolean;
  readonly speakers: readonly string[];
  readonly paragraphs: readonly TimedParagraph[];
  readonly confidences: readonly (number | null)[];
}

/** The time of one token as a source gives it; ends in integer milliseconds, `null` when it does not say. */
export interface SpanWord {
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** How sure the recogniser was, 0 to 100. */
  readonly confidence: number | null;
  /** False for a time that was shared out by length of text: it becomes an estimate. */
  readonly isKnown: boolean;
}

/**
 * A stretch of speech of one voice: a subtitle, or a recogniser's segment, on one line. Times are as the source has
 * them, reversed or overlapping as they may be; `words` has one entry for each token of `tokensOf(text)`.
 */
export interface TimedSpan {
  /** The speaker's name as written, `null` when no one is named. */
  readonly speaker: string | null;
  /** Whether another voice begins here, named or not: a dash, a voice, a label. */
  readonly isTurn: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: readonly SpanWord[];
}
