import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossCorrelation } from './crossCorrelation.ts';

const series = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 70 });

describe('crossCorrelation', () => {
  it('is the sum of products at each lag', () => {
    fc.assert(
      fc.property(series, series, (own, other) => {
        const lags = crossCorrelation(Float32Array.from(own), Float32Array.from(other));
        expect(lags).toHaveLength(own.length + other.length - 1);
        for (const [index, value] of lags.entries()) {
          const lag = index - (other.length - 1);
          const sum = other.reduce((total, each, at) => total + each * (own[at + lag] ?? 0), 0);
          expect(value).toBeCloseTo(sum, 6);
        }
      }),
    );
  });

  it('has no lag where a series is empty', () => {
    expect(crossCorrelation(new Float32Array(), new Float32Array(3))).toHaveLength(0);
  });
});
