import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areMarksSound, isPin, sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { LECTURE_FR } from './cueLimits.ts';
import { cuesOfParagraph } from './deriveCues.ts';
import {
  mergeWithNext,
  moveCueBoundary,
  nudgeCueTime,
  pinCueEnds,
  releasePin,
  releasePins,
  setCueLines,
  setWording,
  splitCue,
  type PinEdit,
  type PinnedParagraph,
} from './pinEdits.ts';

const TEXT =
  'La mer monte deux fois par jour. Elle descend ensuite, et la plage se découvre jusqu’aux rochers. Puis tout recommence.';

function pinned(marks: readonly TextMark[] = [], text = TEXT): PinnedParagraph {
  const words = tokensOf(text).map((_, index) => [index * 400, index * 400 + 400, index] as const);
  const endMs = words.length * 400;
  const paragraph = newParagraph('p' as ParagraphId, text, { startMs: 0, endMs, words, marks });
  return { paragraph, range: { startMs: 0, endMs, nextMs: Number.POSITIVE_INFINITY }, limits: LECTURE_FR };
}

function marksOf(edit: PinEdit): readonly TextMark[] {
  if (!edit.ok) throw new Error(edit.reason);
  return edit.marks;
}

function cuesOf({ paragraph, range, limits }: PinnedParagraph): string[] {
  return cuesOfParagraph(paragraph, range, limits).map(({ lines }) => lines.join(' '));
}

function after(edit: PinEdit, text = TEXT): string[] {
  return cuesOf(pinned(marksOf(edit), text));
}

const AT = (word: string): number => TEXT.indexOf(word);
const FREE = [
  'La mer monte deux fois par jour.',
  'Elle descend ensuite, et la plage se découvre jusqu’aux rochers.',
  'Puis tout recommence.',
];

describe('moveCueBoundary', () => {
  it('gives words to the cue before, or takes them from it', () => {
    expect(after(moveCueBoundary(pinned(), AT('Elle'), AT('et la')))).toEqual([
      'La mer monte deux fois par jour. Elle descend ensuite,',
      'et la plage se découvre jusqu’aux rochers.',
      'Puis tout recommence.',
    ]);
    expect(after(moveCueBoundary(pinned(), AT('Elle'), AT('par')))).toEqual([
      'La mer monte deux fois',
      'par jour. Elle descend ensuite, et la plage se découvre jusqu’aux rochers.',
      'Puis tout recommence.',
    ]);
  });

  it('moves back as it moved', () => {
    const there = pinned(marksOf(moveCueBoundary(pinned(), AT('Elle'), AT('et la'))));
    expect(after(moveCueBoundary(there, AT('et la'), AT('Elle')))).toEqual(FREE);
  });

  it('refuses what is no boundary between the two', () => {
    expect(moveCueBoundary(pinned(), 0, AT('mer'))).toEqual({ ok: false, reason: 'noCue' });
    expect(moveCueBoundary(pinned(), AT('Elle'), AT('Puis'))).toEqual({ ok: false, reason: 'noWord' });
    expect(moveCueBoundary(pinned(), AT('Elle'), 0)).toEqual({ ok: false, reason: 'noWord' });
    expect(moveCueBoundary(pinned(), AT('Elle'), AT('Elle'))).toEqual({ ok: false, reason: 'noChange' });
    expect(moveCueBoundary(pinned(), AT('Elle'), AT('mer'))).toEqual({ ok: false, reason: 'tooLong' });
  });
});

