import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTranscripts } from './mergeTranscripts.ts';
import { replaceInParagraph } from './replaceInParagraph.ts';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript } from './transcript.ts';

function paragraph(id: string, text: string, known: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, known);
}

function texts(transcript: Transcript | null): string[] | null {
  return transcript?.map(({ text }) => text) ?? null;
}

const base = [paragraph('a', 'un deux trois'), paragraph('b', 'quatre cinq')];
const [a, b] = base as [Paragraph, Paragraph];

describe('mergeTranscripts', () => {
  it('keeps what was changed in different paragraphs', () => {
    const mine = [{ ...a, text: 'un 2 trois' }, b];
    const theirs = [a, { ...b, text: 'quatre 5' }];
    expect(texts(mergeTranscripts(base, mine, theirs))).toEqual(['un 2 trois', 'quatre 5']);
  });

  it('keeps what was changed in different words of one paragraph, with the times of the others', () => {
    const words = [[0, 9, 0] as const, [10, 19, 1] as const, [20, 29, 2] as const];
    const timed = { ...a, words, startMs: 0, endMs: 30 };
    const mine = replaceInParagraph(timed, [{ from: 0, to: 2, text: '1' }]);
    const theirs = replaceInParagraph(timed, [{ from: 8, to: 13, text: '3' }]);
    const both = { ...timed, text: '1 deux 3' };
    expect(mergeTranscripts([timed], [mine], [theirs])).toEqual([both]);
    expect(mergeTranscripts([timed], [theirs], [mine])).toEqual([both]);
  });

  it('keeps a split beside a change elsewhere', () => {
    const mine = [{ ...a, text: 'un' }, paragraph('c', 'deux trois'), b];
    const theirs = [a, { ...b, text: 'quatre 5' }];
    const both = ['un', 'deux trois', 'quatre 5'];
    expect(texts(mergeTranscripts(base, mine, theirs))).toEqual(both);
    expect(texts(mergeTranscripts(base, theirs, mine))).toEqual(both);
  });

  it.each([
    ['the same words', [{ ...a, text: 'un 2 trois' }, b], [{ ...a, text: 'un II trois' }, b]],
    ['a paragraph and its speaker', [{ ...a, text: 'un 2 trois' }, b], [{ ...a, review: 'checked' as const }, b]],
    ['a paragraph that is gone', [b], [{ ...a, text: 'un 2 trois' }, b]],
    ['two orders', [b, a], [a, paragraph('c', ''), b]],
  ])('says that changes of %s do not go together', (_what, mine, theirs) => {
    expect(mergeTranscripts(base, mine, theirs)).toBeNull();
    expect(mergeTranscripts(base, theirs, mine)).toBeNull();
  });

  const transcript = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('', 'x', 'x y', 'y z')), {
      selector: ([id]) => id,
    })
    .map((items): Transcript => items.map(([id, text]) => paragraph(id, text)));

  it('is the other side where one side changed nothing, and the same from both sides (law)', () => {
    fc.assert(
      fc.property(transcript, transcript, transcript, (before, mine, theirs) => {
        expect(mergeTranscripts(before, mine, before)).toEqual(mine);
        expect(mergeTranscripts(before, before, theirs)).toEqual(theirs);
        expect(mergeTranscripts(before, mine, mine)).toEqual(mine);
        expect(mergeTranscripts(before, mine, theirs)).toEqual(mergeTranscripts(before, theirs, mine));
      }),
    );
  });
});
