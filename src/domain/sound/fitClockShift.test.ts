import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftedMs } from './clockShift.ts';
import { fitClockShift, type ClockPair } from './fitClockShift.ts';

describe('fitClockShift', () => {
  const shifts = fc.record({
    scale: fc.oneof(fc.constant(1), fc.double({ min: 0.95, max: 1.05, noNaN: true })),
    offsetMs: fc.integer({ min: -600_000, max: 600_000 }),
  });
  const unit = fc.double({ min: 0, max: 1, noNaN: true });

  it('finds any offset and drift among pairs that are a little off, and a third that is wrong', () => {
    fc.assert(
      fc.property(
        shifts,
        fc.array(fc.tuple(unit, unit), { minLength: 60, maxLength: 200 }),
        fc.integer({ min: 10 * 60_000, max: 3 * 3_600_000 }),
        (shift, noise, lengthMs) => {
          const pairs = noise.map(([jitter, wrong], index): ClockPair => {
            const otherMs = Math.round((lengthMs * index) / noise.length);
            const faultMs = index % 3 === 1 ? 1_000 + 60_000 * wrong : 80 * (jitter - 0.5);
            return { otherMs, ownMs: shiftedMs(otherMs, shift) + faultMs };
          });
          const found = fitClockShift(pairs, 150)!;
          expect(found.isSure).toBe(true);
          for (const timeMs of [0, lengthMs / 2, lengthMs]) {
            expect(Math.abs(shiftedMs(timeMs, found) - shiftedMs(timeMs, shift))).toBeLessThan(120);
          }
        },
      ),
    );
  });

  it('takes no drift from pairs that are only inexact', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 30, maxLength: 100 }), (noise) => {
        const pairs = noise.map((jitter, index) => ({ otherMs: 2_000 * index, ownMs: 2_000 * index + 300 * jitter }));
        expect(fitClockShift(pairs, 200)!.scale).toBeCloseTo(1, 2);
      }),
    );
  });

  it('is not sure of pairs that agree on nothing, and finds nothing in a few', () => {
    const pairs = Array.from({ length: 60 }, (_, index) => ({ otherMs: 997 * index, ownMs: (index * 7_919) % 60_000 }));
    expect(fitClockShift(pairs, 150)!.isSure).toBe(false);
    expect(fitClockShift(pairs.slice(0, 3), 150)).toBeNull();
  });
});
