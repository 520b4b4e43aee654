import { describe, expect, it } from 'vitest';
import { BY_HAND, ESTIMATED, newParagraph, TYPED, type ParagraphId, type WordTime } from '../transcript/transcript.ts';
import { paragraphsToAlign } from './paragraphsToAlign.ts';

const id = 'p' as ParagraphId;

/** A paragraph of twenty words whose times come from 0 on, but for those that `anchors` says something else of. */
function twentyWords(anchors: Readonly<Record<number, number>>, known = {}) {
  const words = Array.from({ length: 20 }, (_, index): WordTime => [
    index * 300,
    index * 300 + 250,
    anchors[index] ?? index,
  ]);
  return newParagraph(id, 'mot '.repeat(20), { startMs: 0, endMs: 6_000, words, ...known });
}

describe('paragraphsToAlign', () => {
  it('leaves what was heard, set by hand, or typed here and there', () => {
    expect(paragraphsToAlign([twentyWords({}), twentyWords({ 3: BY_HAND, 4: BY_HAND, 5: BY_HAND })])).toEqual([]);
    expect(paragraphsToAlign([twentyWords({ 3: TYPED, 4: ESTIMATED })])).toEqual([]);
  });

  it('names what has no word times, three guessed words in a row, or many in all', () => {
    expect(paragraphsToAlign([newParagraph(id, 'Bonjour à tous.', { startMs: 0, endMs: 900 })])).toEqual([id]);
    expect(paragraphsToAlign([twentyWords({ 3: TYPED, 4: ESTIMATED, 5: TYPED })])).toEqual([id]);
    expect(paragraphsToAlign([twentyWords({ 3: TYPED, 9: TYPED, 15: TYPED })])).toEqual([id]);
  });

  it('never names headings, or paragraphs without a word', () => {
    expect(paragraphsToAlign([newParagraph(id, '…'), newParagraph(id, 'Titre', { kind: 'heading' })])).toEqual([]);
  });
});
