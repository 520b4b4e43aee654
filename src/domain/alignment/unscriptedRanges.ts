import type { UnscriptedRange } from './alignment.ts';
import { FRAME_MS } from './spectrogramBuilder.ts';
import type { TokenFrames } from './tokenFrames.ts';

/** Shorter than a syllable, it is the click of a mouth or the edge of a word. */
const SHORTEST_SOUND_FRAMES = 15;
/** What is heard outside the text for less is a breath or a cough. */
const LEAST_UNSCRIPTED_FRAMES = 70;
/** Shorter pauses in speech outside the text belong to it. */
const SHORT_PAUSE_FRAMES = 100;

/**
 * The stretches of speech outside the text, from the frames that are flagged so. Commas part a sentence into pieces each of
 * which is no longer than a breath: what is heard between pauses counts together.
 */
export function unscriptedRanges(outside: Uint8Array, { first }: Pick<TokenFrames, 'first'>): UnscriptedRange[] {
  const begins = new Uint8Array(outside.length);
  for (const frame of first) if (frame >= 0) begins[frame] = 1;
  const isBetween = (from: number, to: number): boolean => begins.subarray(from, to).includes(1);
  const ranges: { start: number; end: number; heard: number }[] = [];
  for (let frame = outside.indexOf(1); frame >= 0; frame = outside.indexOf(1, frame)) {
    const start = frame;
    while (outside[frame] === 1) frame++;
    if (frame - start < SHORTEST_SOUND_FRAMES) continue;
    const before = ranges.at(-1);
    if (before !== undefined && start - before.end < SHORT_PAUSE_FRAMES && !isBetween(before.end, start)) {
      before.heard += frame - start;
      before.end = frame;
    } else ranges.push({ start, end: frame, heard: frame - start });
  }
  return ranges
    .filter(({ heard }) => heard >= LEAST_UNSCRIPTED_FRAMES)
    .map(({ start, end }) => ({ startMs: start * FRAME_MS, endMs: end * FRAME_MS }));
}
