import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplacedRange } from './replacedRange.ts';
import { BY_HAND, ESTIMATED, timeSourceOf, TYPED } from './transcript.ts';
import { areMarksSound, mapMarks, MARK_KINDS, shiftMarks, sliceMarks, sortMarks, type TextMark } from './textMarks.ts';

const LENGTH = 30;

const marks = fc
  .array(fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH), fc.constantFrom(...MARK_KINDS), fc.constantFrom('', 'a', 'b')))
  .map((list) => sortMarks(list.map(([a, b, kind, note]) => mark(Math.min(a, b), Math.max(a, b), kind, note))));

function mark(from: number, to: number, kind: TextMark['kind'] = 'italic', note = ''): TextMark {
  return { from, to, kind, note };
}

function replace(oldFrom: number, oldTo: number, length: number): ReplacedRange[] {
  return [{ oldFrom, oldTo, newFrom: oldFrom, newTo: oldFrom + length }];
}

describe('sortMarks', () => {
  it('makes one mark of those that touch, and keeps different remarks apart', () => {
    expect(sortMarks([mark(4, 8), mark(0, 4), mark(2, 2)])).toEqual([mark(0, 8)]);
    const comments = [mark(0, 4, 'comment', 'a'), mark(0, 4, 'comment', 'b')];
    expect(sortMarks(comments)).toEqual(comments);
  });

  it('sorts as many marks as a long text can hold', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => mark(2 * index, 2 * index + 1));
    expect(sortMarks(many.toReversed())).toEqual(many);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(marks, (sorted) => {
        expect(sortMarks(sorted)).toEqual(sorted);
      }),
    );
  });
});

describe('sliceMarks', () => {
  it('gives halves that make the whole again', () => {
    fc.assert(
      fc.property(marks, fc.nat(LENGTH), (whole, cut) => {
        const first = sliceMarks(whole, 0, cut);
        const second = sliceMarks(whole, cut, LENGTH);
        expect(areMarksSound(first, cut)).toBe(true);
        expect(sortMarks([...first, ...shiftMarks(second, cut)])).toEqual(whole);
      }),
    );
  });
});

describe('mapMarks', () => {
  it('moves with the text before, grows and shrinks with the text inside', () => {
    expect(mapMarks([mark(5, 9)], replace(0, 2, 4))).toEqual([mark(7, 11)]);
    expect(mapMarks([mark(5, 9)], replace(6, 7, 4))).toEqual([mark(5, 12)]);
    expect(mapMarks([mark(5, 9)], replace(6, 8, 0))).toEqual([mark(5, 7)]);
    expect(mapMarks([mark(5, 9)], replace(9, 12, 1))).toEqual([mark(5, 9)]);
  });

  it('marks what replaces the whole or crosses an edge, and not what is put in beside', () => {
    expect(mapMarks([mark(5, 9)], replace(5, 9, 2))).toEqual([mark(5, 7)]);
    expect(mapMarks([mark(5, 9)], replace(3, 7, 2))).toEqual([mark(3, 7)]);
    expect(mapMarks([mark(5, 9)], replace(5, 5, 2))).toEqual([mark(7, 11)]);
    expect(mapMarks([mark(5, 9)], replace(9, 9, 2))).toEqual([mark(5, 9)]);
  });

  it('goes with marked text that is deleted', () => {
    expect(mapMarks([mark(5, 9)], replace(2, 12, 0))).toEqual([]);
  });

  it('keeps marks sound under any replacement', () => {
    fc.assert(
      fc.property(marks, fc.nat(LENGTH), fc.nat(LENGTH), fc.nat(9), (before, a, b, length) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(areMarksSound(mapMarks(before, replace(from, to, length)), LENGTH - to + from + length)).toBe(true);
      }),
    );
  });
});

describe('timeSourceOf', () => {
  it('tells where a time comes from', () => {
    const sources = [7, TYPED, ESTIMATED, BY_HAND].map((anchor) => timeSourceOf([0, 1, anchor]));
    expect(sources).toEqual(['anchored', 'typed', 'estimated', 'byHand']);
  });
});
