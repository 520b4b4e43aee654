/** What one subtitle may be: a rule profile, as data. Times in integer milliseconds. */
export interface CueLimits {
  /** Characters of a line as the reader sees them: grapheme clusters, spaces included. */
  readonly charsPerLine: number;
  /** 1 or 2. */
  readonly lineCount: 1 | 2;
  readonly charsPerSecond: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** The least time without a subtitle between two of them. */
  readonly gapMs: number;
  /** A silence shorter than this is closed: the cue before it stays. 0 closes none. */
  readonly closedGapMs: number;
  /** How short the shorter of two lines may be, as a share of the longer, before it looks unbalanced. */
  readonly balance: number;
}

/** The default profile, for lectures in French. */
export const LECTURE_FR: CueLimits = {
  // Netflix Timed Text Style Guide, French: 42 characters a line, 2 lines, 17 characters a second for adults.
  charsPerLine: 42,
  lineCount: 2,
  charsPerSecond: 17,
  // TED's guidelines for subtitlers: between 1 s and 7 s; Netflix agrees on the longest.
  minDurationMs: 1_000,
  maxDurationMs: 7_000,
  // Two frames at 25 images a second: with less, a change of subtitle is not seen.
  gapMs: 80,
  closedGapMs: 0,
  // EBU and BBC subtitle guides ask for lines of about equal length; half is where the eye starts to jump.
  balance: 0.5,
};