describe('splitCue and mergeWithNext', () => {
  it('are inverse', () => {
    const split = pinned(marksOf(splitCue(pinned(), AT('deux'))));
    expect(cuesOf(split).slice(0, 2)).toEqual(['La mer monte', 'deux fois par jour.']);
    expect(after(mergeWithNext(split, 0))).toEqual(FREE);
  });

  it('keep the rest as it is', () => {
    const merged = pinned(marksOf(mergeWithNext(pinned(marksOf(splitCue(pinned(), AT('se')))), AT('se'))));
    expect(cuesOf(merged)).toEqual([
      FREE[0],
      'Elle descend ensuite, et la plage',
      'se découvre jusqu’aux rochers. Puis tout recommence.',
    ]);
    expect(after(splitCue(merged, AT('Puis'))).at(-1)).toBe('Puis tout recommence.');
  });

  it('refuse what is too long, or has nothing behind it', () => {
    expect(mergeWithNext(pinned(), 0)).toEqual({ ok: false, reason: 'tooLong' });
    expect(mergeWithNext(pinned(), AT('Puis'))).toEqual({ ok: false, reason: 'noCue' });
    expect(splitCue(pinned(), 0)).toEqual({ ok: false, reason: 'noChange' });
    expect(splitCue(pinned(), TEXT.length)).toEqual({ ok: false, reason: 'noWord' });
  });

  it('give up forced lines that are too many for the merged cue', () => {
    const split = pinned(marksOf(splitCue(pinned(), AT('deux'))));
    const lines = ['mer', 'par'].map((word): TextMark => ({
      from: AT(word),
      to: AT(word) + 3,
      kind: 'lineBreak',
      note: '',
    }));
    const lined = pinned(sortMarks([...split.paragraph.marks, ...lines]));
    expect(after(mergeWithNext(lined, 0))).toEqual(FREE);
  });
});

describe('nudgeCueTime', () => {
  it('pins an edge on the word there, and takes it back', () => {
    const marks = marksOf(nudgeCueTime(pinned(), AT('descend'), 'start', 1_300));
    expect(marks).toEqual([{ from: AT('Elle'), to: AT('Elle') + 4, kind: 'cueTimes', note: '1300-' }]);
    const both = marksOf(nudgeCueTime(pinned(marks), AT('descend'), 'end', 4_000));
    expect(both.map(({ note }) => note)).toEqual(['1300-', '-4000']);
    expect(marksOf(nudgeCueTime(pinned(both), AT('descend'), 'start', 1_320)).map(({ note }) => note)).toEqual([
      '1320-',
      '-4000',
    ]);
    expect(marksOf(nudgeCueTime(pinned(marks), AT('descend'), 'start', null))).toEqual([]);
    expect(nudgeCueTime(pinned(marks), AT('descend'), 'start', 1_300)).toEqual({ ok: false, reason: 'noChange' });
    expect(() => nudgeCueTime(pinned(), 0, 'start', -1)).toThrow(RangeError);
  });

  it('loses the times of a boundary that moves, and keeps the others', () => {
    const start = pinned(marksOf(nudgeCueTime(pinned(), AT('Elle'), 'start', 1_300)));
    const both = pinned(marksOf(nudgeCueTime(start, AT('Elle'), 'end', 4_000)));
    const moved = marksOf(moveCueBoundary(both, AT('Elle'), AT('et la')));
    expect(moved.flatMap(({ kind, note }) => (kind === 'cueTimes' ? [note] : []))).toEqual(['-4000']);
  });
});

describe('setWording', () => {
  it('shows a cue otherwise, and leaves all others', () => {
    const worded = pinned(marksOf(setWording(pinned(), AT('Elle'), 'Puis elle\ndescend.')));
    expect(cuesOf(worded)).toEqual([FREE[0], 'Puis elle descend.', FREE[2]]);
    expect(after(setWording(worded, AT('Elle'), FREE[1]!))).toEqual(FREE);
    expect(cuesOf(pinned(marksOf(setWording(worded, AT('Elle'), 'Oui.'))))).toEqual([FREE[0], 'Oui.', FREE[2]]);
    expect(setWording(worded, AT('Elle'), 'Puis elle descend.')).toEqual({ ok: false, reason: 'noChange' });
    expect(setWording(pinned(), AT('Elle'), ' ')).toEqual({ ok: false, reason: 'noChange' });
    expect(splitCue(worded, AT('plage'))).toEqual({ ok: false, reason: 'worded' });
  });

  it('breaks a long one between its neighbours', () => {
    const long = 'Elle descend ensuite, et la plage se découvre. '.repeat(3).trim();
    const cues = after(setWording(pinned(), AT('Elle'), long));
    expect([cues[0], cues.at(-1)]).toEqual([FREE[0], FREE[2]]);
    expect(cues.slice(1, -1).join(' ')).toBe(long);
  });
});

