import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import { BY_HAND, newParagraph, type Paragraph, type ParagraphId, type WordTime } from '../transcript/transcript.ts';
import { takeProposal, type AlignmentProposal, type ProposedParagraph } from './alignmentProposal.ts';

const WORDS = ['le', 'point', 'et', 'la', 'virgule', 'blanc'];
const texts = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/** A paragraph whose words begin at `firstMs` and last `stepMs` each. */
function timed(id: string, text: string, [firstMs, stepMs, anchor]: readonly [number, number, number]): Paragraph {
  const words = tokensOf(text).map((_, index): WordTime => {
    return [firstMs + index * stepMs, firstMs + (index + 1) * stepMs, anchor + index];
  });
  return newParagraph(id as ParagraphId, text, { words, startMs: firstMs, endMs: words.at(-1)![1] });
}

function proposalFor(paragraphs: readonly ProposedParagraph[]): AlignmentProposal {
  return { paragraphs, sentences: [], unscripted: [] };
}

/** Two words, the second set by hand. */
function wordsUntil(endMs: number): WordTime[] {
  return [
    [900, 1_200, 5],
    [1_200, endMs, BY_HAND],
  ];
}

describe('takeProposal', () => {
  it('gives each paragraph the times that were found, and touches nothing else of it', () => {
    const marks = [{ from: 0, to: 2, kind: 'comment' as const, note: 'sic' }];
    const paragraph = { ...timed('a', 'le point final', [0, 500, 7]), marks, review: 'checked' as const };
    const found = timed('a', 'le point final', [12_000, 300, 90]);
    const { transcript, skipped } = takeProposal([paragraph], proposalFor([found]));
    expect(transcript).toEqual([{ ...found, marks, review: 'checked' }]);
    expect(skipped).toEqual([]);
  });

  it('keeps what a corrected text has since: corrected words take over the times of those they replaced', () => {
    const now = newParagraph('a' as ParagraphId, 'le trait final');
    const found = timed('a', 'le point final', [1_000, 300, 5]);
    expect(takeProposal([now], proposalFor([found])).transcript[0]!.words).toEqual(found.words);
  });

  it('leaves a paragraph alone where a time was set by hand since', () => {
    const words: WordTime[] = [
      [0, 100, 0],
      [100, 400, BY_HAND],
    ];
    const now = newParagraph('a' as ParagraphId, 'le point', { words, startMs: 0, endMs: 400 });
    const { transcript, skipped } = takeProposal([now], proposalFor([timed('a', 'le point', [900, 300, 5])]));
    expect(transcript).toEqual([now]);
    expect(skipped).toEqual(['a']);
  });

  it('leaves a paragraph alone whose start was set by hand since, unless the alignment kept it', () => {
    const now = newParagraph('a' as ParagraphId, 'le point', { startMs: 900, isStartByHand: true });
    const found = timed('a', 'le point', [900, 300, 5]);
    expect(takeProposal([now], proposalFor([found]))).toEqual({ transcript: [now], skipped: ['a'] });
    const kept = { ...found, words: found.words.with(0, [900, 1_200, BY_HAND]) };
    expect(takeProposal([now], proposalFor([kept]))).toEqual({ transcript: [kept], skipped: [] });
    const moved = { ...kept, startMs: 700 };
    expect(takeProposal([now], proposalFor([moved])).skipped).toEqual(['a']);
    const unsaid = { ...now, endMs: null };
    expect(takeProposal([{ ...now, endMs: 2_000 }], proposalFor([unsaid]))).toEqual({
      transcript: [unsaid],
      skipped: [],
    });
    expect(takeProposal([now], proposalFor([{ ...unsaid, startMs: null }])).skipped).toEqual(['a']);
  });

  it('leaves a paragraph alone where the end of a word set by hand was moved since', () => {
    const found = newParagraph('a' as ParagraphId, 'le point', {
      words: wordsUntil(1_500),
      startMs: 900,
      endMs: 1_500,
    });
    const now = { ...found, words: wordsUntil(1_400), endMs: 1_400 };
    expect(takeProposal([now], proposalFor([found]))).toEqual({ transcript: [now], skipped: ['a'] });
    expect(takeProposal([found], proposalFor([found])).skipped).toEqual([]);
  });

  it('changes only times, of paragraphs that were aligned, however the text was edited since (law)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts, fc.boolean()), { maxLength: 6 }), (rows) => {
        const now = rows.map(([text], index) => timed(String(index), text, [1_000 * index, 50, 0]));
        const found = rows.flatMap(([, text, isAligned], index) =>
          isAligned ? [timed(String(index), text, [60_000 + 1_000 * index, 40, 100])] : [],
        );
        const { transcript } = takeProposal(now, proposalFor(found));
        expect(transcript.map(({ id, text, kind }) => [id, text, kind])).toEqual(
          now.map(({ id, text, kind }) => [id, text, kind]),
        );
        for (const [index, paragraph] of transcript.entries()) {
          if (!rows[index]![2]) expect(paragraph).toEqual(now[index]);
          expect(paragraph.words.length).toBe(tokensOf(paragraph.text).length);
          expect(paragraph.words.every(([startMs], word) => startMs >= (paragraph.words[word - 1]?.[0] ?? 0))).toBe(
            true,
          );
        }
      }),
    );
  });
});
