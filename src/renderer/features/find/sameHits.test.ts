import { describe, expect, it } from 'vitest';
import type { ParagraphId, TalkId } from '../../../domain/transcript/transcript.ts';
import { hitKey, type Hit } from './findRows.ts';
import { hitAfter, sameHits } from './sameHits.ts';

/** Every place of `word` in a paragraph, as the library lists it. */
function hitsOf(text: string, word = 'page', paragraphId = 'p1'): Hit[] {
  return [...text.matchAll(new RegExp(word, 'gi'))].map(({ index, 0: found }) => ({
    talkId: 't1' as TalkId,
    paragraphId: paragraphId as ParagraphId,
    from: index,
    to: index + found.length,
    rule: 0,
    before: text.slice(Math.max(0, index - 30), index),
    found,
    after: text.slice(index + found.length, index + found.length + 30),
    replacement: null,
    startMs: 0,
    endMs: 0,
    isEstimated: false,
  }));
}

/** For each hit of a text the index of the same one in another, `null` for one that is gone. */
function followed(before: string, after: string, word?: string): (number | null)[] {
  const [old, now] = [hitsOf(before, word), hitsOf(after, word)];
  const same = sameHits(old, now);
  return old.map((hit) => {
    const index = now.findIndex((each) => hitKey(each) === same.get(hitKey(hit)));
    return index < 0 ? null : index;
  });
}

describe('sameHits', () => {
  const text = 'une page, la même page, encore une page et la dernière page';

  it('follows hits that move because something was typed before them', () => {
    expect(followed(text, `Eh ${text}`)).toEqual([0, 1, 2, 3]);
    expect(followed(text, text.replace('encore', 'et toujours'))).toEqual([0, 1, 2, 3]);
  });

  it('tells a hit that was typed from those that were there', () => {
    expect(followed(text, text.replace('la même', 'sa page, la même'))).toEqual([0, 2, 3, 4]);
    expect(followed(text, `Quelle page ? ${text}`)).toEqual([1, 2, 3, 4]);
    expect(followed(text, `${text}, page`)).toEqual([0, 1, 2, 3]);
  });

  it('misses those that were deleted or replaced, and no other', () => {
    expect(followed(text, text.replace('la même page', 'la même feuille'))).toEqual([0, null, 1, 2]);
    expect(followed(text, 'une feuille, la même page, encore une feuille et la dernière feuille')).toEqual([
      null,
      0,
      null,
      null,
    ]);
    expect(followed(text, text.replace('page', 'PAGE'))).toEqual([null, 1, 2, 3]);
  });

  it('keeps a hit whose word only became longer', () => {
    expect(followed(text, text.replace('page', 'pages'))).toEqual([0, 1, 2, 3]);
  });

  it('keeps paragraphs apart', () => {
    const [first, second] = [hitsOf(text), hitsOf(text, 'page', 'p2')];
    const same = sameHits([...first, ...second], second);
    expect([...same.keys()]).toEqual(second.map(hitKey));
  });
});

describe('hitAfter', () => {
  const text = 'une virgule, deux virgules, trois virgules';
  const next = (index: number, now: string): number => {
    const after = hitsOf(now, 'virgule');
    return after.indexOf(hitAfter(hitsOf(text, 'virgule'), index, after)!);
  };

  it('goes on where the new text is not found again', () => {
    expect(next(0, text.replace('virgule', 'point'))).toBe(0);
    expect(next(2, 'une virgule, deux virgules, trois points')).toBe(0);
  });

  it('goes on where it is', () => {
    expect(next(0, text.replace('virgule', 'VIRGULE'))).toBe(1);
    expect(next(0, text.replace('virgule', 'virgules'))).toBe(1);
    expect(next(1, text.replace('deux virgules', 'deux virguless'))).toBe(2);
    expect(next(2, `${text}s`)).toBe(0);
  });

  it('is nowhere when no other is left', () => {
    expect(hitAfter(hitsOf('la page'), 0, hitsOf('la PAGE'))).toBeUndefined();
  });
});
