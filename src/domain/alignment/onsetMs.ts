import { FRAME_MS, LEVELS_A_FRAME } from './spectrogramBuilder.ts';

const LEVEL_MS = FRAME_MS / LEVELS_A_FRAME;

/** How far from the path a sound is looked for that it begins with: a faint one is a pause to the path for longer. */
const REACH_MS = { before: 60, after: 40 } as const;
/**
 * How much louder speech must be than what is before it, natural logarithm of power (17 dB). In an echo or a noise it
 * is less, and the path is nearer to when a word begins than what can be heard of it.
 */
const LEAST_RISE = 4;
/** What is before a sound is as loud as this share of it is; the rest may be its first, faint part. */
const QUIET_SHARE = 0.2;
/** A sound begins where it has risen by this share of the way to what it becomes. */
const BEGUN_SHARE = 0.2;
/**
 * What is heard for so many levels before the path enters the speech, and becomes louder by less than this (6.5 dB), is the
 * noise of a recording whose pauses are silenced, not the faint beginning of the speech.
 */
const NOISE_LEVELS = 8;
const LEAST_GROWTH = 1.5;
/** Levels that there must be on both sides of a rise. */
const LEAST_LEVELS = 2;

/**
 * When the speech after a pause becomes audible, near where the path enters it; `null` where nothing rises clearly, or
 * what rises is no speech yet. The
 * levels are those of a `MelSpectrogram`, cut in two where the halves differ most; from there back over what is faint.
 * Nothing before `fromMs` or after `toMs` is looked at.
 */
export function onsetMs(
  levels: Float32Array,
  nearMs: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): number | null {
  const first = Math.floor(Math.max(0, fromMs, nearMs - REACH_MS.before) / LEVEL_MS);
  const near = levels.subarray(first, Math.floor(Math.min(toMs, nearMs + REACH_MS.after) / LEVEL_MS));
  const { at, before, after } = largestRise(near);
  if (after - before < LEAST_RISE) return null;
  const quiet = near.subarray(0, at).toSorted()[Math.floor(QUIET_SHARE * at)]!;
  const begun = quiet + BEGUN_SHARE * (after - quiet);
  let start = at;
  while (start > 1 && near[start - 1]! > begun) start--;
  if (isFlat(near.subarray(start + 1, Math.floor(nearMs / LEVEL_MS) - first))) return null;
  return Math.round((first + start) * LEVEL_MS);
}

/** Whether a sound is as long as a noise and does not become louder. */
function isFlat(levels: Float32Array): boolean {
  if (levels.length < NOISE_LEVELS) return false;
  const half = levels.length >> 1;
  return meanOf(levels.subarray(half)) - meanOf(levels.subarray(0, half)) < LEAST_GROWTH;
}

function meanOf(levels: Float32Array): number {
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** Where two parts of some levels differ most, and their means: the split of least variance. */
function largestRise(levels: Float32Array): { at: number; before: number; after: number } {
  const total = levels.reduce((sum, level) => sum + level, 0);
  let best = { at: 0, before: 0, after: 0 };
  let most = 0;
  let sum = 0;
  for (let at = 1; at <= levels.length - LEAST_LEVELS; at++) {
    sum += levels[at - 1]!;
    const before = sum / at;
    const after = (total - sum) / (levels.length - at);
    const between = at * (levels.length - at) * (after - before) ** 2;
    if (at < LEAST_LEVELS || after <= before || between <= most) continue;
    best = { at, before, after };
    most = between;
  }
  return best;
}
