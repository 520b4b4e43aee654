import { describe, expect, it } from 'vitest';
import { offeredRate, PLAYBACK_RATES, stepOfRate } from './playbackRates.ts';

describe('PLAYBACK_RATES', () => {
  it('goes from half to double speed by exact tenths', () => {
    expect(PLAYBACK_RATES).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2]);
  });
});

describe('stepOfRate', () => {
  it('walks through every speed, up and down, without drifting', () => {
    const up = PLAYBACK_RATES.slice(1).reduce<number[]>((seen) => [...seen, stepOfRate(seen.at(-1)!, 1)], [0.5]);
    expect(up).toEqual(PLAYBACK_RATES);
    const down = PLAYBACK_RATES.slice(1).reduce<number[]>((seen) => [...seen, stepOfRate(seen.at(-1)!, -1)], [2]);
    expect(down.toReversed()).toEqual(PLAYBACK_RATES);
  });

  it('stays at the ends', () => {
    expect(stepOfRate(2, 1)).toBe(2);
    expect(stepOfRate(0.5, -1)).toBe(0.5);
  });
});

describe('offeredRate', () => {
  it('brings any speed to one that is offered', () => {
    for (const rate of [0.0625, 0.74, 0.75, 1.04, 1.96, 16]) expect(PLAYBACK_RATES).toContain(offeredRate(rate));
  });
});
