import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionIndexAt } from './captionAt.ts';

describe('captionIndexAt', () => {
  it('finds what a walk through all cues finds, ends excluded', () => {
    const steps = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })), { maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.nat(1_500), (gaps, timeMs) => {
        let at = 0;
        const cues = gaps.map(([gap, length]) => {
          const startMs = at + gap;
          at = startMs + length;
          return { startMs, endMs: at };
        });
        const expected = cues.findIndex(({ startMs, endMs }) => startMs <= timeMs && timeMs < endMs);
        expect(captionIndexAt(cues, timeMs)).toBe(expected);
      }),
    );
  });
});
