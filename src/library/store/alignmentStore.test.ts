import { describe, expect, it } from 'vitest';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import { dismissed, taken, unspokenOf } from './alignmentStore.ts';

function sentence(paragraphId: string, text: string, spoken: boolean) {
  const id = paragraphId as ParagraphId;
  return { paragraphId: id, from: 0, to: text.length, text, startMs: 0, endMs: 0, confidence: 0, spoken };
}

const [first, second] = [sentence('a', 'Merci.', false), sentence('b', 'À demain.', false)];
const heard = sentence('b', 'À lundi.', true);
/** One that was taken, and one that waits. */
const before = { paragraphs: [], sentences: [second], unscripted: [{ startMs: 1, endMs: 2 }], fingerprint: 'whole' };
const waiting = {
  paragraphs: [{ id: heard.paragraphId, text: '', startMs: 0, endMs: 0, words: [] }],
  sentences: [heard],
  unscripted: [],
};

describe('unspokenOf', () => {
  const last = { sentences: [heard, second], unscripted: [], earlier: [first, sentence('b', 'À lundi.', false)] };

  it('is of the last alignment in its paragraphs, and of those before it in the others', () => {
    expect(unspokenOf({ ...last, paragraphs: [] })).toEqual([first, second]);
  });

  it('is of those before one that was not taken', () => {
    expect(unspokenOf({ ...waiting, before })).toEqual([second]);
    expect(unspokenOf(waiting)).toEqual([]);
  });
});

describe('taken', () => {
  it('tells what nobody says by what was taken, and by those before it where their paragraphs still exist', () => {
    const [gone, third] = [sentence('gone', 'Fin.', false), sentence('c', 'Bis.', false)];
    const kept = { ...waiting, before: { ...before, sentences: [second, gone, third] } };
    const now = taken(kept, new Set([heard.paragraphId, third.paragraphId]));
    expect(now).toMatchObject({ paragraphs: [], sentences: [heard] });
    expect(now).not.toHaveProperty('before');
    expect(unspokenOf(now)).toEqual([third]);
  });
});

describe('dismissed', () => {
  it('leaves what was taken before, of the same recording', () => {
    expect(dismissed({ ...waiting, fingerprint: 'converted', before })).toEqual({
      ...before,
      fingerprint: 'converted',
    });
    expect(dismissed(waiting)).toBeNull();
    expect(dismissed(before)).toBeNull();
  });
});
