import type { ClockShift, FoundShift } from './clockShift.ts';

/** The same moment on two clocks, in milliseconds. */
export interface ClockPair {
  readonly otherMs: number;
  readonly ownMs: number;
}

/** Frame rates mistaken for one another change the pace by at most 4.3 %; nothing real by more than this. */
const MOST_DRIFT = 0.06;
/** With fewer pairs nothing is found. */
const LEAST_PAIRS = 4;
/** More pairs tell nothing new. */
const MOST_PAIRS = 2_000;
const TRIES = 400;
/** A drift is told from chance when the pairs lie this far apart. */
const LEAST_SPAN_MS = 30_000;
/** A drift is believed when it wins so many pairs, or brings them so much nearer. */
const WON_PAIRS = 1.05;
const NEARER = 0.6;
/** What is sure: so many pairs, and this share of them. */
const SURE_PAIRS = 10;
const SURE_AGREEMENT = 0.6;

/**
 * The shift that most pairs agree with, each within `toleranceMs`; the others, words that were taken for one another or
 * lie behind another cut, do not count. A drift is found only where an offset alone does not do. `null` when too little
 * is known. The same pairs give the same shift.
 */
export function fitClockShift(pairs: readonly ClockPair[], toleranceMs: number): FoundShift | null {
  if (pairs.length < LEAST_PAIRS) return null;
  const step = Math.max(1, pairs.length / MOST_PAIRS);
  const sample = Array.from(
    { length: Math.floor(pairs.length / step) },
    (_, index) => pairs[Math.floor(index * step)]!,
  );
  const level = fitted(sample, mostLevel(sample, toleranceMs), toleranceMs);
  const tilted = fitted(sample, mostTilted(sample, toleranceMs), toleranceMs);
  const isTilted =
    tilted !== null &&
    (level === null ||
      tilted.count > WON_PAIRS * level.count ||
      (tilted.count >= level.count && tilted.spreadMs < NEARER * level.spreadMs));
  const best = isTilted ? tilted : level;
  if (best === null) return null;
  const agreement = best.count / sample.length;
  return {
    scale: best.scale,
    offsetMs: Math.round(best.offsetMs),
    agreement,
    isSure: best.count >= SURE_PAIRS && agreement >= SURE_AGREEMENT,
  };
}

/** The offset that most pairs have in common, without drift: the middle of the narrowest stretch that holds them. */
function mostLevel(pairs: readonly ClockPair[], toleranceMs: number): ClockShift {
  const offsets = pairs.map(({ otherMs, ownMs }) => ownMs - otherMs).toSorted((a, b) => a - b);
  let [best, bestCount, past] = [0, 0, 0];
  for (const [from, offsetMs] of offsets.entries()) {
    while (past < offsets.length && offsets[past]! <= offsetMs + 2 * toleranceMs) past++;
    if (past - from > bestCount) [best, bestCount] = [(offsetMs + offsets[past - 1]!) / 2, past - from];
  }
  return { scale: 1, offsetMs: best };
}

/** The line through two of the pairs that most others lie on; `null` when they are too near one another to tell. */
function mostTilted(pairs: readonly ClockPair[], toleranceMs: number): ClockShift | null {
  const random = randomIndexes(pairs.length);
  let best: ClockShift | null = null;
  let bestCount = 0;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [a, b] = [pairs[random()]!, pairs[random()]!];
    const spanMs = b.otherMs - a.otherMs;
    if (Math.abs(spanMs) < LEAST_SPAN_MS) continue;
    const scale = (b.ownMs - a.ownMs) / spanMs;
    if (Math.abs(scale - 1) > MOST_DRIFT) continue;
    const shift = { scale, offsetMs: a.ownMs - scale * a.otherMs };
    const count = agreeing(pairs, shift, toleranceMs).length;
    if (count > bestCount) [best, bestCount] = [shift, count];
  }
  return best;
}

/** Numbers below `length`, the same in the same order each time. */
function randomIndexes(length: number): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * length);
  };
}

function agreeing(pairs: readonly ClockPair[], shift: ClockShift, toleranceMs: number): ClockPair[] {
  return pairs.filter((pair) => Math.abs(faultOf(pair, shift)) <= toleranceMs);
}

function faultOf({ otherMs, ownMs }: ClockPair, { scale, offsetMs }: ClockShift): number {
  return ownMs - scale * otherMs - offsetMs;
}

interface Fit extends ClockShift {
  readonly count: number;
  /** The mean distance of those that agree. */
  readonly spreadMs: number;
}

/** The shift that is nearest to all that agree with a first one; a level shift stays level. */
function fitted(pairs: readonly ClockPair[], first: ClockShift | null, toleranceMs: number): Fit | null {
  if (first === null) return null;
  let shift = first;
  for (let round = 0; round < 3; round++) shift = nearestTo(agreeing(pairs, shift, toleranceMs), shift);
  const near = agreeing(pairs, shift, toleranceMs);
  const sum = near.reduce((total, pair) => total + Math.abs(faultOf(pair, shift)), 0);
  return { ...shift, count: near.length, spreadMs: near.length === 0 ? Infinity : sum / near.length };
}

/** Least squares. */
function nearestTo(pairs: readonly ClockPair[], before: ClockShift): ClockShift {
  if (pairs.length === 0) return before;
  const mean = (valueOf: (pair: ClockPair) => number): number =>
    pairs.reduce((sum, pair) => sum + valueOf(pair), 0) / pairs.length;
  const [other, own] = [mean(({ otherMs }) => otherMs), mean(({ ownMs }) => ownMs)];
  const variance = mean(({ otherMs }) => (otherMs - other) ** 2);
  const together = mean(({ otherMs, ownMs }) => (otherMs - other) * (ownMs - own));
  const scale = before.scale === 1 || variance === 0 ? before.scale : together / variance;
  return { scale, offsetMs: own - scale * other };
}
