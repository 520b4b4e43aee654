import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimes, isKnownTime } from './checkTimes.ts';
import { takeTimes } from './takeTimes.ts';
import { tokensOf } from './tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from './transcript.ts';

function written(id: string, text: string, known: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, text, known);
}

/** A text of which each word takes 300 ms and is followed by 100 ms of silence. */
function heard(text: string, fromMs = 0, firstAnchor = 0): Paragraph {
  const words = tokensOf(text).map((_, index): WordTime => {
    return [fromMs + 400 * index, fromMs + 400 * index + 300, firstAnchor + index];
  });
  return written(`heard${fromMs}`, text, { words, startMs: words[0]![0], endMs: words.at(-1)![1] });
}

describe('takeTimes', () => {
  it('gives matched words the times and anchors of the source, and touches nothing else', () => {
    const own = written('a', '« Bonjour, Alan Turing ! »', {
      review: 'checked',
      marks: [{ from: 2, to: 9, kind: 'italic', note: '' }],
    });
    const { transcript, ...counts } = takeTimes([own], [heard('bonjour Alan Tourring', 1_000, 7)], null);
    expect(transcript).toEqual([
      {
        ...own,
        startMs: 1_000,
        endMs: 2_100,
        words: [
          [1_000, 1_300, 7],
          [1_400, 1_700, 8],
          [1_800, 2_100, 9],
        ],
      },
    ]);
    expect(counts).toEqual({ matchedCount: 3, estimatedCount: 0, keptCount: 0 });
  });

  it('takes the times of a text of one paragraph, however long', () => {
    const text = 'mot '.repeat(200_000);
    const [paragraph] = takeTimes([written('a', text)], [heard(text)], null).transcript;
    expect(paragraph).toMatchObject({ startMs: 0, endMs: 400 * 199_999 + 300 });
  });

  it('shares out what the source has in the place of other words, or the silence', () => {
    const source = [heard('nous partons hier matin pour la gare'), heard('et ensuite nous dormons enfin', 10_000, 20)];
    const own = [
      written('a', 'Nous partons demain pour la gare centrale.'),
      written('b', 'Bon et ensuite nous dormons enfin.'),
    ];
    const { transcript, ...counts } = takeTimes(own, source, null);
    expect(transcript[0]!.words[2]).toEqual([800, 1_500, ESTIMATED]);
    expect(transcript[0]!.words.at(-1)).toEqual([2_700, 3_325, ESTIMATED]);
    expect(transcript[1]!.words[0]).toEqual([9_750, 10_000, ESTIMATED]);
    expect(counts).toEqual({ matchedCount: 10, estimatedCount: 3, keptCount: 0 });
  });

  it('knows a word that is cut in another way, with the part of the time that is its own', () => {
    const own = [written('a', "C'est à dire que l'homme vient")];
    const source = [heard("c'est-à-dire que l' homme vient")];
    const [{ words }] = takeTimes(own, source, null).transcript as [Paragraph];
    expect(words.map(([, , anchor]) => anchor)).toEqual([0, ESTIMATED, ESTIMATED, 1, 2, 4]);
    expect(words[4]).toEqual([800, 1_500, 2]);
    expect([words[0]![0], words[2]![1]]).toEqual([0, 300]);
  });

  it('keeps words set by hand, and the measured times of paragraphs that the source knows nothing of', () => {
    const hand: WordTime = [1_250, 1_290, BY_HAND];
    const before = heard('un deux trois quatre cinq six sept');
    const own = [
      { ...before, id: 'a' as ParagraphId, words: before.words.with(3, hand) },
      written('b', 'rien de tel ici', { ...heard('rien de tel ici', 5_000, 30), id: 'b' as ParagraphId }),
      written('c', 'huit neuf dix onze'),
    ];
    const source = [heard('un deux trois quatre cinq six sept', 20, 50), heard('huit neuf dix onze', 9_000, 60)];
    const { transcript, ...counts } = takeTimes(own, source, null);
    expect(transcript[0]!.words[3]).toEqual(hand);
    expect(transcript[0]!.words[2]).toEqual([820, 1_120, 52]);
    expect(transcript[1]).toBe(own[1]);
    expect(counts).toEqual({ matchedCount: 10, estimatedCount: 0, keptCount: 5 });
  });

  it('keeps a start set by hand where there were no words, as that of the first one', () => {
    const byHand = { startMs: 1_250, isStartByHand: true };
    const source = [heard('un deux trois', 1_000), heard('quatre cinq', 5_000, 10)];
    const own = [
      written('a', 'un deux trois', byHand),
      written('b', 'quatre cinq'),
      written('c', 'rien de tel', { ...byHand, startMs: 9_000 }),
    ];
    const { transcript, ...counts } = takeTimes(own, source, null);
    expect(transcript[0]).toMatchObject({ startMs: 1_250, isStartByHand: false });
    expect(transcript[0]!.words).toEqual([
      [1_250, 1_300, BY_HAND],
      [1_400, 1_700, 1],
      [1_800, 2_100, 2],
    ]);
    expect(transcript[2]).toMatchObject({ startMs: 9_000 });
    expect(transcript[2]!.words[0]).toMatchObject({ 0: 9_000, 2: BY_HAND });
    expect(counts).toEqual({ matchedCount: 4, estimatedCount: 2, keptCount: 2 });
    const late = takeTimes([written('a', 'un deux trois', { ...byHand, startMs: 1_750 })], source, null).transcript;
    expect(checkTimes(late, null)).toEqual([]);
    expect(late[0]!.words[0]).toMatchObject({ 0: 1_750, 2: BY_HAND });
    expect(late[0]!.startMs).toBe(1_750);
  });

  it('places a paragraph that the source does not have between its neighbours, as an estimate', () => {
    const own = [
      written('a', 'un deux trois quatre cinq'),
      written('b', 'rien de tel ici'),
      written('h', 'Un titre', { kind: 'heading' }),
      written('c', 'huit neuf dix onze douze'),
    ];
    const source = [heard('un deux trois quatre cinq'), heard('huit neuf dix onze douze', 9_000, 10)];
    const { transcript } = takeTimes(own, source, null);
    expect(transcript[1]!.words.every(([from, to, anchor]) => from >= 1_900 && to <= 9_000 && anchor === -2)).toBe(
      true,
    );
    expect(transcript[2]).toBe(own[2]);
    expect(checkTimes(transcript, null)).toEqual([]);
  });

  it('changes nothing where the source is another text', () => {
    const own = [heard('un deux trois')];
    const taken = takeTimes(own, [heard('voici une autre histoire')], null);
    expect(taken.transcript).toBe(own);
    expect(taken).toMatchObject({ matchedCount: 0, estimatedCount: 0, keptCount: 3 });
  });

  const vocabulary = fc.constantFrom('le', 'la', 'de', 'chat', 'turing', 'tourring', 'maison', 'parle', "l'homme");
  const texts = fc.array(fc.array(vocabulary, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });
  /** Times as a source may have them, running backwards or overlapping; some words set by hand. */
  const timed = (anchors: readonly number[]) =>
    fc
      .tuple(
        texts,
        fc.array(fc.tuple(fc.nat(60_000), fc.integer({ min: -100, max: 900 })), { minLength: 96, maxLength: 96 }),
        fc.array(fc.constantFrom(...anchors), { minLength: 96, maxLength: 96 }),
        fc.boolean(),
      )
      .map(([paragraphs, times, kinds, isSorted]): Transcript => {
        const ordered = isSorted ? times.toSorted(([a], [b]) => a - b) : times;
        let at = 0;
        return paragraphs.map((words, index) =>
          written(`p${index}`, words.join(' '), {
            words: words.map((): WordTime => {
              const [startMs, lengthMs] = ordered[at]!;
              return [startMs, Math.max(0, startMs + lengthMs), kinds[at] === 0 ? 1_000 + at++ : kinds[at++]!];
            }),
          }),
        );
      });
  const untimed = texts.map((paragraphs): Transcript =>
    paragraphs.map((words, index) => written(`p${index}`, words.join(' '))),
  );
  const source = timed([0, 0, ESTIMATED]);

  it('gives sound times to any text without times, and leaves the text alone', () => {
    fc.assert(
      fc.property(untimed, source, (own, other) => {
        const { transcript, ...counts } = takeTimes(own, other, null);
        expect(checkTimes(transcript, null).filter(({ code }) => code !== 'tooFast')).toEqual([]);
        expect(transcript.map((paragraph) => ({ ...paragraph, words: [], startMs: null, endMs: null }))).toEqual(own);
        expect(counts.matchedCount + counts.estimatedCount + counts.keptCount).toBe(
          own.reduce((sum, { text }) => sum + tokensOf(text).length, 0),
        );
      }),
    );
  });

  it('never moves a word set by hand, and gives no anchor twice', () => {
    fc.assert(
      fc.property(timed([0, ESTIMATED, BY_HAND]), source, (own, other) => {
        const { transcript } = takeTimes(own, other, null);
        for (const [index, { words }] of own.entries()) {
          for (const [at, word] of words.entries()) {
            if (word[2] === BY_HAND) expect(transcript[index]!.words[at]).toEqual(word);
          }
        }
        const anchors = takeTimes(own.map(withoutAnchors), other, null).transcript.flatMap(({ words }) =>
          words.filter(isKnownTime).flatMap(([, , anchor]) => (anchor >= 0 ? anchor : [])),
        );
        expect(new Set(anchors).size).toBe(anchors.length);
      }),
    );
  });

  it('never moves a start set by hand', () => {
    const ascending = fc.array(fc.option(fc.nat(9_000))).map((starts) => {
      const sorted = starts.filter((startMs) => startMs !== null).toSorted((a, b) => a - b);
      return starts.map((startMs) => (startMs === null ? null : sorted.shift()!));
    });
    fc.assert(
      fc.property(untimed, source, ascending, (own, other, starts) => {
        const set = own.map((one, index) => {
          const startMs = starts[index] ?? null;
          return { ...one, startMs, isStartByHand: startMs !== null };
        });
        const { transcript, ...counts } = takeTimes(set, other, null);
        for (const [index, { startMs }] of set.entries()) {
          if (startMs !== null) expect(transcript[index]!.startMs).toBe(startMs);
        }
        expect(counts.matchedCount + counts.estimatedCount + counts.keptCount).toBe(
          own.reduce((sum, { text }) => sum + tokensOf(text).length, 0),
        );
      }),
    );
  });

  it('changes nothing when the same times are taken again', () => {
    fc.assert(
      fc.property(untimed, source, (own, other) => {
        const once = takeTimes(own, other, null).transcript;
        expect(takeTimes(once, other, null).transcript).toEqual(once);
      }),
    );
  });
});

/** The words of a text without what was measured but for what was set by hand. */
function withoutAnchors(paragraph: Paragraph): Paragraph {
  return {
    ...paragraph,
    words: paragraph.words.map(([from, to, anchor]): WordTime => [from, to, anchor >= 0 ? ESTIMATED : anchor]),
  };
}
