import { charsInTable, durationInTable, type ReadingTable } from './readingTable.ts';

/** What one subtitle may be: a rule profile, as data. Times in integer milliseconds. */
export interface CueLimits {
  /** Characters of a line as the reader sees them: grapheme clusters, spaces included. */
  readonly charsPerLine: number;
  /** 1 or 2. */
  readonly lineCount: 1 | 2;
  /** How fast it may have to be read at most; with a table, about how fast that is. */
  readonly charsPerSecond: number;
  /** How fast it is easily read: it is shown for that long as far as the next leaves it the time. */
  readonly easyCharsPerSecond: number;
  /** How many characters may be shown how long, where that is no plain speed; `null` where it is. */
  readonly readingTable: ReadingTable | null;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** The least time without a subtitle between two of them. */
  readonly gapMs: number;
  /** A silence shorter than this is closed: the cue before it stays. 0 closes none. */
  readonly closedGapMs: number;
  /** Whether a dash begins the words of another speaker than before. */
  readonly turnDash: boolean;
  /** Whether a cue may hold the end of one sentence and the start of another; whole sentences it may always. */
  readonly joinsSentences: boolean;
  /** How short the shorter of two lines may be, as a share of the longer, before it looks unbalanced. */
  readonly balance: number;
}

/** The default profile, for lectures in French. */
export const LECTURE_FR: CueLimits = {
  // Netflix Timed Text Style Guide, French: 42 characters a line, 2 lines, 17 characters a second for adults.
  charsPerLine: 42,
  lineCount: 2,
  charsPerSecond: 17,
  // What most European broadcasters ask for adults: above it reading is work.
  easyCharsPerSecond: 15,
  readingTable: null,
  // TED's guidelines for subtitlers: between 1 s and 7 s; Netflix agrees on the longest.
  minDurationMs: 1_000,
  maxDurationMs: 7_000,
  // Two frames at 25 images a second: with less, a change of subtitle is not seen.
  gapMs: 80,
  closedGapMs: 0,
  turnDash: false,
  joinsSentences: true,
  // EBU and BBC subtitle guides ask for lines of about equal length; half is where the eye starts to jump.
  balance: 0.5,
};

/** How long that many characters are easily read in, in whole milliseconds. */
export function readingMsOf(length: number, { easyCharsPerSecond, readingTable }: CueLimits): number {
  if (readingTable !== null) return durationInTable(readingTable, length);
  return Math.ceil((1_000 * length) / easyCharsPerSecond);
}

/** How many characters a second there are beyond those that can be read in a time at most; 0 where all can. */
export function excessSpeed(length: number, durationMs: number, { charsPerSecond, readingTable }: CueLimits): number {
  const ms = Math.max(durationMs, 1);
  if (readingTable === null) return Math.max(0, (1_000 * length) / ms - charsPerSecond);
  const most = charsInTable(readingTable, ms) * (1 + readingTable.tolerance);
  return (1_000 * Math.max(0, length - most)) / ms;
}
