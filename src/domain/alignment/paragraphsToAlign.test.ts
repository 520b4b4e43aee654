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

  it('leaves a sentence that nobody says, until it is written anew', () => {
    const guessed: Readonly<Record<number, WordTime>> = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [index + 6, [2_050, 2_050, ESTIMATED]]),
    );
    const heard = twentyWords({});
    const text = `${'mot '.repeat(6)}${'rien '.repeat(8)}${'mot '.repeat(6)}`;
    const partly = { ...heard, text, words: heard.words.map((word, index) => guessed[index] ?? word) };
    const sentence = { paragraphId: id, from: 24, to: 64, text: 'rien '.repeat(8).trim() };
    const unspoken = { ...sentence, startMs: 0, endMs: 0, confidence: 0, spoken: false };
    expect(paragraphsToAlign([partly], [unspoken])).toEqual([]);
    expect(paragraphsToAlign([{ ...partly, text: text.replace('rien', 'bien') }], [unspoken])).toEqual([id]);
    expect(paragraphsToAlign([partly], [{ ...unspoken, spoken: true }])).toEqual([id]);
  });

  it('names words without length that no alignment has looked for, as of paragraphs that were joined', () => {
    const joined = twentyWords({});
    const words = joined.words.map((word, index): WordTime => (index < 10 ? word : [2_950, 2_950, ESTIMATED]));
    expect(paragraphsToAlign([{ ...joined, words }])).toEqual([id]);
  });

  it('leaves a paragraph that nobody says, as long as it is the one that was aligned', () => {
    const paragraph = newParagraph(id, 'Merci. À demain.');
    const placed = { paragraphId: id, startMs: 0, endMs: 0, confidence: 0, spoken: false };
    const sentences = [
      { ...placed, from: 0, to: 7, text: 'Merci.' },
      { ...placed, from: 7, to: 16, text: 'À demain.' },
    ];
    expect(paragraphsToAlign([paragraph], sentences)).toEqual([]);
    expect(paragraphsToAlign([{ ...paragraph, text: 'Merci. À lundi.' }], sentences)).toEqual([id]);
    expect(paragraphsToAlign([{ ...paragraph, text: 'Merci. À demain. Au revoir.' }], sentences)).toEqual([id]);
    expect(paragraphsToAlign([paragraph], [sentences[0]!, { ...sentences[1]!, spoken: true }])).toEqual([id]);
  });

  it('leaves sounds in brackets, alone and beside what nobody says', () => {
    expect(paragraphsToAlign([newParagraph(id, '[Applaudissements]')])).toEqual([]);
    const placed = { paragraphId: id, startMs: 0, endMs: 0, confidence: 0, spoken: false };
    const sentence = { ...placed, from: 0, to: 7, text: 'Merci.' };
    expect(paragraphsToAlign([newParagraph(id, 'Merci. (rires)')], [sentence])).toEqual([]);
    expect(paragraphsToAlign([newParagraph(id, 'Merci. (rires)')])).toEqual([id]);
  });

  it('never names headings, or paragraphs without a word', () => {
    expect(paragraphsToAlign([newParagraph(id, '…'), newParagraph(id, 'Titre', { kind: 'heading' })])).toEqual([]);
  });
});
