import { z } from 'zod';
import { TIMED_FORMATS } from '../domain/formats/timedText.ts';
import { path, shortText } from './schemas.ts';

/** The encodings that a file can be read in when it was not read right: names of the Encoding standard. */
export const TEXT_ENCODINGS = [
  ...(['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh', 'utf-16le', 'utf-16be'] as const),
  ...(['windows-1250', 'iso-8859-2', 'windows-1251', 'koi8-r', 'ibm866', 'windows-1253', 'windows-1254'] as const),
  ...(['windows-1255', 'windows-1256', 'windows-1257', 'windows-1258'] as const),
  ...(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const),
] as const;

export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

/** What the names of timed texts end with; only a hint, as the library looks into the file itself. */
export const TIMED_TEXT_EXTENSIONS = [
  ...(['srt', 'vtt', 'stl', 'ttml', 'xml', 'dfxp', 'ass', 'ssa', 'sbv', 'lrc', 'sub'] as const),
  ...(['json', 'otr', 'eaf', 'trs', 'TextGrid', 'stm', 'ctm'] as const),
] as const;

/** A file of a timed text; `encoding` is `null` for the likeliest. */
export const timedTextFile = z.object({ path, encoding: z.enum(TEXT_ENCODINGS).nullable().default(null) });

/** Something in a file that was repaired, skipped or could not be read; `line` counts from 1, 0 is the whole file. */
const textProblem = z.object({ code: shortText, line: z.int().min(0), detail: shortText });

/** Recognised words by anchor: each as it was recognised, and how sure of it the recogniser was, 0 to 100. */
export const recognisedWords = z.object({
  words: z.array(z.string()),
  /** `null` where the recogniser did not say. */
  confidences: z.array(z.int().min(0).max(100).nullable()),
});

/** How the times of a file become the talk's: `ClockShift` of the domain. */
export const clockShift = z.object({ scale: z.number().min(0.9).max(1.1), offsetMs: z.int() });

/** Where the time of each word of a text would come from, or came from, when only times are taken: `TakenTimes`. */
export const takenCounts = z.object({ matchedCount: z.int(), estimatedCount: z.int(), keptCount: z.int() });

/** What a timed text holds, before it is taken. `problems` are the first of `problemCount`. */
export const timedTextSummary = z.object({
  format: z.enum(TIMED_FORMATS),
  /** A label of the Encoding standard; `''` for a format that is no text. */
  encoding: shortText,
  language: shortText.nullable(),
  paragraphCount: z.int(),
  wordCount: z.int(),
  /** Words that have no time of their own, but a share of the time around them. */
  estimatedCount: z.int(),
  /** Words whose recogniser said how sure it was. */
  confidenceCount: z.int(),
  /** Where the last word ends, in milliseconds. */
  endMs: z.int(),
  /** Who speaks; `isKnown` when it is a speaker of the talk. */
  speakers: z.array(z.object({ name: shortText, isKnown: z.boolean() })),
  problems: z.array(textProblem),
  problemCount: z.int(),
  /** Problems of the times themselves, which can be mended once the text is taken. */
  timeProblemCount: z.int(),
  /** Words that the glossary corrects. */
  correctedCount: z.int(),
  /** What becomes of the words of the talk when only the times are taken; `null` while it has none. */
  timesOnly: takenCounts.nullable(),
  /**
   * How the file's times must be shifted, as the words of known time or the speech in the recording tell; `null` when
   * nothing says that they must. Not to be gone by unasked unless `isSure`.
   */
  shift: clockShift.extend({ isSure: z.boolean(), basis: z.enum(['words', 'speech']) }).nullable(),
  /** The first words. */
  beginning: shortText,
});

export type TimedTextSummary = z.infer<typeof timedTextSummary>;
export type RecognisedWords = z.infer<typeof recognisedWords>;
