/** The speeds of the player: 0.5 to 2 by tenths. */
export const PLAYBACK_RATES: readonly number[] = Array.from({ length: 16 }, (_, index) => (index + 5) / 10);

const SLOWEST = 0.5;
const FASTEST = 2;

/** The speed nearest to `rate` that the player offers. */
export function offeredRate(rate: number): number {
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round(rate * 10) / 10));
}

/** One tenth slower (-1) or faster (1), within the speeds offered. */
export function stepOfRate(rate: number, direction: -1 | 1): number {
  return offeredRate(rate + direction / 10);
}
