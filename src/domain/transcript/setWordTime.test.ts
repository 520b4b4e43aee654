import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimes } from './checkTimes.ts';
import { checkTranscript } from './checkTranscript.ts';
import { setWordEdge, setWordTime } from './setWordTime.ts';
import { tokensOf } from './tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type WordTime,
} from './transcript.ts';

function paragraph(text: string, known: Partial<Paragraph> = {}): Paragraph {
  return newParagraph('p' as ParagraphId, text, { startMs: 0, endMs: 4_000, ...known });
}

describe('setWordTime', () => {
  it('fixes a word of an untimed paragraph and spreads the others around it', () => {
    const { words } = setWordTime(paragraph('aaa bbb ccc ddd'), 2, 3_000);
    expect(words).toEqual([
      [0, 1_500, ESTIMATED],
      [1_500, 3_000, ESTIMATED],
      [3_000, 3_500, BY_HAND],
      [3_500, 4_000, ESTIMATED],
    ]);
  });

  it('sets the start of a paragraph without known ends by its first word, and nothing by the others', () => {
    const open = paragraph('aaa bbb', { startMs: null, endMs: null });
    expect(setWordTime(open, 0, 700)).toEqual({ ...open, startMs: 700, isStartByHand: true });
    expect(setWordTime(open, 1, 700)).toBe(open);
    const ended = paragraph('aaa bbb', { startMs: null });
    expect(setWordTime(ended, 0, 700)).toEqual({ ...ended, startMs: 700, isStartByHand: true });
  });

  it('keeps a start set by hand as that of the first word when another is set', () => {
    const byHand = paragraph('aaa bbb', { startMs: 1_000, endMs: 3_000, isStartByHand: true });
    expect(setWordTime(byHand, 1, 2_500)).toMatchObject({
      startMs: 1_000,
      isStartByHand: false,
      words: [
        [1_000, 2_000, BY_HAND],
        [2_500, 3_000, BY_HAND],
      ],
    });
    expect(setWordTime(byHand, 0, 1_500).words[0]).toEqual([1_500, 2_250, BY_HAND]);
  });

  it('leaves measured words where they are, and typed ones typed', () => {
    const words = [
      [0, 500, 0],
      [500, 1_000, TYPED],
      [1_000, 1_500, 2],
      [3_000, 3_500, 3],
    ] as const;
    expect(setWordTime(paragraph('a b c d', { words }), 2, 2_000).words).toEqual([
      [0, 500, 0],
      [500, 2_000, TYPED],
      [2_000, 2_500, BY_HAND],
      [3_000, 3_500, 3],
    ]);
  });

  it('estimates measured words that it would pass', () => {
    const words = [
      [0, 500, 0],
      [1_000, 1_500, 1],
      [2_000, 2_500, 2],
    ] as const;
    const set = setWordTime(paragraph('a b c', { words }), 0, 1_800).words;
    expect(set.map(([, , anchor]) => anchor)).toEqual([BY_HAND, ESTIMATED, 2]);
    expect(set[2]).toEqual([2_000, 2_500, 2]);
  });

  it('ends a word where the next measured one starts, whatever lies between', () => {
    const before = paragraph('a b c d', {
      words: [
        [1_000, 1_900, 0],
        [2_966, 3_900, 1],
        [3_200, 3_900, ESTIMATED],
        [3_900, 4_000, 2],
      ],
    });
    const set = setWordTime(before, 1, 3_400);
    expect(set.words.slice(1)).toEqual([
      [3_400, 3_650, BY_HAND],
      [3_650, 3_900, ESTIMATED],
      [3_900, 4_000, 2],
    ]);
    expect(checkTimes([set], null)).toEqual([]);
  });

  it('raises no problem of its own (law)', () => {
    const gaps = fc.array(
      fc.tuple(fc.integer({ min: 60, max: 500 }), fc.integer({ min: 60, max: 500 }), fc.constantFrom(0, ESTIMATED)),
      {
        minLength: 1,
        maxLength: 7,
      },
    );
    fc.assert(
      fc.property(gaps, fc.nat(6), fc.nat(7_000), (rows, word, timeMs) => {
        let atMs = 0;
        const words = rows.map(([gap, length, source], index): WordTime => {
          const startMs = atMs + gap;
          atMs = startMs + length;
          return [startMs, atMs, source === 0 ? index : ESTIMATED];
        });
        const before = paragraph(rows.map(() => 'a').join(' '), { words, endMs: atMs + 60 });
        const after = setWordTime(before, word % rows.length, timeMs);
        const codes = checkTimes([after], null).map(({ code }) => code);
        expect(codes.filter((code) => code !== 'tooFast')).toEqual([]);
      }),
    );
  });

  it('passes no word set by hand, and leaves no paragraph', () => {
    const set = setWordTime(paragraph('a b c'), 1, 2_000);
    expect(setWordTime(set, 0, 2_500)).toBe(set);
    expect(setWordTime(set, 2, 1_999)).toBe(set);
    expect(setWordTime(set, 0, 4_000)).toBe(set);
    const open = paragraph('a b', { endMs: null });
    expect(setWordTime(open, 1, 5)).toBe(open);
  });

  it('keeps a paragraph sound and words set by hand where they were (law)', () => {
    const sets = fc.array(fc.tuple(fc.nat(7), fc.nat(4_500)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c]{1,4}( [a-c]{1,4}){0,7}$/), sets, (text, steps) => {
        let now = paragraph(text);
        const byHand = new Map<number, number>();
        for (const [word, timeMs] of steps) {
          const index = word % tokensOf(text).length;
          const next = setWordTime(now, index, timeMs);
          if (next !== now) byHand.set(index, timeMs);
          now = next;
          expect(checkTranscript([now])).toEqual([]);
          for (const [at, ms] of byHand) expect(now.words[at]).toMatchObject({ 0: ms, 2: BY_HAND });
        }
      }),
    );
  });
});

