import { LEVEL_MS } from './findLevelShift.ts';

/** Levels of 1 inside of ranges of time and 0 outside, one for each `LEVEL_MS`, to the end of the last. */
export function levelsOfRanges(ranges: readonly { readonly startMs: number; readonly endMs: number }[]): Float32Array {
  const endMs = ranges.reduce((last, range) => Math.max(last, range.endMs), 0);
  const levels = new Float32Array(Math.ceil(endMs / LEVEL_MS));
  for (const { startMs, endMs: pastMs } of ranges) {
    levels.fill(1, Math.round(startMs / LEVEL_MS), Math.max(0, Math.round(pastMs / LEVEL_MS)));
  }
  return levels;
}
