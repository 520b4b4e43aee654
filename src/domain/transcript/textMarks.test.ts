import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplacedRange } from './replacedRange.ts';
import { BY_HAND, ESTIMATED, timeSourceOf, TYPED } from './transcript.ts';
import {
  areMarksSound,
  isNoteSound,
  isPin,
  mapMarks,
  MARK_KINDS,
  shiftMarks,
  sliceMarks,
  sortMarks,
  type TextMark,
} from './textMarks.ts';

const LENGTH = 30;

const marks = fc
  .array(
    fc
      .tuple(
        fc.nat(LENGTH),
        fc.nat(LENGTH),
        fc.constantFrom(...MARK_KINDS),
        fc.constantFrom('', 'a', 'b', 'cue', '5-9', '5-', '-9'),
      )
      .map(([a, b, kind, note]) => mark(Math.min(a, b), Math.max(a, b), kind, note))
      .filter(isNoteSound),
  )
  .map(sortMarks);

function mark(from: number, to: number, kind: TextMark['kind'] = 'italic', note = ''): TextMark {
  return { from, to, kind, note };
}

function countBreaks(list: readonly TextMark[]): number {
  return list.filter(({ kind }) => kind === 'cueBreak').length;
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
      fc.property(marks, fc.nat(LENGTH), (all, cut) => {
        const whole = all.filter((each) => !isPin(each));
        const first = sliceMarks(whole, 0, cut);
        const second = sliceMarks(whole, cut, LENGTH);
        expect(areMarksSound(first, cut)).toBe(true);
        expect(sortMarks([...first, ...shiftMarks(second, cut)])).toEqual(whole);
      }),
    );
  });
});

describe('sliceMarks of pins', () => {
  it('leaves a break with the start of its word', () => {
    expect(sliceMarks([mark(2, 6, 'cueBreak')], 0, 4)).toEqual([mark(2, 4, 'cueBreak')]);
    expect(sliceMarks([mark(2, 6, 'lineBreak')], 4, 8)).toEqual([]);
    expect(sliceMarks([mark(2, 6, 'noBreak', 'cue')], 4, 8)).toEqual([mark(0, 2, 'noBreak', 'cue')]);
  });

  it('leaves a time with its end of the stretch', () => {
    expect(sliceMarks([mark(2, 6, 'cueTimes', '5-9')], 0, 4)).toEqual([mark(2, 4, 'cueTimes', '5-')]);
    expect(sliceMarks([mark(2, 6, 'cueTimes', '5-9')], 4, 8)).toEqual([mark(0, 2, 'cueTimes', '-9')]);
    expect(sliceMarks([mark(2, 6, 'cueTimes', '5-9')], 3, 4)).toEqual([]);
    expect(sliceMarks([mark(2, 6, 'cueTimes', '5-')], 4, 8)).toEqual([]);
  });

  it('shows no wording for a part of what it stands for', () => {
    expect(sliceMarks([mark(2, 6, 'wording', 'a')], 2, 8)).toEqual([mark(0, 4, 'wording', 'a')]);
    expect(sliceMarks([mark(2, 6, 'wording', 'a')], 0, 5)).toEqual([]);
  });

  it('gives halves that are sound, with each break once', () => {
    fc.assert(
      fc.property(marks, fc.nat(LENGTH), (whole, cut) => {
        const halves = [sliceMarks(whole, 0, cut), sliceMarks(whole, cut, LENGTH)] as const;
        expect(halves.map((half, index) => areMarksSound(half, [cut, LENGTH - cut][index]!))).toEqual([true, true]);
        expect(countBreaks(halves.flat())).toBe(countBreaks(whole));
      }),
    );
  });
});

describe('areMarksSound', () => {
  it.each([
    ['cueTimes', '5-5'],
    ['cueTimes', '-'],
    ['cueTimes', '1.5-'],
    ['cueTimes', '-1234567890123'],
    ['wording', ' '],
    ['cueBreak', 'x'],
    ['noBreak', 'line'],
  ] as const)('refuses a %s pin that says %j', (kind, note) => {
    expect(areMarksSound([mark(0, 4, kind, note)], 8)).toBe(false);
  });

  it.each([
    ['cueTimes', '0-5'],
    ['cueTimes', '5-'],
    ['cueTimes', '-5'],
    ['wording', 'moins'],
    ['cueBreak', ''],
    ['noBreak', 'cue'],
    ['comment', '-'],
  ] as const)('takes a %s that says %j', (kind, note) => {
    expect(areMarksSound([mark(0, 4, kind, note)], 8)).toBe(true);
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
