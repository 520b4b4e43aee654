import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { documentOf, transcriptSchema } from './documentBridge.ts';
import { newParagraphId } from './newParagraphId.ts';
import { replacedParts } from './replacedParts.ts';

/** An edit of the text of one paragraph, piece by piece. */
function edit(text: string, cuts: readonly (readonly [from: number, to: number, insert: string])[]): Transform {
  const doc = documentOf([newParagraph('p' as ParagraphId, text)], newParagraphId);
  const transform = new Transform(doc);
  for (const [from, to, insert] of cuts) {
    const size = transform.doc.textContent.length;
    const start = Math.min(from, size);
    const end = Math.min(size, Math.max(start, to));
    transform.replaceWith(2 + start, 2 + end, insert === '' ? [] : transcriptSchema.text(insert));
  }
  return transform;
}

describe('replacedParts', () => {
  it('takes what touches for one part, and what does not apart', () => {
    expect(
      replacedParts(
        edit('abcdef', [
          [1, 2, 'XY'],
          [3, 3, 'Z'],
          [6, 7, ''],
        ]).mapping.maps,
      ),
    ).toEqual([
      { fromA: 3, toA: 4, fromB: 3, toB: 6 },
      { fromA: 6, toA: 7, fromB: 8, toB: 8 },
    ]);
  });

  it('finds what an edit put there and took away again', () => {
    expect(
      replacedParts(
        edit('abc', [
          [1, 1, 'XYZ'],
          [1, 4, ''],
        ]).mapping.maps,
      ),
    ).toEqual([{ fromA: 3, toA: 3, fromB: 3, toB: 3 }]);
  });

  it('leaves equal text between its parts, and turns the old text into the new (law)', () => {
    const cut = fc.tuple(fc.nat(20), fc.nat(20), fc.stringMatching(/^[A-Z]{0,4}$/));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,20}$/), fc.array(cut, { maxLength: 6 }), (text, cuts) => {
        const transform = edit(text, cuts);
        const after = transform.doc.textContent;
        let rebuilt = '';
        let [endA, endB] = [2, 2];
        for (const { fromA, toA, fromB, toB } of replacedParts(transform.mapping.maps)) {
          expect(fromA).toBeGreaterThanOrEqual(endA);
          expect(text.slice(endA - 2, fromA - 2)).toBe(after.slice(endB - 2, fromB - 2));
          rebuilt += text.slice(endA - 2, fromA - 2) + after.slice(fromB - 2, toB - 2);
          [endA, endB] = [toA, toB];
        }
        expect(rebuilt + text.slice(endA - 2)).toBe(after);
      }),
    );
  });
});
