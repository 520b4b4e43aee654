import type { Cue } from '../../../domain/formats/cue.ts';
import type { CueLimits } from '../../../domain/segmentation/cueLimits.ts';
import { countGraphemes } from '../../../domain/segmentation/graphemes.ts';

/** A limit that a subtitle breaks: what was measured, and what it may be, in characters, lines, milliseconds or a second. */
export interface BrokenLimit {
  readonly rule: 'lineLength' | 'lineCount' | 'speed' | 'tooShort' | 'tooLong' | 'gap';
  readonly measured: number;
  readonly limit: number;
}

/** A cue with what is told about it. */
export interface SubtitleRow {
  readonly cue: Cue;
  /** Its place among all cues, from 0. */
  readonly index: number;
  /** Characters of each line as the reader sees them. */
  readonly lineLengths: readonly number[];
  /** The blank that a line break stands for counts as one. */
  readonly charsPerSecond: number;
  readonly broken: readonly BrokenLimit[];
}

/** A row for each cue, in order, measured by `limits`. */
export function subtitleRows(cues: readonly Cue[], limits: CueLimits): SubtitleRow[] {
  return cues.map((cue, index) => {
    const lineLengths = cue.lines.map(countGraphemes);
    const length = lineLengths.reduce((sum, each) => sum + each + 1, -1);
    const charsPerSecond = (1_000 * length) / Math.max(1, cue.endMs - cue.startMs);
    const gapMs = (cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY) - cue.endMs;
    return {
      cue,
      index,
      lineLengths,
      charsPerSecond,
      broken: brokenBy({ cue, lineLengths, charsPerSecond, gapMs }, limits),
    };
  });
}

interface Measured extends Pick<SubtitleRow, 'cue' | 'lineLengths' | 'charsPerSecond'> {
  /** The time without a subtitle behind it. */
  readonly gapMs: number;
}

function brokenBy({ cue, lineLengths, charsPerSecond, gapMs }: Measured, limits: CueLimits): BrokenLimit[] {
  const longest = Math.max(0, ...lineLengths);
  const durationMs = cue.endMs - cue.startMs;
  const broken: BrokenLimit[] = [];
  const atMost = (rule: BrokenLimit['rule'], measured: number, limit: number): void => {
    if (measured > limit) broken.push({ rule, measured, limit });
  };
  const atLeast = (rule: BrokenLimit['rule'], measured: number, limit: number): void => {
    if (measured < limit) broken.push({ rule, measured, limit });
  };
  atMost('lineLength', longest, limits.charsPerLine);
  atMost('lineCount', lineLengths.length, limits.lineCount);
  atMost('speed', charsPerSecond, limits.charsPerSecond);
  atLeast('tooShort', durationMs, limits.minDurationMs);
  atMost('tooLong', durationMs, limits.maxDurationMs);
  atLeast('gap', gapMs, limits.gapMs);
  return broken;
}

/** The next row with a broken limit behind or before the row `from` (-1: before the first), around the end; or `null`. */
export function neighbourBroken(rows: readonly SubtitleRow[], from: number, direction: -1 | 1): SubtitleRow | null {
  const broken = rows.filter((row) => row.broken.length > 0);
  if (direction === 1) return broken.find(({ index }) => index > from) ?? broken[0] ?? null;
  return broken.findLast(({ index }) => index < from) ?? broken.at(-1) ?? null;
}
