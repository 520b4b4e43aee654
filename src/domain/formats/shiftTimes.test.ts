import { describe, expect, it } from 'vitest';
import { ESTIMATED } from '../transcript/transcript.ts';
import type { TimedParagraph } from './lutrinJson.ts';
import { shiftTimes } from './shiftTimes.ts';

describe('shiftTimes', () => {
  it('puts every time on the other clock, and what that does not have at its start', () => {
    const words: TimedParagraph['words'] = [
      [0, 400, 7],
      [4_900, 5_300, 8],
      [10_000, 10_400],
    ];
    const own: TimedParagraph = {
      kind: 'paragraph',
      speaker: 'Ana',
      startMs: 0,
      endMs: 11_000,
      text: 'un deux trois',
      words,
    };
    expect(
      shiftTimes([own, { ...own, startMs: null, endMs: null, words: [] }], { scale: 2, offsetMs: -10_000 }),
    ).toEqual([
      {
        ...own,
        endMs: 12_000,
        words: [
          [0, 0, ESTIMATED],
          [0, 600, 8],
          [10_000, 10_800],
        ],
      },
      { ...own, startMs: null, endMs: null, words: [] },
    ]);
  });

  it('counts a start as set by hand as long as it is on the other clock', () => {
    const byHand = {
      kind: 'paragraph',
      speaker: null,
      endMs: null,
      text: 'un',
      words: [],
      isStartByHand: true,
    } as const;
    const both = [500, 1_500].map((startMs) => ({ ...byHand, startMs }));
    const { isStartByHand: _, ...early } = both[0]!;
    expect(shiftTimes(both, { scale: 1, offsetMs: -1_000 })).toEqual([
      { ...early, startMs: 0 },
      { ...byHand, startMs: 500 },
    ]);
  });
});
