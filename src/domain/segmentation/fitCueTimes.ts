import type { CueLimits } from './cueLimits.ts';
import type { CueText } from './splitIntoCues.ts';

/** When a cue is on the screen: half-open, integer milliseconds. */
export interface CueTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * When to show each of a row of cues, given when their words are spoken.
 *
 * A cue starts with its first word and ends with its last; it stays on into the silence for the time its reading
 * needs and at least `minDurationMs`, never longer than `maxDurationMs`, and leaves `gapMs` before the next. Where
 * there is more text than time the gap gives way, but starts stay in order, cues never overlap, and each lasts at
 * least 1 ms. Nothing stays longer than until `latestMs`, the end of the recording.
 */
export function fitCueTimes(
  cues: readonly CueText[],
  limits: CueLimits,
  latestMs = Number.POSITIVE_INFINITY,
): CueTimes[] {
  const starts = startsOf(cues);
  return cues.map((cue, index) => {
    const startMs = starts[index]!;
    const nextMs = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const leftMs = Math.max(1, latestMs - startMs);
    const readingMs = Math.ceil((1_000 * cue.length) / limits.charsPerSecond);
    const wantedMs = Math.max(Math.round(cue.endMs) - startMs, readingMs, limits.minDurationMs);
    const roomMs = nextMs - startMs;
    // Two frames too close flash: the end moves, never the start - text that leaves early is forgiven, text that
    // arrives late is not. In a crowd at least half the room stays for reading.
    const endMs =
      startMs +
      Math.min(wantedMs, limits.maxDurationMs, leftMs, Math.max(roomMs - limits.gapMs, Math.ceil(roomMs / 2)));
    return { startMs, endMs };
  });
}

/** Starts in strict order: a cue whose words are said to begin no later than the cue before starts 1 ms behind it. */
function startsOf(cues: readonly CueText[]): number[] {
  const starts: number[] = [];
  for (const cue of cues) starts.push(Math.max(0, Math.round(cue.startMs), (starts.at(-1) ?? -1) + 1));
  return starts;
}
