import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markHits } from './markHits.ts';

describe('markHits', () => {
  it('cuts a text into hits and what lies between them', () => {
    expect(markHits('le coût humain', [[3, 7]])).toEqual([
      { start: 0, text: 'le ', isHit: false },
      { start: 3, text: 'coût', isHit: true },
      { start: 7, text: ' humain', isHit: false },
    ]);
  });

  it('is one plain run without hits, and nothing for an empty text', () => {
    expect(markHits('abc', [])).toEqual([{ start: 0, text: 'abc', isHit: false }]);
    expect(markHits('', [[0, 3]])).toEqual([]);
  });

  it('counts in UTF-16 units', () => {
    expect(markHits('𝒜 b', [[3, 4]]).filter((run) => run.isHit)).toEqual([{ start: 3, text: 'b', isHit: true }]);
  });

  it('never loses or repeats a character, whatever the ranges', () => {
    const range = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(range), (text, hits) => {
        const runs = markHits(text, hits);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text !== '' && text.startsWith(run.text, run.start))).toBe(true);
      }),
    );
  });

  it('marks exactly the characters of ranges that lie in the text', () => {
    const range = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 20 }), fc.array(range), (text, hits) => {
        const isMarked = (at: number) =>
          markHits(text, hits).some((run) => run.isHit && at >= run.start && at < run.start + run.text.length);
        for (let at = 0; at < text.length; at++) {
          expect(isMarked(at)).toBe(hits.some(([start, end]) => at >= start && at < end));
        }
      }),
    );
  });
});
