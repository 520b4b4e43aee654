import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeScroll } from './edgeScroll.ts';

describe('edgeScroll', () => {
  it('stands still inside, and goes towards the edge that is near, faster beyond it', () => {
    expect(edgeScroll(500, 1_000, 500)).toBe(0);
    expect(edgeScroll(24, 1_000, 500)).toBe(0);
    expect(edgeScroll(976, 1_000, 500)).toBe(0);
    expect(edgeScroll(995, 1_000, 500)).toBeGreaterThan(0.15);
    expect(edgeScroll(1_080, 1_000, 500)).toBeGreaterThan(edgeScroll(999, 1_000, 500));
    expect(edgeScroll(5_000, 1_000, 500)).toBe(1);
  });

  it('stands still while something is dragged inwards from beside an edge', () => {
    expect(edgeScroll(15, 1_000, 10)).toBe(0);
    expect(edgeScroll(10, 1_000, 10)).toBe(0);
    expect(edgeScroll(5, 1_000, 10)).toBeLessThan(0);
    expect(edgeScroll(985, 1_000, 990)).toBe(0);
    expect(edgeScroll(995, 1_000, 990)).toBeGreaterThan(0);
    // Taken over from the other side.
    expect(edgeScroll(995, 1_000, 10)).toBeGreaterThan(0);
  });

  it('is the same on both sides (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000, max: 3_000 }), (x) => {
        expect(edgeScroll(x, 1_000, 500) + edgeScroll(1_000 - x, 1_000, 500)).toBeCloseTo(0, 9);
      }),
    );
  });
});
