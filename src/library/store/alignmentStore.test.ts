import { describe, expect, it } from 'vitest';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import { unspokenOf } from './alignmentStore.ts';

function sentence(paragraphId: string, text: string, spoken: boolean) {
  const id = paragraphId as ParagraphId;
  return { paragraphId: id, from: 0, to: text.length, text, startMs: 0, endMs: 0, confidence: 0, spoken };
}

describe('unspokenOf', () => {
  const [first, second] = [sentence('a', 'Merci.', false), sentence('b', 'À demain.', false)];
  const heard = sentence('b', 'À lundi.', true);
  const last = { sentences: [heard, second], unscripted: [], earlier: [first, sentence('b', 'À lundi.', false)] };

  it('is of the last alignment in its paragraphs, and of those before it in the others', () => {
    expect(unspokenOf({ ...last, paragraphs: [] })).toEqual([first, second]);
  });

  it('is of those before one that was not taken', () => {
    const waiting = { ...last, paragraphs: [{ id: heard.paragraphId, text: '', startMs: 0, endMs: 0, words: [] }] };
    expect(unspokenOf(waiting)).toEqual(last.earlier);
    expect(unspokenOf({ ...waiting, earlier: [] })).toEqual([]);
  });
});
