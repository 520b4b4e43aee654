import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimes } from './checkTimes.ts';
import { countRepairs, repairTimes, repairTimesNear } from './repairTimes.ts';
import { tokensOf } from './tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  newParagraph,
  startByHandOf,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type Transcript,
  type WordTime,
} from './transcript.ts';

/** A paragraph of words `a`, one for each time, that starts and ends with them. */
function timed(id: string, words: readonly WordTime[], more: Partial<Paragraph> = {}): Paragraph {
  return newParagraph(id as ParagraphId, words.map(() => 'mot').join(' '), {
    startMs: words[0]?.[0] ?? null,
    endMs: words.at(-1)?.[1] ?? null,
    words,
    ...more,
  });
}

function overlapping(id: string, fromMs: number): Paragraph {
  return timed(id, [
    [fromMs, fromMs + 500, 0],
    [fromMs + 400, fromMs + 900, 1],
  ]);
}

function codesOf(transcript: Transcript, durationMs: number | null = null): string[] {
  return checkTimes(transcript, durationMs).map(({ code }) => code);
}

describe('checkTimes', () => {
  const sound = timed('a', [
    [0, 400, 0],
    [400, 900, 1],
  ]);

  it('finds nothing in a sound text, nor where nothing is known', () => {
    expect(codesOf([sound, timed('b', [[900, 1_000, 2]])], 1_000)).toEqual([]);
    expect(codesOf([newParagraph('a' as ParagraphId, 'un deux')])).toEqual([]);
  });

  it.each<[string, Transcript]>([
    ['reversedTimes', [timed('a', [[0, 10, 0]], { startMs: 20, endMs: 10 })]],
    ['reversedTimes', [timed('a', [[9, 5, 0]], { startMs: 0, endMs: 10 })]],
    [
      'wordOverlap',
      [
        timed('a', [
          [0, 500, 0],
          [400, 900, 1],
        ]),
      ],
    ],
    ['wordOutside', [timed('a', [[0, 10, 0]], { endMs: 5 })]],
    ['wordOutside', [timed('a', [[0, 10, 0]], { endMs: null })]],
    ['paragraphOrder', [timed('a', [[500, 900, 0]]), timed('b', [[100, 200, 1]])]],
    ['paragraphOverlap', [timed('a', [[0, 100, 0]], { endMs: 900 }), timed('b', [[500, 1_000, 1]])]],
    ['missingTimes', [sound, newParagraph('b' as ParagraphId, 'un deux')]],
    ['longWord', [timed('a', [[0, 10_001, 0]])]],
    ['emptyWord', [timed('a', [[5, 5, 0]])]],
    [
      'tooFast',
      [
        timed('a', [
          [0, 20, 0],
          [20, 40, 1],
          [40, 60, 2],
        ]),
      ],
    ],
    ['tooFast', [timed('a', [[500, 500, ESTIMATED]])]],
    [
      'tooFast',
      [
        timed('a', [
          [0, 400, 0],
          [400, 400, ESTIMATED],
          [400, 400, ESTIMATED],
          [400, 400, ESTIMATED],
          [400, 900, 1],
        ]),
      ],
    ],
  ])('names %s', (code, transcript) => {
    expect(codesOf(transcript)).toContain(code);
    expect(codesOf(repairTimes(transcript, null))).toEqual([]);
  });

  it('names times behind the end of the recording', () => {
    expect(codesOf([sound], 300)).toEqual(['beyondMedia']);
    expect(codesOf(repairTimes([sound], 300), 300)).toEqual([]);
  });

  it('says how many words a problem has, and which is the first', () => {
    const problem = { code: 'wordOverlap', paragraphId: 'a', wordIndex: 1, count: 2 };
    expect(
      checkTimes(
        [
          timed('a', [
            [0, 500, 0],
            [400, 600, 1],
            [500, 900, 2],
          ]),
        ],
        null,
      ),
    ).toEqual([problem]);
  });

  it('lets a typed word stand within the one before it, as it is put where there is no silence', () => {
    const typed = timed('a', [
      [0, 500, 0],
      [375, 500, TYPED],
      [500, 900, 1],
    ]);
    expect(codesOf([typed])).toEqual([]);
    const backwards = timed('a', [
      [100, 500, 0],
      [50, 500, TYPED],
      [500, 900, 1],
    ]);
    expect(codesOf([backwards])).toContain('wordOverlap');
  });

  it('lets two voices speak at once, and a long word be one that was typed', () => {
    const other = timed('b', [[500, 800, 1]], { speakerId: 's' as SpeakerId });
    expect(codesOf([timed('a', [[0, 100, 0]], { endMs: 900 }), other])).toEqual([]);
    expect(codesOf([timed('a', [[0, 60_000, TYPED]])])).toEqual([]);
  });
});

