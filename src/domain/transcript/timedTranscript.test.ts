import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimes } from './estimateTimes.ts';
import {
  paragraphAt,
  timeAt,
  timedWordsOf,
  timeRangeOf,
  wordAt,
  type TimedPlace,
  type TimedTranscript,
} from './timedTranscript.ts';
import { tokensOf } from './tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId, type WordTime } from './transcript.ts';

/** Of the first paragraph the words are known, of the second only the ends. */
const TIMED = timed([
  { kind: 'heading', text: 'Un titre' },
  {
    text: 'un deux, trois',
    words: [
      [1_000, 1_200, 0],
      [1_200, 1_500, 1],
      [1_900, 2_000, 2],
    ],
    startMs: 1_000,
    endMs: 2_000,
  },
  { kind: 'heading', text: 'Suite' },
  { text: 'quatre cinq', startMs: 3_000, endMs: 4_100 },
  { text: '…', startMs: 5_000, endMs: 5_100 },
]);

function place(paragraphIndex: number, offset: number): TimedPlace {
  return { paragraphIndex, offset };
}

type Row = Partial<Paragraph> & { readonly text: string };

function timed(rows: readonly Row[], durationMs: number | null = null): TimedTranscript {
  const transcript = rows.map((row, index) => newParagraph(`p${index}` as ParagraphId, row.text, row));
  return { transcript, times: estimateTimes(transcript, durationMs) };
}

function heard(timeMs: number): string | null {
  const { paragraphIndex, token } = wordAt(TIMED, timeMs);
  return token === null ? null : TIMED.transcript[paragraphIndex]!.text.slice(token.start, token.end);
}

