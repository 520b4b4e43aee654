import { readingMsOf, type CueLimits } from './cueLimits.ts';
import type { PinnedTimes } from '../transcript/pinNotes.ts';

/** When a cue is on the screen: half-open, integer milliseconds. */
export interface CueTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/** A cue whose times are wanted: when its words are spoken, how many characters there are to read, what is pinned. */
interface UnfittedCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly length: number;
  readonly pinned: PinnedTimes;
}

/**
 * When to show each of a row of cues, given when their words are spoken.
 *
 * A cue starts with its first word and ends with its last; it stays on into the silence for the time its reading
 * needs and at least `minDurationMs`, never longer than `maxDurationMs`, and leaves `gapMs` before the next, or nothing
 * where less than `closedGapMs` would be left. Where there is more text than time the gap gives way, but starts stay in
 * order, cues never overlap, and each lasts at least 1 ms. Nothing stays longer than until `latestMs`, the end of the
 * recording.
 *
 * A pinned time wins over all this but order: a start is kept between the start of the cue before and that of the next
 * one, and not before a pinned end; an end behind its start, where it leaves the next cue a part of its words. What
 * does not fit is left out, so one wrong time never pushes others far away.
 */
export function fitCueTimes(
  cues: readonly UnfittedCue[],
  limits: CueLimits,
  latestMs = Number.POSITIVE_INFINITY,
): CueTimes[] {
  const { starts, pinnedEnds } = startsOf(cues);
  return cues.map((cue, index) => {
    const startMs = starts[index]!;
    const pinnedEndMs = pinnedEnds[index]!;
    if (pinnedEndMs !== null) return { startMs, endMs: pinnedEndMs };
    const nextMs = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    const leftMs = Math.max(1, latestMs - startMs);
    const readingMs = readingMsOf(cue.length, limits);
    const wantedMs = Math.max(Math.round(cue.endMs) - startMs, readingMs, limits.minDurationMs);
    const roomMs = nextMs - startMs;
    // Two frames too close flash: the end moves, never the start - text that leaves early is forgiven, text that
    // arrives late is not. In a crowd at least half the room stays for reading.
    const shownMs = Math.min(
      wantedMs,
      limits.maxDurationMs,
      leftMs,
      Math.max(roomMs - limits.gapMs, Math.ceil(roomMs / 2)),
    );
    const isClosed = roomMs - shownMs < limits.closedGapMs && roomMs <= Math.min(limits.maxDurationMs, leftMs);
    return { startMs, endMs: startMs + (isClosed ? roomMs : shownMs) };
  });
}

/**
 * Starts in strict order, and the pinned ends that can be kept: a cue whose words are said to begin no later than the
 * cue before starts 1 ms behind it, or at its pinned end.
 */
function startsOf(cues: readonly UnfittedCue[]): { starts: number[]; pinnedEnds: (number | null)[] } {
  const starts: number[] = [];
  const pinnedEnds: (number | null)[] = [];
  let earliestMs = 0;
  for (const [index, { pinned, startMs: spokenMs }] of cues.entries()) {
    const fits =
      pinned.startMs !== null && pinned.startMs >= earliestMs && pinned.startMs < wishedStart(cues[index + 1]);
    const startMs = fits ? pinned.startMs! : Math.max(Math.round(spokenMs), earliestMs);
    const isKept = pinned.endMs !== null && pinned.endMs > startMs && pinned.endMs < latestEnd(cues, index);
    const endMs = isKept ? pinned.endMs : null;
    starts.push(startMs);
    pinnedEnds.push(endMs);
    earliestMs = endMs ?? startMs + 1;
  }
  return { starts, pinnedEnds };
}

/** When a cue would start if it were alone; never, when there is none. */
function wishedStart(cue: UnfittedCue | undefined): number {
  return cue === undefined ? Number.POSITIVE_INFINITY : (cue.pinned.startMs ?? Math.round(cue.startMs));
}

/** Before when a pinned end must be: what is left of the next cue is shown while its words are spoken. */
function latestEnd(cues: readonly UnfittedCue[], index: number): number {
  const next = cues[index + 1];
  if (next === undefined) return Number.POSITIVE_INFINITY;
  return Math.min(Math.max(Math.round(next.endMs), wishedStart(next) + 1), wishedStart(cues[index + 2]));
}