describe('repairTimes', () => {
  it('keeps the longest run of words in order, and estimates the others between them', () => {
    const broken = timed(
      'a',
      [
        [0, 100, 0],
        [9_000, 9_100, 1],
        [300, 400, 2],
        [400, 500, 3],
      ],
      { endMs: 500 },
    );
    const [mended] = repairTimes([broken], null);
    expect(mended?.words).toEqual([
      [0, 100, 0],
      [100, 300, ESTIMATED],
      [300, 400, 2],
      [400, 500, 3],
    ]);
  });

  it('keeps a start that fits its neighbours where the end alone is wrong', () => {
    const before = timed('a', [[30_000, 30_500, 0]]);
    const beyond = timed('b', [
      [40_000, 400_000, 1],
      [400_000, 800_000, ESTIMATED],
      [800_000, 3_000_000, 2],
    ]);
    const mended = repairTimes([before, beyond], 200_000);
    expect(mended[0]).toBe(before);
    expect(mended[1]).toMatchObject({ startMs: 40_000, endMs: 40_750 });
    const reversed = timed('c', [
      [1_000, 1_400, 0],
      [2_000, 1_500, 1],
      [3_000, 3_400, 2],
    ]);
    expect(repairTimes([reversed], null)[0]?.words[1]).toEqual([2_000, 2_250, ESTIMATED]);
  });

  it('takes time from its neighbours for a phrase that has none', () => {
    const mended = repairTimes(
      [
        timed('a', [[5_000, 9_000, 0]]),
        timed('b', [
          [20_000, 15_000, 1],
          [20_000, 15_000, ESTIMATED],
          [20_000, 15_000, 2],
          [6_000, 6_900, 3],
          [6_900, 7_400, 4],
        ]),
      ],
      null,
    );
    expect(mended[1]?.words[0]).toEqual([5_700, 5_800, ESTIMATED]);
    expect(mended[1]?.words.slice(3)).toEqual([
      [6_000, 6_900, 3],
      [6_900, 7_400, 4],
    ]);
  });

  it('trusts a hand more than a recogniser', () => {
    const broken = timed('a', [
      [100, 200, 0],
      [200, 300, 1],
      [10, 50, BY_HAND],
    ]);
    expect(repairTimes([broken], null)[0]?.words.at(-1)).toEqual([10, 50, BY_HAND]);
    // There is no room for the others before it.
    expect(codesOf(repairTimes([broken], null))).toEqual(['tooFast']);
  });

  it('takes from a paragraph the words that start it too early', () => {
    const first = timed('a', [
      [1_000, 1_100, 0],
      [1_100, 1_200, 1],
    ]);
    const second = timed('b', [
      [300, 400, 2],
      [1_500, 1_600, 3],
      [1_600, 1_700, 4],
    ]);
    const mended = repairTimes([first, second], null);
    expect(mended[0]).toBe(first);
    expect(mended[1]?.words).toEqual([
      [1_250, 1_500, ESTIMATED],
      [1_500, 1_600, 3],
      [1_600, 1_700, 4],
    ]);
  });

  it('moves the one paragraph that is out of place, not the many that are not', () => {
    const transcript = [
      timed('a', [[90_000, 91_000, 0]]),
      timed('b', [
        [1_000, 2_000, 1],
        [2_000, 3_000, 2],
      ]),
      timed('c', [
        [3_000, 4_000, 3],
        [4_000, 5_000, 4],
      ]),
    ];
    const mended = repairTimes(transcript, null);
    expect(mended.slice(1)).toEqual(transcript.slice(1));
    expect(mended[0]?.words).toEqual([[0, 250, ESTIMATED]]);
    expect(countRepairs(transcript, mended)).toEqual({ words: 1, paragraphs: 1 });
  });

  it('gives words to a paragraph that has none, inside its known ends', () => {
    const untimed = newParagraph('b' as ParagraphId, 'un deux', { startMs: 2_000, endMs: 4_000 });
    const [, mended] = repairTimes([timed('a', [[0, 1_000, 0]]), untimed], null);
    expect(mended).toMatchObject({ startMs: 2_000, endMs: 4_000 });
    expect(mended?.words.map((word) => word[2])).toEqual([ESTIMATED, ESTIMATED]);
  });

  it('keeps a start set by hand, also where recognised words and known starts contradict it', () => {
    const byHand = newParagraph('b' as ParagraphId, 'deux trois', { startMs: 900, isStartByHand: true });
    const heard = [timed('a', [[0, 2_000, 0]]), byHand, timed('c', [[500, 700, 1]])];
    const mended = repairTimes(heard, 10_000);
    expect(codesOf(mended, 10_000)).toEqual([]);
    expect(mended[1]).toMatchObject({ startMs: 900, isStartByHand: false });
    expect(mended[1]!.words[0]).toMatchObject({ 0: 900, 2: BY_HAND });
    const before = newParagraph('a' as ParagraphId, 'un', { startMs: 5_000 });
    expect(repairTimes([before, byHand], 10_000)).toEqual([{ ...before, startMs: null }, byHand]);
    const contradicted = [
      { ...byHand, id: 'a' as ParagraphId, startMs: 5_000 },
      byHand,
      timed('c', [[6_000, 6_500, 0]]),
    ];
    const [first, second] = repairTimes(contradicted, 10_000);
    expect([first!.startMs, second!.startMs]).toEqual([5_000, 900]);
  });

  it('leaves what lies between others where it is, behind a start or a word set by hand that cannot hold', () => {
    const between = newParagraph('b' as ParagraphId, 'la mer monte encore une fois ce soir');
    for (const [byHandMs, anchor] of [
      [70_000, 0],
      [50_000, BY_HAND],
    ] as const) {
      const start = newParagraph('a' as ParagraphId, 'mot mot mot mot mot', { startMs: byHandMs, isStartByHand: true });
      const words = [0, 400, 800, 1_200, 1_600].map((ms): WordTime => [byHandMs + ms, byHandMs + ms + 400, BY_HAND]);
      const said = timed('c', [
        [1_000, 1_400, anchor],
        [1_400, 1_800, anchor],
      ]);
      for (const hand of [start, timed('a', words)]) {
        const [first, second, third] = repairTimes([hand, between, said], 60_000);
        expect(first!.startMs).toBe(byHandMs);
        expect(second!.startMs).toBeLessThanOrEqual(1_000);
        expect(second!.endMs).toBeGreaterThan(second!.startMs!);
        expect(third!.startMs).toBe(1_000);
      }
    }
  });

  it('forgets known ends that are out of order where no word has a time', () => {
    const paragraphs = [5_000, 1_000, 2_000].map((startMs, index) =>
      newParagraph(`p${index}` as ParagraphId, 'un', { startMs, endMs: startMs + 500 }),
    );
    expect(repairTimes(paragraphs, null).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [null, null],
      [1_000, 1_500],
      [2_000, 2_500],
    ]);
  });

  it('forgets an end that another paragraph leaves no room for', () => {
    const first = newParagraph('a' as ParagraphId, 'mot', { startMs: 0, endMs: 100 });
    const empty = newParagraph('b' as ParagraphId, '', { startMs: 0 });
    const [mended, kept] = repairTimes([first, empty], null);
    expect(mended).toMatchObject({ startMs: 0, endMs: null });
    expect(kept).toBe(empty);
  });

  it('mends one place and leaves the others', () => {
    const transcript = ['a', 'b', 'c', 'd'].map((id, index) => overlapping(id, 1_000 * index));
    const mended = repairTimesNear(transcript, 'a' as ParagraphId, null);
    expect(checkTimes(mended, null).map(({ paragraphId }) => paragraphId)).toEqual(['c', 'd']);
    expect(mended.slice(2)).toEqual(transcript.slice(2));
  });

  it('mends nothing near a heading or a paragraph that is not there', () => {
    const heading = newParagraph('h' as ParagraphId, 'Titre', { kind: 'heading' });
    const transcript = [overlapping('a', 0), heading];
    expect(repairTimesNear(transcript, heading.id, null)).toBe(transcript);
    expect(repairTimesNear(transcript, 'x' as ParagraphId, null)).toBe(transcript);
  });

  it('is sound, idempotent, leaves the text and words set by hand alone (law)', () => {
    fc.assert(
      fc.property(transcripts(), fc.option(fc.nat(20_000)), (transcript, durationMs) => {
        const mended = repairTimes(transcript, durationMs);
        expect(mended.map(withoutTimes)).toEqual(transcript.map(withoutTimes));
        for (const [index, { words }] of mended.entries()) {
          expect(words).toHaveLength(words.length === 0 ? 0 : tokensOf(transcript[index]!.text).length);
          for (const [at, word] of transcript[index]!.words.entries()) {
            if (word[2] === BY_HAND) expect(words[at]).toEqual(word);
          }
          const byHandMs = startByHandOf(transcript[index]!);
          if (byHandMs !== null) {
            expect(mended[index]!.startMs).toBe(byHandMs);
            if (words.length > 0) expect(words[0]).toMatchObject({ 0: byHandMs, 2: BY_HAND });
          }
        }
        const hasHands = transcript.some((one) => one.isStartByHand || one.words.some((word) => word[2] === BY_HAND));
        if (hasHands) return;
        const left = checkTimes(mended, durationMs);
        // A recording may be too short for its text.
        expect(durationMs === null ? left : left.filter(({ code }) => code !== 'tooFast')).toEqual([]);
        if (left.length === 0) expect(repairTimes(mended, durationMs)).toBe(mended);
      }),
      { numRuns: 1_500 },
    );
  });

  it('is sound where only words that no hand has set are broken (law)', () => {
    fc.assert(
      fc.property(transcripts(), fc.func(fc.boolean()), fc.func(fc.nat(9_000)), (source, isHand, noise) => {
        const sound = repairTimes(source.map(withoutHands), null);
        const broken = sound.map((paragraph, at) => ({
          ...paragraph,
          words: paragraph.words.map(([from, to, anchor], index): WordTime => {
            return anchor >= 0 && isHand(at, index)
              ? [from, to, BY_HAND]
              : [noise(at, index), noise(index, at), anchor];
          }),
        }));
        // Hands may leave too little room.
        const left = checkTimes(repairTimes(broken, null), null).filter(({ code }) => code !== 'tooFast');
        expect(left).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a sound text back as it is (law)', () => {
    fc.assert(
      fc.property(transcripts(), (source) => {
        const sound = repairTimes(source.map(withoutHands), null);
        // Word times anywhere would be missed elsewhere.
        fc.pre(sound.some(({ kind, words }) => kind === 'paragraph' && words.length > 0));
        const broken = [...sound, timed('last', [[999_999, 1, 0]])];
        expect(repairTimes(broken, null).slice(0, -1)).toEqual(sound);
      }),
      { numRuns: 500 },
    );
  });
});

function withoutTimes({ id, kind, speakerId, text, review, marks }: Paragraph): Partial<Paragraph> {
  return { id, kind, speakerId, text, review, marks };
}

function withoutHands(paragraph: Paragraph): Paragraph {
  const words = paragraph.words.map(([from, to, anchor]): WordTime => [from, to, Math.max(anchor, ESTIMATED)]);
  return { ...paragraph, words, isStartByHand: false };
}

function transcripts(): fc.Arbitrary<Paragraph[]> {
  const time = fc.oneof(fc.nat(5_000), fc.nat(40_000));
  const word = fc.tuple(time, time, fc.constantFrom(0, 1, 2, TYPED, ESTIMATED, BY_HAND));
  const edge = fc.option(time);
  const row = fc.record({
    kind: fc.constantFrom<Paragraph['kind']>('paragraph', 'paragraph', 'paragraph', 'heading'),
    speakerId: fc.constantFrom<SpeakerId | null>(null, 's' as SpeakerId),
    startMs: edge,
    endMs: edge,
    words: fc.array(word, { maxLength: 5 }),
    isTimed: fc.boolean(),
    isByHand: fc.integer({ min: 0, max: 5 }).map((pick) => pick === 0),
  });
  return fc.array(row, { maxLength: 6 }).map((rows) =>
    rows.map(({ words, isTimed, isByHand, ...more }, index) =>
      newParagraph(`p${index}` as ParagraphId, words.map((_, at) => 'm'.repeat(1 + at)).join(' '), {
        ...more,
        words: isTimed ? words : [],
        isStartByHand: isByHand && more.kind === 'paragraph' && more.startMs !== null && !(isTimed && words.length > 0),
      }),
    ),
  );
}
