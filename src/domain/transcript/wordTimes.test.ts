import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokensOf.ts';
import { TYPED } from './transcript.ts';
import { interpolate } from './wordTimes.ts';

describe('interpolate', () => {
  it('shares a range out by length and ends on its end', () => {
    const words = interpolate(tokensOf('aaa bbb'), { startMs: 0, endMs: 1_000 }, TYPED);
    expect(words).toEqual([
      [0, 500, -1],
      [500, 1_000, -1],
    ]);
  });
});
