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
});
