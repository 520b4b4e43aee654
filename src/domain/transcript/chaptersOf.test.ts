import { describe, expect, it } from 'vitest';
import { chaptersOf } from './chaptersOf.ts';
import { estimateTimes } from './estimateTimes.ts';
import { newParagraph, type Paragraph, type ParagraphId } from './transcript.ts';

function paragraph(id: string, kind: Paragraph['kind'], text: string, startMs: number | null = null): Paragraph {
  return newParagraph(id as ParagraphId, text, { kind, startMs });
}

describe('chaptersOf', () => {
  it('starts each chapter with the paragraph behind its heading', () => {
    const transcript = [
      paragraph('a', 'heading', 'Un '),
      paragraph('b', 'paragraph', 'texte', 2_000),
      paragraph('c', 'heading', ' '),
      paragraph('d', 'heading', 'Deux'),
      paragraph('e', 'paragraph', 'suite', 9_000),
    ];
    expect(chaptersOf(transcript, estimateTimes(transcript, null))).toEqual([
      { startMs: 2_000, title: 'Un' },
      { startMs: 9_000, title: 'Deux' },
    ]);
  });

  it('throws when the times are of another text', () => {
    expect(() => chaptersOf([paragraph('a', 'heading', 'x')], [])).toThrow(RangeError);
  });
});
