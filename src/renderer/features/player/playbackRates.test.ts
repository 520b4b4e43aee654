import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredRate, PLAYBACK_RATES, stepOfRate } from './playbackRates.ts';

/** All speeds from `rate` on, by steps in one direction, until they stay the same. */
function walk(rate: number, direction: -1 | 1, step: number): number[] {
  const next = stepOfRate(rate, direction, step);
  return next === rate ? [rate] : [rate, ...walk(next, direction, step)];
}

describe('PLAYBACK_RATES', () => {
  it('goes from half to double speed by exact tenths', () => {
    expect(PLAYBACK_RATES).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2]);
  });
});

describe('stepOfRate', () => {
  it('walks through every speed of the list, up and down, without drifting', () => {
    expect(walk(0.5, 1, 0.1)).toEqual(PLAYBACK_RATES);
    expect(walk(2, -1, 0.1)).toEqual(PLAYBACK_RATES.toReversed());
  });

  it('goes by finer and by coarser steps', () => {
    expect(walk(0.5, 1, 0.05)).toHaveLength(31);
    expect(walk(0.5, 1, 0.25)).toEqual([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
  });

  it('goes to the next whole step from a speed between two', () => {
    expect(stepOfRate(1.15, 1, 0.1)).toBe(1.2);
    expect(stepOfRate(1.15, -1, 0.1)).toBe(1.1);
    expect(stepOfRate(1.15, -1, 0.25)).toBe(1);
  });
});

describe('offeredRate', () => {
  it('brings any speed to the nearest that is offered, and leaves those as they are (law)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), (rate) => {
        const offered = offeredRate(rate);
        expect(offered).toBeGreaterThanOrEqual(0.5);
        expect(offered).toBeLessThanOrEqual(2);
        if (rate >= 0.5 && rate <= 2) expect(Math.abs(offered - rate)).toBeLessThanOrEqual(0.025 + 1e-9);
        expect(offeredRate(offered)).toBe(offered);
      }),
    );
  });
});