describe('setWordEdge', () => {
  const words = [
    [0, 500, 0],
    [1_000, 1_500, 1],
    [2_000, 2_500, 2],
  ] as const;
  const known = paragraph('aa bb cc', { words, endMs: 2_500 });

  it('moves the start of a word and leaves its end, where setWordTime moves the word', () => {
    expect(setWordEdge(known, 1, 'start', 700).words).toEqual([words[0], [700, 1_500, BY_HAND], words[2]]);
    expect(setWordEdge(known, 1, 'start', 1_200).words).toEqual([words[0], [1_200, 1_500, BY_HAND], words[2]]);
    expect(setWordTime(known, 1, 700).words[1]).toEqual([700, 1_200, BY_HAND]);
    // Behind its end it is another place for the word.
    expect(setWordEdge(known, 1, 'start', 1_800).words[1]).toEqual([1_800, 2_000, BY_HAND]);
    expect(setWordEdge(known, 1, 'start', 400).words[0]).toEqual([0, 400, 0]);
  });

  it('moves the end of a word as far as the next one starts', () => {
    expect(setWordEdge(known, 0, 'end', 900).words).toEqual([[0, 900, BY_HAND], words[1], words[2]]);
    expect(setWordEdge(known, 0, 'end', 1_000).words[0]).toEqual([0, 1_000, BY_HAND]);
    expect(setWordEdge(known, 0, 'end', 1_001)).toBe(known);
    expect(setWordEdge(known, 1, 'end', 1_000)).toBe(known);
  });

  it('leaves its end also where the word behind it is an estimate', () => {
    const estimated = paragraph('aa bb cc', { words: [words[1], [1_500, 2_000, ESTIMATED], words[2]] });
    expect(setWordEdge(estimated, 0, 'start', 900).words).toEqual([
      [900, 1_500, BY_HAND],
      [1_500, 2_000, ESTIMATED],
      words[2],
    ]);
  });

  it('moves no end of a word whose start is only an estimate', () => {
    expect(setWordEdge(paragraph('aa bb'), 0, 'end', 500)).toEqual(paragraph('aa bb'));
    const typed = paragraph('aa bb', { words: [words[0], [500, 900, TYPED]] });
    expect(setWordEdge(typed, 1, 'end', 700)).toBe(typed);
  });

  it('takes an end of the paragraph along that the word stands at, or is moved beyond', () => {
    const inner = paragraph('aa bb cc', { words, startMs: 0, endMs: 3_000 });
    expect(setWordEdge(known, 2, 'end', 2_300)).toMatchObject({ startMs: 0, endMs: 2_300 });
    expect(setWordEdge(inner, 2, 'end', 2_300)).toMatchObject({ startMs: 0, endMs: 3_000 });
    expect(setWordEdge(inner, 2, 'end', 3_400)).toMatchObject({ endMs: 3_400 });
    const later = paragraph('bb cc', { words: words.slice(1), startMs: 1_000, endMs: 3_000 });
    expect(setWordEdge(later, 0, 'start', 1_200)).toMatchObject({ startMs: 1_200, endMs: 3_000 });
    expect(setWordEdge(later, 0, 'start', 800)).toMatchObject({
      startMs: 800,
      words: [[800, 1_500, BY_HAND], words[2]],
    });
    const early = { ...later, startMs: 600 };
    expect(setWordEdge(early, 0, 'start', 700)).toMatchObject({ startMs: 600 });
    expect(setWordEdge(later, 0, 'start', 3_000)).toBe(later);
  });

  it('sets the start of a paragraph without known ends, and moves no end there', () => {
    const open = paragraph('aaa bbb', { startMs: null, endMs: null });
    expect(setWordEdge(open, 0, 'start', 700)).toEqual({ ...open, startMs: 700, isStartByHand: true });
    expect(setWordEdge(open, 0, 'end', 700)).toBe(open);
  });

  it('puts the edge where it was asked to, or changes nothing, and moves no other word that was measured (law)', () => {
    const rows = fc.array(
      fc.tuple(fc.nat(400), fc.integer({ min: 20, max: 500 }), fc.constantFrom(0, 0, BY_HAND, ESTIMATED)),
      { minLength: 1, maxLength: 6 },
    );
    const edges = fc.constantFrom('start' as const, 'end' as const);
    fc.assert(
      fc.property(rows, fc.nat(5), edges, fc.nat(6_000), (gaps, word, edge, timeMs) => {
        let atMs = 100;
        const times = gaps.map(([gap, length, source], at): WordTime => {
          const startMs = atMs + gap;
          atMs = startMs + length;
          return [startMs, atMs, source === 0 ? at : source];
        });
        const before = paragraph(times.map(() => 'a').join(' '), { words: times, startMs: 100, endMs: atMs + 50 });
        const index = word % times.length;
        const after = setWordEdge(before, index, edge, timeMs);
        expect(checkTranscript([after])).toEqual([]);
        if (after === before) return;
        expect(after.words[index]![edge === 'start' ? 0 : 1]).toBe(timeMs);
        for (const [at, [startMs, , source]] of after.words.entries()) {
          if (at !== index && source !== ESTIMATED) expect(startMs).toBe(times[at]![0]);
        }
      }),
    );
  });
});