describe('wordAt', () => {
  it('names the word that is spoken, from its start on', () => {
    expect([999, 1_000, 1_199, 1_200, 1_950].map(heard)).toEqual([null, 'un', 'un', 'deux,', 'trois']);
  });

  it('stays on the word before a silence', () => {
    expect([1_700, 2_500].map(heard)).toEqual(['deux,', 'trois']);
  });

  it('passes over headings', () => {
    expect([3_000, 3_999].map(heard)).toEqual(['quatre', 'cinq']);
    expect(wordAt(TIMED, 3_000).paragraphIndex).toBe(3);
  });

  it('tells a word whose time is known from one whose time was shared out', () => {
    expect([1_000, 3_000].map((timeMs) => wordAt(TIMED, timeMs).isKnown)).toEqual([true, false]);
  });

  it('names no word where a paragraph has none', () => {
    expect(wordAt(TIMED, 5_050)).toMatchObject({ paragraphIndex: 4, token: null, untilMs: Infinity });
  });

  it('takes the words of an empty text for none', () => {
    expect(wordAt(timed([]), 100)).toMatchObject({ paragraphIndex: -1, token: null, untilMs: Infinity });
  });

  it('finds what a walk through all words finds, as long as it says (law)', () => {
    fc.assert(
      fc.property(anyTimed, fc.nat(30_000), (text, timeMs) => {
        const found = wordAt(text, timeMs);
        expect(at(text, found)).toBe(walkTo(text, timeMs));
        expect(found.sinceMs).toBeLessThanOrEqual(timeMs);
        expect(found.untilMs).toBeGreaterThan(timeMs);
        for (const within of [found.sinceMs, found.untilMs - 1]) {
          if (Number.isFinite(within)) expect(at(text, wordAt(text, within))).toBe(at(text, found));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('paragraphAt', () => {
  it('gives the paragraph that wordAt finds its word in (law)', () => {
    fc.assert(
      fc.property(anyTimed, fc.nat(30_000), (text, timeMs) => {
        expect(paragraphAt(text, timeMs)).toBe(wordAt(text, timeMs).paragraphIndex);
      }),
    );
  });
});

describe('timeAt', () => {
  it('is the start of the word around the place', () => {
    expect([0, 1, 2].map((offset) => timeAt(TIMED, { paragraphIndex: 1, offset }))).toEqual([1_000, 1_000, 1_000]);
    expect([3, 8].map((offset) => timeAt(TIMED, { paragraphIndex: 1, offset }))).toEqual([1_200, 1_200]);
  });

  it('is the last word’s behind it, and the paragraph’s where there is none', () => {
    expect(timeAt(TIMED, { paragraphIndex: 1, offset: 14 })).toBe(1_900);
    expect(timeAt(TIMED, { paragraphIndex: 4, offset: 1 })).toBe(5_000);
  });

  it('leads to the word whose place it was given, unless that lasts no time (law)', () => {
    fc.assert(
      fc.property(anyTimed, fc.nat(), fc.nat(), (text, anyParagraph, anyWord) => {
        const paragraphIndex = anyParagraph % text.transcript.length;
        const { tokens, times } = timedWordsOf(text, paragraphIndex);
        fc.pre(text.transcript[paragraphIndex]!.kind === 'paragraph' && tokens.length > 0);
        const word = anyWord % tokens.length;
        const found = wordAt(text, timeAt(text, { paragraphIndex, offset: tokens[word]!.end }));
        const isAtOnceOver = [
          ...times.slice(word + 1).map(([startMs]) => startMs),
          ...laterStarts(text, paragraphIndex),
        ];
        fc.pre(!isAtOnceOver.includes(times[word]![0]));
        expect(found).toMatchObject({ paragraphIndex, token: tokens[word] });
      }),
    );
  });
});

describe('timeRangeOf', () => {
  it('goes from the first word touched to the end of the last', () => {
    expect(timeRangeOf(TIMED, place(1, 1), place(1, 4))).toEqual({ startMs: 1_000, endMs: 1_500 });
    expect(timeRangeOf(TIMED, place(1, 9), place(3, 2))).toEqual({ startMs: 1_900, endMs: 3_642 });
  });

  it('touches no word between two', () => {
    expect(timeRangeOf(TIMED, place(1, 2), place(1, 3))).toBeNull();
  });

  it('leaves headings out', () => {
    expect(timeRangeOf(TIMED, place(0, 0), place(0, 8))).toBeNull();
    expect(timeRangeOf(TIMED, place(0, 0), place(1, 1))).toEqual({ startMs: 1_000, endMs: 1_200 });
  });
});

/** Text whose times run forwards, known and unknown mixed, with headings. */
const anyTimed = fc
  .array(
    fc.record({
      isHeading: fc.boolean(),
      text: fc.stringMatching(/^[ab,]{0,3}( [ab,]{1,3}){0,4}$/),
      isTimed: fc.boolean(),
      steps: fc.array(fc.nat(900), { minLength: 12, maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    let clock = 0;
    return timed(
      rows.map(({ isHeading, text, isTimed, steps }): Row => {
        if (isHeading) return { kind: 'heading', text };
        const words = tokensOf(text).map((_, index): WordTime => {
          const startMs = (clock += steps[2 * index]!);
          return [startMs, (clock += steps[2 * index + 1]!), index];
        });
        if (!isTimed || words.length === 0) return { text };
        return { text, words, startMs: words[0]![0], endMs: words.at(-1)![1] };
      }),
      30_000,
    );
  });

function laterStarts({ times }: TimedTranscript, paragraphIndex: number): number[] {
  return times.slice(paragraphIndex + 1).map(({ startMs }) => startMs);
}

function at(text: TimedTranscript, { paragraphIndex, token }: ReturnType<typeof wordAt>): string {
  const word = token === null ? -1 : timedWordsOf(text, paragraphIndex).tokens.indexOf(token);
  return `${paragraphIndex}:${word}`;
}

function walkTo(text: TimedTranscript, timeMs: number): string {
  let paragraphIndex = -1;
  for (const [index, { kind }] of text.transcript.entries()) {
    if (kind === 'paragraph' && text.times[index]!.startMs <= timeMs) paragraphIndex = index;
  }
  if (paragraphIndex < 0) return '-1:-1';
  const { times } = timedWordsOf(text, paragraphIndex);
  return `${paragraphIndex}:${times.findLastIndex(([startMs]) => startMs <= timeMs)}`;
}
