/** The speeds of the player's list: 0.5 to 2 by tenths. */
export const PLAYBACK_RATES: readonly number[] = Array.from({ length: 16 }, (_, index) => (index + 5) / 10);

const SLOWEST = 0.5;
const FASTEST = 2;
/** Every speed is a number of these. */
const GRAIN = 0.05;

/** The speed nearest to `rate` that the player offers: 0.5 to 2 by twentieths. */
export function offeredRate(rate: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, wholeSteps(rate, GRAIN)));
}

/** One step slower (-1) or faster (1), within the speeds offered: the next multiple of `step` that way. */
export function stepOfRate(rate: number, direction: -1 | 1, step: number): number {
  const steps = wholeHundredths(rate) / wholeHundredths(step);
  const next = direction === 1 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
  return offeredRate(next * step);
}

function wholeSteps(rate: number, step: number): number {
  return wholeHundredths(Math.round(rate / step) * step) / 100;
}

/** Decimal fractions are counted in hundredths, so that no step drifts. */
function wholeHundredths(value: number): number {
  return Math.round(value * 100);
}
