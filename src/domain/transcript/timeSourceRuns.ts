import type { TimedWords } from './timedTranscript.ts';
import { timeSourceOf, type TimeSource } from './transcript.ts';

/** Words in a row whose times come from the same source: UTF-16 offsets, half-open, from the first word to the last. */
export interface TimeSourceRun {
  readonly source: TimeSource;
  readonly start: number;
  readonly end: number;
}

/** The words of a paragraph, in order, parted where the source of their times changes. */
export function timeSourceRuns({ tokens, times }: TimedWords): TimeSourceRun[] {
  const runs: TimeSourceRun[] = [];
  for (const [index, { start, end }] of tokens.entries()) {
    const source = timeSourceOf(times[index]!);
    const before = runs.at(-1);
    if (before?.source === source) runs[runs.length - 1] = { ...before, end };
    else runs.push({ source, start, end });
  }
  return runs;
}
