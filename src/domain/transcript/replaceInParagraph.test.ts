import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from './checkTranscript.ts';
import { invertReplacements, replaceInParagraph } from './replaceInParagraph.ts';
import type { TextReplacement } from './textRange.ts';
import { tokensOf } from './tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId } from './transcript.ts';

/** A paragraph whose every word lasts 100 ms, anchored in order. */
function paragraph(text: string): Paragraph {
  const words = tokensOf(text).map((_, index) => [index * 100, index * 100 + 90, index] as const);
  const isTimed = words.length > 0;
  return newParagraph('p' as ParagraphId, text, {
    startMs: isTimed ? 0 : null,
    endMs: isTimed ? words.length * 100 : null,
    words,
  });
}

const texts = fc.string({ unit: fc.constantFrom(...'abé  .'), maxLength: 40 });
const replacements = (text: string): fc.Arbitrary<TextReplacement[]> =>
  fc
    .tuple(fc.array(fc.nat(text.length), { maxLength: 8 }), fc.array(texts, { minLength: 4, maxLength: 4 }))
    .map(([offsets, inserted]) => {
      const edges = offsets.toSorted((a, b) => a - b);
      return Array.from({ length: Math.floor(edges.length / 2) }, (_, index) => ({
        from: edges[index * 2]!,
        to: edges[index * 2 + 1]!,
        text: inserted[index]!.slice(0, 6),
      }));
    });

describe('replaceInParagraph', () => {
  it('keeps the time and anchor of a corrected word, and every other time', () => {
    const before = paragraph('Un zygomatique rit fort.');
    const after = replaceInParagraph(before, [{ from: 3, to: 14, text: 'muscle' }]);
    expect(after).toEqual({ ...before, text: 'Un muscle rit fort.' });
  });

  it('shares out the time of what was replaced', () => {
    const after = replaceInParagraph(paragraph('a bb c'), [{ from: 2, to: 4, text: 'd e' }]);
    expect(after.words).toEqual([
      [0, 90, 0],
      [100, 145, -1],
      [145, 190, -1],
      [200, 290, 2],
    ]);
  });

  it('counts two replacements in one word as one, and moves marks along', () => {
    const marks = [{ from: 5, to: 9, kind: 'italic' as const, note: '' }];
    const after = replaceInParagraph({ ...paragraph('xaxa bobo'), marks }, [
      { from: 0, to: 1, text: 'yy' },
      { from: 2, to: 3, text: '' },
      { from: 6, to: 7, text: 'âo' },
    ]);
    expect(after).toMatchObject({ text: 'yyaa bâobo', words: paragraph('xaxa bobo').words });
    expect(after.marks).toEqual([{ from: 5, to: 10, kind: 'italic', note: '' }]);
  });

  it('refuses replacements that overlap or lie outside', () => {
    const before = paragraph('abc');
    expect(() => replaceInParagraph(before, [{ from: 2, to: 4, text: '' }])).toThrow(RangeError);
    expect(() =>
      replaceInParagraph(before, [
        { from: 0, to: 2, text: '' },
        { from: 1, to: 3, text: '' },
      ]),
    ).toThrow(RangeError);
  });

  it('stays sound, and moves no untouched word in time', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), replacements(text))),
        ([text, changes]) => {
          const before = paragraph(text);
          const after = replaceInParagraph(before, changes);
          expect(checkTranscript([after])).toEqual([]);
          const kept = tokensOf(text).flatMap(({ start, end }, index) =>
            changes.every(({ from, to }) => to < start || from > end) ? [before.words[index]!] : [],
          );
          if (after.words.length > 0) for (const word of kept) expect(after.words).toContainEqual(word);
          else expect(kept).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('invertReplacements', () => {
  it('gives the text back', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), replacements(text))),
        ([text, changes]) => {
          const before = paragraph(text);
          const after = replaceInParagraph(before, changes);
          expect(replaceInParagraph(after, invertReplacements(text, changes)).text).toBe(text);
        },
      ),
    );
  });
});
