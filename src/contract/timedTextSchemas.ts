import { z } from 'zod';
import { TIMED_FORMATS } from '../domain/formats/timedText.ts';
import { path, shortText, talkId } from './schemas.ts';

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

/** What tells that a file is of a talk: something of its name. */
const MATCH_BASES = ['identifier', 'recording', 'title'] as const;

/** A file of a timed text, and the talks it may be of, best first. */
const matchedText = z.object({
  path: z.string(),
  candidates: z.array(
    z.object({
      talkId,
      title: shortText,
      basis: z.enum(MATCH_BASES),
      /** Whether the talk has a text, of which only the times are taken unless something else is asked for. */
      hasText: z.boolean(),
    }),
  ),
  /** Whether the first talk fits well and no other does, and no other file is of it. */
  isSure: z.boolean(),
});

/** Asks which talks files are of; folders are gone through. */
export const matchTextsRequest = z.object({ paths: z.array(path).max(100_000) });
export const matchTextsReply = z.object({
  files: z.array(matchedText),
  /** What could not be looked at: a file or folder that is missing or may not be read, a link that leads out of its folder. */
  unread: z.array(z.object({ path: z.string(), reason: z.enum(['file.notFound', 'file.denied']) })),
  /** The files that are neither timed texts nor recordings, which may be notices. */
  others: z.array(z.string()),
});

/** Which files are taken into which talks. */
export const takeTextsRequest = z.object({
  files: z
    .array(
      timedTextFile.extend({
        talkId,
        /** `null` takes the text into a talk that has none, and only the times into any other. */
        takes: z.enum(['text', 'times']).nullable().default(null),
      }),
    )
    .min(1)
    .max(100_000),
});

export type MatchedText = z.infer<typeof matchedText>;
export type MatchTextsReply = z.infer<typeof matchTextsReply>;
export type TimedTextSummary = z.infer<typeof timedTextSummary>;
export type RecognisedWords = z.infer<typeof recognisedWords>;
