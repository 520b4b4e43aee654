import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewoundTo } from './rewoundTo.ts';

const speech = [
  { startMs: 1_000, endMs: 4_000 },
  { startMs: 9_000, endMs: 20_000 },
];

describe('rewoundTo', () => {
  it('goes back to the beginning of the phrase where that is near', () => {
    expect(rewoundTo(10_800, 1_500, speech)).toBe(8_850);
  });

  it('does not go far back for it', () => {
    expect(rewoundTo(15_000, 1_500, speech)).toBe(13_500);
  });

  it('leaves out the silence before it', () => {
    expect(rewoundTo(9_500, 1_500, speech)).toBe(8_850);
  });

  it('goes by the clock where nobody speaks, or nobody knows', () => {
    expect(rewoundTo(7_000, 1_500, speech)).toBe(5_500);
    expect(rewoundTo(30_000, 1_500, speech)).toBe(28_500);
    expect(rewoundTo(10_800, 1_500, [])).toBe(9_300);
  });

  it('never goes on later than the pause, nor much further back than asked for (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 100, max: 10_000 }), (timeMs, rewindMs) => {
        const to = rewoundTo(timeMs, rewindMs, speech);
        expect(to).toBeLessThan(timeMs);
        expect(to).toBeGreaterThanOrEqual(timeMs - 1.5 * rewindMs);
      }),
    );
  });
});