describe('releasePins', () => {
  it('lets the derivation do as it likes again', () => {
    const { paragraph } = pinned(marksOf(moveCueBoundary(pinned(), AT('Elle'), AT('et la'))));
    expect(cuesOf(pinned(releasePins(paragraph, { from: 0, to: TEXT.length })))).toEqual(FREE);
    const pin = paragraph.marks.find(isPin);
    expect(releasePin(paragraph, pin!)).toEqual(paragraph.marks.filter((mark) => mark !== pin));
  });
});

const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(fc.stringMatching(/^[a-zé]{1,12}$/), fc.constantFrom('fin.', 'oui,', '«', '»', '?', '25', 'le', 'Ah !')),
      fc.constantFrom(' ', ' ', ' ', '\u00A0', '  '),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((pieces) => pieces.flat().join(''));

type Edit = (of: PinnedParagraph, offset: number, other: number) => PinEdit;
const EDITS: readonly Edit[] = [
  moveCueBoundary,
  splitCue,
  mergeWithNext,
  (of, offset, other) => nudgeCueTime(of, offset, other % 2 === 0 ? 'start' : 'end', other * 20),
  (of, offset, other) => setWording(of, offset, 'plus court '.repeat(1 + (other % 12))),
];

describe('any edits of pins, one after the other', () => {
  const anyEdits = fc.array(fc.tuple(fc.constantFrom(...EDITS), fc.nat(600), fc.nat(600)), { maxLength: 8 });

  it('keep marks sound, and every cue but those they are about', () => {
    fc.assert(
      fc.property(anyText, anyEdits, (text, edits) => {
        let now = pinned([], text);
        for (const [edit, at, other] of edits) {
          const before = cuesOf(now);
          const result = edit(now, at % text.length, other % text.length);
          if (!result.ok) continue;
          expect(areMarksSound(result.marks, text.length)).toBe(true);
          now = pinned(result.marks, text);
          const cues = cuesOf(now);
          const head = cues.findIndex((cue, index) => cue !== before[index]);
          const tail = cues.toReversed().findIndex((cue, index) => cue !== before.at(-1 - index));
          // At most two cues were, and what they became lies between those that stay.
          if (head >= 0 && edit !== EDITS[4]) expect(before.length - head - tail).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('pinCueEnds', () => {
  it('pins the ends of several cues at once, in the place of those that were pinned', () => {
    const marks = marksOf(nudgeCueTime(pinned(), AT('Elle'), 'end', 6_500));
    const ended = pinCueEnds(
      pinned(marks),
      new Map([
        [0, 2_700],
        [AT('Elle'), 7_000],
      ]),
    );
    expect(ended.map(({ note }) => note)).toEqual(['-2700', '-7000']);
    expect(cuesOf(pinned(ended))).toEqual(FREE);
  });
});

describe('setCueLines', () => {
  const [first, second] = ['Elle descend ensuite, et la plage', 'se découvre jusqu’aux rochers.'];

  it('breaks a line before another word, and takes the pin away that is needed no longer', () => {
    const lines = [first, second];
    const broken = marksOf(setCueLines(pinned(), AT('Elle'), lines));
    const { paragraph, range, limits } = pinned(broken);
    expect(cuesOfParagraph(paragraph, range, limits)[1]!.lines).toEqual(lines);
    expect(cuesOf(pinned(broken))).toEqual(FREE);
    expect(setCueLines(pinned(broken), AT('Elle'), lines)).toEqual({ ok: false, reason: 'noChange' });
    const own = cuesOfParagraph(pinned().paragraph, range, limits)[1]!.lines;
    expect(setCueLines(pinned(broken), AT('Elle'), own)).toEqual({ ok: true, marks: [] });
  });

  it('refuses lines that do not fit, and those of other words than are spoken', () => {
    expect(setCueLines(pinned(), AT('Elle'), [`${first} ${second}`])).toEqual({ ok: false, reason: 'tooLong' });
    const worded = marksOf(setWording(pinned(), AT('Elle'), 'Elle descend.'));
    expect(setCueLines(pinned(worded), AT('Elle'), ['Elle', 'descend.'])).toEqual({ ok: false, reason: 'worded' });
  });
});
