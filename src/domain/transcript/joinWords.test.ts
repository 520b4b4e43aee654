import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWords } from './joinWords.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, type WordTime } from './transcript.ts';

function timed(text: string, ...starts: number[]) {
  const words = starts.map((startMs, index): WordTime => [startMs, startMs + 500, index]);
  return { ...untimed(text), words, startMs: starts[0]!, endMs: starts.at(-1)! + 500 };
}

function untimed(text: string) {
  return { text, words: [], startMs: null, endMs: null, isStartByHand: false };
}

function estimated(startMs: number, endMs: number): WordTime {
  return [startMs, endMs, ESTIMATED];
}

function startsOf(words: readonly WordTime[]): number[][] {
  return words.map(([startMs, , anchor]) => [startMs, anchor]);
}

describe('joinWords', () => {
  it('gives words without times what their paragraph knows, or their neighbours leave', () => {
    const between = untimed('ou');
    const [, word] = joinWords([timed('un', 0), between, timed('deux', 2_000)]);
    expect(word).toEqual([500, 2_000, ESTIMATED]);
    const known = { ...between, startMs: 700, endMs: 900 };
    expect(joinWords([timed('un', 0), known, timed('deux', 2_000)])[1]).toEqual([700, 900, ESTIMATED]);
  });

  it('gives words before the first known time no room before it: nothing tells how early they are said', () => {
    const unknown = untimed('ou');
    expect(joinWords([unknown, timed('un', 5_000)])[0]).toEqual(estimated(5_000, 5_000));
    expect(joinWords([unknown, { ...timed('un', 5_000), startMs: 4_000 }])[0]).toEqual(estimated(4_000, 5_000));
    expect(joinWords([unknown, { ...unknown, startMs: 3_000 }, timed('un', 5_000)])[0]).toEqual(
      estimated(3_000, 5_000),
    );
    expect(joinWords([{ ...unknown, endMs: 2_000 }, timed('un', 5_000)])[0]).toEqual(estimated(2_000, 2_000));
  });

  it('leaves measured words their times where the known ends of a paragraph without any reach over them', () => {
    const late = { ...untimed('deux'), startMs: 5_000, endMs: 9_000 };
    const next = timed('trois quatre', 2_000, 3_000);
    expect(joinWords([timed('un', 0), late, next]).slice(2)).toEqual(next.words);
    expect(joinWords([late, next]).slice(1)).toEqual(next.words);
  });

  it('keeps a start set by hand as that of the first word, where it has room', () => {
    const byHand = { ...untimed('deux trois'), startMs: 900, isStartByHand: true };
    expect(startsOf(joinWords([timed('un', 0), byHand, timed('quatre', 2_000)]))).toEqual([
      [0, 0],
      [900, BY_HAND],
      [1_400, ESTIMATED],
      [2_000, 0],
    ]);
    expect(startsOf(joinWords([timed('un', 0), byHand])).slice(1)).toEqual([
      [900, BY_HAND],
      [900, ESTIMATED],
    ]);
    expect(startsOf(joinWords([byHand, timed('quatre', 500)]))[0]).toEqual([500, ESTIMATED]);
    expect(joinWords([byHand, untimed('quatre')])).toEqual([]);
  });

  it('never runs backwards, and moves no word of paragraphs that follow one another (law)', () => {
    const time = fc.nat(3_000);
    const paragraph = fc.record({
      starts: fc.option(fc.array(time, { minLength: 1, maxLength: 3 })),
      startMs: fc.option(time),
      endMs: fc.option(time),
    });
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), fc.boolean(), (made, isInOrder) => {
        const all = made.flatMap(({ starts }) => starts ?? []).toSorted((a, b) => a - b);
        const paragraphs = made.map(({ starts, startMs, endMs }) => {
          if (starts === null) return { ...untimed('ou et'), startMs, endMs };
          const ordered = isInOrder ? all.splice(0, starts.length) : starts.toSorted((a, b) => a - b);
          return timed(ordered.map(() => 'mot').join(' '), ...ordered);
        });
        const joined = joinWords(paragraphs);
        if (paragraphs.every(({ words }) => words.length === 0)) {
          expect(joined).toEqual([]);
          return;
        }
        expect(joined).toHaveLength(paragraphs.reduce((sum, { text }) => sum + tokensOf(text).length, 0));
        for (const [index, [startMs, endMs]] of joined.entries()) {
          expect(startMs).toBeGreaterThanOrEqual(joined[index - 1]?.[0] ?? 0);
          expect(endMs).toBeGreaterThanOrEqual(startMs);
        }
        const measured = joined.filter(([, , anchor]) => anchor !== ESTIMATED);
        if (isInOrder) expect(measured).toEqual(paragraphs.flatMap(({ words }) => words));
      }),
    );
  });
});
