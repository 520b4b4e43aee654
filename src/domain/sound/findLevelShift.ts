import type { FoundShift } from './clockShift.ts';
import { crossCorrelation } from './crossCorrelation.ts';
import { fitClockShift, type ClockPair } from './fitClockShift.ts';

/** The levels that are compared: one for so many milliseconds. */
export const LEVEL_MS = 10;
/** A first look goes over levels of so many of them together. */
const COARSE_LEVELS = 10;
/** A second look compares so many of them together. */
const FINE_LEVELS = 2;

/** Film frames shown at video's rates and back (24, 23.976 and 25 a second), and the same pace. */
const RATES = [1, 25 / 24, 24 / 25, 24 / 23.976, 23.976 / 24, 25 / 23.976, 23.976 / 25];
/** The clocks of two devices, and two near rates, differ by less than this. */
const MOST_REST = 0.0015;

/** How much of the work the first look is. */
const PEAKS_SHARE = 0.5;

/** Stretches of the other cut that are looked for one by one, in milliseconds. */
const WINDOW_MS = 60_000;
const SHORTEST_WINDOW_MS = 10_000;
const LEAST_WINDOWS = 8;
const MOST_WINDOWS = 120;
/** They overlap by half, of a short cut by more, until there are so many; but each brings so much of its own. */
const LEAST_COUNT = 20;
const LEAST_STEP_MS = 1_500;
/** How far beside the expected place they are looked for at least. */
const SEARCH_MS = 1_500;
/** Stretches that are found within this of one another agree. */
const TOLERANCE_MS = 150;
/** How alike a stretch must be where it is found (correlation) to say anything. */
const LEAST_LIKENESS = 0.2;
/** How far the best offset must stand out, in standard deviations of all others, and beside the second best. */
const LEAST_PEAK = 6;
const BESIDE_SECOND = 1.15;
/** Offsets this far apart are different ones. */
const APART_MS = 2_000;

/**
 * Finds how another cut of a lecture lies on this one, by when someone speaks, or how loud it is: a level for each
 * `LEVEL_MS` of both. First the best offset at each likely pace is found over all, then stretches of the other cut
 * around it, and the line most of them lie on.
 *
 * `null` when nothing stands out. The levels may be flags: cues of subtitles against the speech in the sound. A generator,
 * so that the caller keeps the thread: it yields the share done after each few milliseconds of work.
 */
export function* findLevelShift(own: Float32Array, other: Float32Array): Generator<number, FoundShift | null> {
  const [coarseOwn, coarseOther] = [pooled(own, COARSE_LEVELS), pooled(other, COARSE_LEVELS)];
  let best: Peak | null = null;
  for (const [index, rate] of RATES.entries()) {
    yield (PEAKS_SHARE * index) / RATES.length;
    const peak = peakOf(coarseOwn, resampled(coarseOther, rate), rate);
    if (peak !== null && peak.height > (best?.height ?? LEAST_PEAK)) best = peak;
  }
  if (best === null) return null;
  const pairs = yield* placeWindows(pooled(own, FINE_LEVELS), pooled(other, FINE_LEVELS), best);
  const found = fitClockShift(pairs, TOLERANCE_MS);
  return found === null ? null : { ...found, isSure: found.isSure && best.isAlone };
}

function pooled(levels: Float32Array, count: number): Float32Array {
  const means = new Float32Array(Math.ceil(levels.length / count));
  for (let index = 0; index < levels.length; index++) means[Math.floor(index / count)]! += levels[index]! / count;
  return means;
}

/** The levels as they are when time runs `rate` times as long. */
function resampled(levels: Float32Array, rate: number): Float32Array {
  if (rate === 1) return levels;
  return Float32Array.from({ length: Math.floor(levels.length * rate) }, (_, index) => {
    const at = index / rate;
    const below = Math.min(levels.length - 1, Math.floor(at));
    const above = Math.min(levels.length - 1, below + 1);
    return levels[below]! + (levels[above]! - levels[below]!) * (at - below);
  });
}

/** The best offset at a pace. */
interface Peak {
  readonly rate: number;
  readonly offsetMs: number;
  /** In standard deviations of all offsets. */
  readonly height: number;
  /** Whether no other offset comes near. */
  readonly isAlone: boolean;
}

