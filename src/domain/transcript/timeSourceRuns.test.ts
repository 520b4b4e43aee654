import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeSourceRuns } from './timeSourceRuns.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, TYPED, timeSourceOf, type WordTime } from './transcript.ts';

describe('timeSourceRuns', () => {
  it('parts the words where the source changes', () => {
    const tokens = tokensOf('un deux  trois, quatre');
    const times: WordTime[] = [0, 1, TYPED, BY_HAND].map((anchor) => [0, 0, anchor]);
    expect(timeSourceRuns({ tokens, times })).toEqual([
      { source: 'anchored', start: 0, end: 7 },
      { source: 'typed', start: 9, end: 15 },
      { source: 'byHand', start: 16, end: 22 },
    ]);
  });

  it('gives no run of no words', () => {
    expect(timeSourceRuns({ tokens: [], times: [] })).toEqual([]);
  });

  it('covers every word once, with its source, and never two alike in a row (law)', () => {
    const anchors = fc.array(fc.constantFrom(0, 7, TYPED, ESTIMATED, BY_HAND), { maxLength: 30 });
    fc.assert(
      fc.property(anchors, (all) => {
        const tokens = tokensOf(all.map((_, index) => `m${index}`).join(' '));
        const times = all.map((anchor): WordTime => [0, 0, anchor]);
        const runs = timeSourceRuns({ tokens, times });
        const covering = tokens.map((token) =>
          runs.filter(({ start, end }) => start <= token.start && token.end <= end),
        );
        expect(covering.map((found) => found.map(({ source }) => source))).toEqual(
          times.map((time) => [timeSourceOf(time)]),
        );
        expect(runs.some(({ source }, index) => source === runs[index - 1]?.source)).toBe(false);
      }),
    );
  });
});
