import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript } from './transcript.ts';
import { applyChange, diffTranscripts, invertChange, isEmptyChange } from './transcriptChange.ts';

function paragraph(id: string, text: string): Paragraph {
  return newParagraph(id as ParagraphId, text);
}

const transcripts: fc.Arbitrary<Transcript> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y')), {
    selector: ([id]) => id,
  })
  .map((rows) => rows.map(([id, text]) => paragraph(id, text)));

describe('diffTranscripts', () => {
  it('applied gives the other transcript, inverted the first (law)', () => {
    fc.assert(
      fc.property(transcripts, transcripts, (before, after) => {
        const change = diffTranscripts(before, after);
        const applied = applyChange(before, change);
        expect(applied).toEqual({ ok: true, transcript: after });
        expect(applyChange(after, invertChange(before, change))).toEqual({ ok: true, transcript: before });
      }),
    );
  });

  it('is empty between equal transcripts', () => {
    expect(isEmptyChange(diffTranscripts([paragraph('a', 'x')], [paragraph('a', 'x')]))).toBe(true);
  });
});

describe('applyChange', () => {
  const before = [paragraph('a', 'x')];

  it.each([
    ['a removed stranger', { puts: [], removes: ['z'], order: ['a'] }, 'unknownParagraph'],
    ['a changed stranger', { puts: [paragraph('z', '')], removes: [], order: null }, 'unknownParagraph'],
    ['an order that names one twice', { puts: [paragraph('b', '')], removes: [], order: ['a', 'a'] }, 'orderMismatch'],
    ['an order that is too short', { puts: [], removes: [], order: [] }, 'orderMismatch'],
    ['a removal without an order', { puts: [], removes: ['a'], order: null }, 'orderMismatch'],
  ])('refuses %s', (_, change, reason) => {
    expect(applyChange(before, change as never)).toEqual({ ok: false, reason });
  });
});