function peakOf(own: Float32Array, other: Float32Array, rate: number): Peak | null {
  const lags = crossCorrelation(withoutMean(own), withoutMean(other));
  let [best, squares] = [0, 0];
  for (let index = 0; index < lags.length; index++) {
    squares += lags[index]! ** 2;
    if (lags[index]! > lags[best]!) best = index;
  }
  if (squares === 0) return null;
  const apart = APART_MS / (LEVEL_MS * COARSE_LEVELS);
  let second = 0;
  for (let index = 0; index < lags.length; index++) {
    if (Math.abs(index - best) > apart) second = Math.max(second, lags[index]!);
  }
  return {
    rate,
    offsetMs: (best - (other.length - 1)) * LEVEL_MS * COARSE_LEVELS,
    height: lags[best]! / Math.sqrt(squares / lags.length),
    isAlone: lags[best]! > BESIDE_SECOND * second,
  };
}

function withoutMean(levels: Float32Array): Float32Array {
  const mean = levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
  return levels.map((level) => level - mean);
}

/** Finds stretches of the other cut in this one, each near where the peak has it. */
function* placeWindows(
  own: Float32Array,
  other: Float32Array,
  { rate, offsetMs }: Peak,
): Generator<number, ClockPair[]> {
  const levelMs = LEVEL_MS * FINE_LEVELS;
  const totalMs = other.length * levelMs;
  const windowMs = Math.max(SHORTEST_WINDOW_MS, Math.min(WINDOW_MS, totalMs / LEAST_WINDOWS));
  const length = Math.floor(windowMs / levelMs);
  const byHalves = Math.floor((2 * totalMs) / windowMs) - 1;
  const bySteps = Math.floor((totalMs - windowMs) / LEAST_STEP_MS) + 1;
  const count = Math.min(MOST_WINDOWS, Math.max(1, byHalves, Math.min(LEAST_COUNT, bySteps)));
  const reach = Math.ceil((SEARCH_MS + (MOST_REST * totalMs) / 2) / levelMs);
  const pairs: ClockPair[] = [];
  for (let index = 0; index < count; index++) {
    yield PEAKS_SHARE + ((1 - PEAKS_SHARE) * index) / count;
    const from = count === 1 ? 0 : Math.floor((index * (other.length - length)) / (count - 1));
    const middleMs = (from + length / 2) * levelMs;
    const window = resampled(other.slice(Math.max(0, from), from + length), rate);
    const expected = Math.round((rate * middleMs + offsetMs) / levelMs - window.length / 2);
    const place = placeOf(own, window, { expected, reach });
    if (place !== null) pairs.push({ otherMs: middleMs, ownMs: (place + window.length / 2) * levelMs });
  }
  return pairs;
}

/** Where a window is most alike, `null` when it is nowhere, or best at the edge of what was looked at. */
function placeOf(
  own: Float32Array,
  window: Float32Array,
  { expected, reach }: { readonly expected: number; readonly reach: number },
): number | null {
  const from = Math.max(0, expected - reach);
  const stretch = own.subarray(from, Math.max(from, expected + reach + window.length));
  const lastLag = stretch.length - window.length;
  if (lastLag < 2) return null;
  const centred = withoutMean(window);
  const power = centred.reduce((sum, level) => sum + level * level, 0);
  const products = crossCorrelation(stretch, centred);
  let [best, likeness, sum, squares] = [-1, LEAST_LIKENESS, 0, 0];
  for (let at = 0; at < stretch.length; at++) {
    sum += stretch[at]!;
    squares += stretch[at]! ** 2;
    const lag = at - window.length + 1;
    if (lag < 0) continue;
    const variance = squares - sum ** 2 / window.length;
    const alike = products[lag + window.length - 1]! / Math.sqrt(Math.max(1e-9, power * variance));
    if (alike > likeness) [best, likeness] = [lag, alike];
    sum -= stretch[lag]!;
    squares -= stretch[lag]! ** 2;
  }
  return best <= 0 || best >= lastLag ? null : from + best;
}
