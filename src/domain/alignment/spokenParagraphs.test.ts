import { describe, expect, it } from 'vitest';
import { BY_HAND, ESTIMATED, newParagraph, type ParagraphId, type WordTime } from '../transcript/transcript.ts';
import type { AlignedWord } from './alignment.ts';
import { anchorsOf, isByHand, withTimes } from './spokenParagraphs.ts';

const timing = { firstAnchor: 40, zeroMs: 0, range: { startMs: 0, endMs: 60_000 } };

function heard(text: string, startMs: number, endMs: number): AlignedWord {
  return { text, startMs, endMs, source: 'aligned' };
}

/** A word that nobody says stands where the word before it ends. */
function unspoken(text: string, atMs: number): AlignedWord {
  return { text, startMs: atMs, endMs: atMs, source: 'unspoken' };
}

describe('withTimes', () => {
  const paragraph = newParagraph('a' as ParagraphId, 'Bonjour. Le mur tombe.');
  const found = [
    unspoken('Bonjour.', 0),
    heard('Le', 4_000, 4_200),
    heard('mur', 4_200, 4_600),
    unspoken('tombe.', 4_600),
  ];

  it('begins a paragraph when it is heard, where its first sentence is not said', () => {
    const [timed] = withTimes([paragraph], found, timing);
    expect(timed).toMatchObject({ startMs: 4_000, endMs: 4_600 });
    expect(timed!.words).toEqual([
      [4_000, 4_000, ESTIMATED],
      [4_000, 4_200, 41],
      [4_200, 4_600, 42],
      [4_600, 4_600, ESTIMATED],
    ]);
  });

  it('leaves a paragraph that nobody says without times', () => {
    const silent = withTimes(
      [paragraph],
      found.map(({ text }) => unspoken(text, 900)),
      timing,
    );
    expect(silent[0]).toMatchObject({ startMs: null, endMs: null, words: [] });
  });

  it('keeps a first word that was set by hand, though it is not heard', () => {
    const words: WordTime[] = [
      [1_000, 1_500, BY_HAND],
      [4_000, 4_200, 1],
      [4_200, 4_600, 2],
      [4_600, 5_000, 3],
    ];
    const byHand = [unspoken('Bonjour.', 1_000), ...found.slice(1)];
    const [timed] = withTimes([{ ...paragraph, startMs: 1_000, endMs: 5_000, words }], byHand, timing);
    expect(timed!.words.slice(0, 2)).toEqual([words[0], [4_000, 4_200, 41]]);
    expect(timed!.startMs).toBe(1_000);
  });

  it('keeps a start set by hand of words without times as that of the first that is said', () => {
    const text = '[Rires] Bonjour. Le mur';
    const byHand = newParagraph('a' as ParagraphId, text, { startMs: 1_000, endMs: 9_000, isStartByHand: true });
    expect(anchorsOf([byHand], timing.range, isByHand)).toEqual([{ token: 1, startMs: 1_000, isNoProof: true }]);
    const anchor: AlignedWord = { text: 'Bonjour.', startMs: 1_000, endMs: 1_300, source: 'anchor' };
    const after = [heard('Le', 4_000, 4_200), heard('mur', 4_200, 4_600)];
    const [timed] = withTimes([byHand], [unspoken('Rires', 0), anchor, ...after], timing);
    expect(timed).toMatchObject({ startMs: 1_000, endMs: 4_600, isStartByHand: false });
    expect(timed!.words).toEqual([
      [1_000, 1_000, ESTIMATED],
      [1_000, 1_300, BY_HAND],
      [4_000, 4_200, 42],
      [4_200, 4_600, 43],
    ]);
    const [elsewhere] = withTimes([byHand], [unspoken('Rires', 0), heard('Bonjour.', 900, 1_300), ...after], timing);
    expect(elsewhere).toBe(byHand);
    const silent = [unspoken('Rires', 0), { ...anchor, endMs: 1_000 }, unspoken('Le', 1_000), unspoken('mur', 1_000)];
    expect(withTimes([byHand], silent, timing)).toEqual([{ ...byHand, endMs: null }]);
    const applause = { ...byHand, text: '[Rires]' };
    expect(anchorsOf([applause], timing.range, isByHand)).toEqual([]);
    const [before] = withTimes(
      [newParagraph('z' as ParagraphId, 'Le mur'), applause],
      [heard('Le', 4_000, 4_200), heard('mur', 4_200, 4_600), unspoken('Rires', 4_600)],
      timing,
    ).slice(1);
    expect(before).toEqual({ ...applause, endMs: null });
  });

  it('keeps the times of a line of sounds where they fit between those beside it, and else gives it none', () => {
    const [before, after] = ['a', 'c'].map((id) => newParagraph(id as ParagraphId, 'Le mur'));
    const words: WordTime[] = [[4_700, 6_000, 3]];
    const applause = newParagraph('b' as ParagraphId, '[Applaudissements]', { startMs: 4_700, endMs: 6_000, words });
    const laughter = { ...applause, id: 'd' as ParagraphId, text: '[Rires]' };
    const withSounds = (endMs: number, startMs: number) =>
      withTimes(
        [before!, applause, laughter, after!],
        [
          heard('Le', 4_000, 4_200),
          heard('mur', 4_200, endMs),
          unspoken('Applaudissements', endMs),
          unspoken('Rires', endMs),
          heard('Le', startMs, startMs + 200),
          heard('mur', startMs + 200, startMs + 500),
        ],
        timing,
      );
    const none = { startMs: null, endMs: null, words: [] };
    const [, fitting, second] = withSounds(4_700, 6_000);
    expect(fitting).toBe(applause);
    // Two at once would not be in order.
    expect(second).toEqual({ ...laughter, ...none });
    expect(withSounds(4_701, 6_000)[1]).toEqual({ ...applause, ...none });
    expect(withSounds(4_700, 5_999)[1]).toEqual({ ...applause, ...none });
    const alone = (endMs: number) =>
      withTimes([applause], [unspoken('Applaudissements', 0)], { ...timing, range: { startMs: 0, endMs } });
    expect(alone(6_000)).toEqual([applause]);
    expect(alone(5_000)).toEqual([{ ...applause, ...none }]);
  });
});
