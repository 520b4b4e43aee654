import { FRAME_MS, LEVELS_A_FRAME } from './spectrogramBuilder.ts';

const LEVEL_MS = FRAME_MS / LEVELS_A_FRAME;

/** How far from the path a sound is looked for that it begins with: a faint one is a pause to the path for longer. */
const ONSET_REACH_MS = { before: 60, after: 40 } as const;
const OFFSET_REACH_MS = 40;
/**
 * How much louder speech must be than what is beside it, natural logarithm of power (17 dB). In an echo or a noise it
 * is less, and the path is nearer to when a word begins than what can be heard of it.
 */
const LEAST_RISE = 4;
/** 11 dB, from what is nothing but the noise of the recording: `noiseLevel`. */
const LEAST_RISE_FROM_NOISE = 2.5;
/** Noise is 17 dB below the level that so many levels are below: a steady one that is nearer hides faint sounds. */
const BELOW_SPEECH = 4;
const SPEECH_SHARE = 0.85;
/** Levels are counted one in this many. */
const SAMPLE_STEP = 20;
/** What is before a sound is as loud as this share of it is; the rest may be its first, faint part. */
const QUIET_SHARE = 0.2;
/** A sound begins where it has risen by this share of the way to what it becomes, and out of what noise varies by (6.5 dB). */
const BEGUN_SHARE = 0.2;
const NOISE_SPREAD = 1.5;
/** A voice need rise by 9 dB only: noise has little at its frequencies, and varies by 4 dB there. */
const LEAST_VOICE_RISE = 2;
const VOICE_SPREAD = 1;
/** What noise hides of the beginning of a voice: with seven voices of three synthesisers, 6 to 18 ms. */
const HIDDEN_MS = 8;
/** It ends where it has fallen by half: it dies away, and what follows is its echo. */
const ENDED_SHARE = 0.5;
/**
 * What is heard for so many levels before the path enters the speech, and becomes louder by less than this (6.5 dB), is the
 * noise of a recording whose pauses are silenced, not the faint beginning of the speech.
 */
const NOISE_LEVELS = 8;
const LEAST_GROWTH = 1.5;
/** Levels that there must be on both sides of a rise. */
const LEAST_LEVELS = 2;

/** Nothing before `fromMs` or after `toMs` is looked at. */
interface SearchedRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The level up to which a sound is the noise of a recording of these levels, beside its speech. */
export function noiseLevel(levels: Float32Array): number {
  const sorted = levels.filter((_, index) => index % SAMPLE_STEP === 0).toSorted();
  return (sorted[Math.floor(SPEECH_SHARE * sorted.length)] ?? 0) - BELOW_SPEECH;
}

/**
 * When the speech after a pause becomes audible, near where the path enters it; `null` where nothing rises clearly, or
 * what rises is no speech yet. The levels are those of a `MelSpectrogram`, cut in two where the halves differ most; from
 * there back over what is faint. Out of what is below `noise` a smaller rise is clear. Where none is, a voice may rise
 * clearly nevertheless in `voiceLevels`, which are `null` where none begins.
 */
export function onsetMs(
  levels: Float32Array,
  nearMs: number,
  {
    noise,
    voiceLevels,
    ...range
  }: SearchedRange & { readonly noise: number; readonly voiceLevels: Float32Array | null },
): number | null {
  const leastRise = (before: number): number => (before <= noise ? LEAST_RISE_FROM_NOISE : LEAST_RISE);
  const startMs = beginningMs(levels, nearMs, { ...range, share: BEGUN_SHARE, spread: NOISE_SPREAD, leastRise });
  if (startMs === 'unclear') return voiceLevels === null ? null : voiceOnsetMs(voiceLevels, nearMs, range);
  return startMs === 'noise' ? null : startMs;
}

function voiceOnsetMs(voiceLevels: Float32Array, nearMs: number, range: SearchedRange): number | null {
  const rise = { share: BEGUN_SHARE, spread: VOICE_SPREAD, leastRise: () => LEAST_VOICE_RISE };
  const startMs = beginningMs(voiceLevels, nearMs, { ...range, ...rise });
  return typeof startMs === 'number' ? Math.max(range.fromMs, startMs - HIDDEN_MS) : null;
}

/** When the speech before a pause has died away, near where the path leaves it: `onsetMs` backwards in time. */
export function offsetMs(levels: Float32Array, nearMs: number, { fromMs, toMs }: SearchedRange): number | null {
  const first = Math.ceil(Math.max(0, fromMs, nearMs - OFFSET_REACH_MS) / LEVEL_MS);
  const end = Math.min(levels.length, Math.ceil(Math.min(toMs, nearMs + OFFSET_REACH_MS) / LEVEL_MS));
  const backwards = levels.subarray(first, Math.max(first, end)).toReversed();
  const nearAt = end - Math.ceil(nearMs / LEVEL_MS);
  const fall = { share: ENDED_SHARE, spread: NOISE_SPREAD, leastRise: () => LEAST_RISE };
  const start = findBeginning(backwards, nearAt, fall);
  return typeof start === 'number' ? Math.round((end - start) * LEVEL_MS) : null;
}

/** What a sound must do to begin. */
interface Rise {
  /** It has come to this share of the way to what it becomes. */
  readonly share: number;
  /** What it rises above at least: by how much the noise before it varies. */
  readonly spread: number;
  /** How much louder it becomes at least, after a noise of some level. */
  readonly leastRise: (before: number) => number;
}

/** Where a sound begins, or why none does: nothing rises clearly, or what rises is no speech yet. */
type Beginning = number | 'unclear' | 'noise';

/** When a sound begins near the path. */
function beginningMs(levels: Float32Array, nearMs: number, { fromMs, toMs, ...rise }: SearchedRange & Rise): Beginning {
  const first = Math.floor(Math.max(0, fromMs, nearMs - ONSET_REACH_MS.before) / LEVEL_MS);
  const near = levels.subarray(first, Math.floor(Math.min(toMs, nearMs + ONSET_REACH_MS.after) / LEVEL_MS));
  const start = findBeginning(near, Math.floor(nearMs / LEVEL_MS) - first, rise);
  return typeof start === 'number' ? Math.round((first + start) * LEVEL_MS) : start;
}

/** The first of some levels that a clear rise has come to the `share` of; the path is at `nearAt`. */
function findBeginning(near: Float32Array, nearAt: number, { share, spread, leastRise }: Rise): Beginning {
  const { at, before, after } = largestRise(near);
  if (after - before < leastRise(before)) return 'unclear';
  const quiet = near.subarray(0, at).toSorted()[Math.floor(QUIET_SHARE * at)]!;
  const begun = quiet + Math.max(spread, share * (after - quiet));
  let start = at;
  while (start > 1 && near[start - 1]! > begun) start--;
  return isFlat(near.subarray(start + 1, Math.max(start + 1, nearAt))) ? 'noise' : start;
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
