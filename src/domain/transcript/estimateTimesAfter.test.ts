import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimes } from './estimateTimes.ts';
import { estimateTimesAfter } from './estimateTimesAfter.ts';
import { newParagraph, type Paragraph, type ParagraphId } from './transcript.ts';

const paragraph = fc
  .record({
    kind: fc.constantFrom('paragraph', 'paragraph', 'heading'),
    text: fc.string({ maxLength: 20 }),
    startMs: fc.option(fc.nat(5)),
    endMs: fc.option(fc.nat(5)),
  })
  .map((parts): Paragraph => ({ ...newParagraph('p' as ParagraphId, ''), ...parts }));

describe('estimateTimesAfter', () => {
  it('keeps the very times where a timed paragraph has other words', () => {
    const before = [newParagraph('a' as ParagraphId, 'un', { startMs: 0, endMs: 500 })];
    const times = estimateTimes(before, null);
    const after = [{ ...before[0]!, text: 'un deux' }];
    expect(estimateTimesAfter({ transcript: before, times }, after, null)).toBe(times);
  });

  it('gives what is estimated without knowing the text before (law)', () => {
    const texts = fc.array(fc.tuple(paragraph, paragraph, fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.nat(2), fc.option(fc.nat(20)), (rows, added, durationMs) => {
        const before = rows.map(([first]) => first);
        const after = rows.map(([first, second, isChanged]) => (isChanged ? second : first)).slice(added);
        const times = estimateTimes(before, durationMs);
        expect(estimateTimesAfter({ transcript: before, times }, after, durationMs)).toEqual(
          estimateTimes(after, durationMs),
        );
      }),
    );
  });

  it('estimates anew where a paragraph without times has a longer text', () => {
    const before = [newParagraph('a' as ParagraphId, 'un')];
    const times = estimateTimes(before, null);
    expect(estimateTimesAfter({ transcript: before, times }, [{ ...before[0]!, text: 'une' }], null)).not.toBe(times);
  });
});
