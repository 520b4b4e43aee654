import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from './checkTranscript.ts';
import { confirmTimes, mergeParagraphs, setParagraphTime, splitParagraph } from './paragraphEdits.ts';
import { tokensOf } from './tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type WordTime,
} from './transcript.ts';

const a = 'a' as ParagraphId;
const b = 'b' as ParagraphId;

function timed(text: string, fromMs = 0, id = a): Paragraph {
  const words = tokensOf(text).map(
    (_, index) => [fromMs + 1_000 * index, fromMs + 1_000 * index + 800, index] as const,
  );
  const startMs = words[0]?.[0] ?? null;
  return newParagraph(id, text, { startMs, endMs: words.at(-1)?.[1] ?? null, words });
}

function untimed(text: string, startMs: number | null, endMs: number | null, id = a): Paragraph {
  return newParagraph(id, text, { startMs, endMs });
}

function make([text, fromMs, isTimed]: [string, number, boolean], id: ParagraphId): Paragraph {
  return isTimed ? timed(text, fromMs, id) : untimed(text, fromMs, fromMs + 10, id);
}

/** A paragraph with the times a bad source may bring: in any order, overlapping, backwards, outside its ends. */
const unsound = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(9_000), fc.nat(9_000), fc.nat(9)), { minLength: 1, maxLength: 5 }),
    fc.nat(9_000),
    fc.nat(9_000),
  )
  .map(([words, startMs, endMs]) => newParagraph(a, words.map(() => 'mot').join(' '), { words, startMs, endMs }));

/** A word that nobody says, as an alignment leaves it. */
function unspoken(timeMs: number): WordTime {
  return [timeMs, timeMs, ESTIMATED];
}

function wordsOutside({ words, startMs, endMs }: Paragraph): WordTime[] {
  return words.filter((word) => Math.min(word[0], word[1]) < startMs! || Math.max(word[0], word[1]) > endMs!);
}

describe('splitParagraph', () => {
  it('gives each half its own words and bounds', () => {
    const [first, second] = splitParagraph(timed('un deux trois'), 8, b);
    expect(first).toMatchObject({ id: a, text: 'un deux', startMs: 0, endMs: 1_800 });
    expect(second).toMatchObject({ id: b, text: 'trois', startMs: 2_000, endMs: 2_800 });
  });

  it('divides the time of a word that is cut by its characters', () => {
    const [first, second] = splitParagraph(timed('abcd'), 1, b);
    expect(first.words).toEqual([[0, 200, 0]]);
    expect(second.words).toEqual([[200, 800, -1]]);
  });

  it('keeps the outer ends of a paragraph without word times', () => {
    const [first, second] = splitParagraph(untimed('un deux', 1_000, 5_000), 3, b);
    expect([first.startMs, first.endMs, second.startMs, second.endMs]).toEqual([1_000, null, null, 5_000]);
  });

  it('then merging gives the text and the words back (law)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\w{1,5}( \w{1,5}){0,8}$/), fc.nat(60), (text, at) => {
        const cut = text.indexOf(' ', at % text.length);
        if (cut < 0) return;
        const halves = splitParagraph(timed(text), cut, b);
        expect(checkTranscript(halves)).toEqual([]);
        expect(mergeParagraphs(...halves)).toEqual(timed(text));
      }),
      { examples: [['_ a', 1]] },
    );
  });

  it('leaves a paragraph its own ends when it is cut at its edge', () => {
    const paragraph = { ...timed('un deux', 1_000), startMs: 0, endMs: 6_000 };
    expect(splitParagraph(paragraph, 7, b)[0]).toEqual(paragraph);
    expect(splitParagraph(paragraph, 0, b)[1]).toEqual({ ...paragraph, id: b });
  });

  it('at an edge, then merging gives the paragraph back (law)', () => {
    const known = fc.option(fc.nat(1_000));
    fc.assert(
      fc.property(
        fc.constantFrom('', 'un', 'un deux', '!'),
        fc.boolean(),
        known,
        known,
        (text, isEnd, before, after) => {
          const words = timed(text, 1_000);
          const [startMs, endMs] = [words.startMs ?? 1_000, words.endMs ?? 1_000];
          const isTimed = words.words.length > 0 && before !== null && after !== null;
          const paragraph: Paragraph = {
            ...words,
            words: isTimed ? words.words : [],
            startMs: before === null ? null : startMs - before,
            endMs: after === null ? null : endMs + after,
          };
          const halves = splitParagraph(paragraph, isEnd ? text.length : 0, b);
          expect(mergeParagraphs(...halves)).toEqual(paragraph);
        },
      ),
    );
  });

  it('keeps a sound paragraph sound wherever it cuts (law)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-c ,]{0,30}$/), fc.nat(30), (text, at) => {
        expect(checkTranscript(splitParagraph(timed(text), Math.min(at, text.length), b))).toEqual([]);
      }),
    );
  });
});

describe('mergeParagraphs', () => {
  it('and a split give unsound words no time below zero (law)', () => {
    fc.assert(
      fc.property(unsound, unsound, fc.nat(20), (first, second, at) => {
        const merged = mergeParagraphs(first, { ...second, id: b });
        for (const each of [merged, ...splitParagraph(merged, Math.min(at, merged.text.length), b)]) {
          const times = [...each.words.flatMap(([startMs, endMs]) => [startMs, endMs]), each.startMs, each.endMs];
          expect(times.filter((ms) => ms !== null && !(Number.isInteger(ms) && ms >= 0))).toEqual([]);
        }
      }),
    );
  });

  it('gives the words of a side without times the time that is known of it', () => {
    const merged = mergeParagraphs(timed('un deux'), untimed('trois', null, 9_000, b));
    expect(merged).toMatchObject({ id: a, text: 'un deux trois', startMs: 0, endMs: 9_000 });
    expect(merged.words).toEqual([...timed('un deux').words, [1_800, 9_000, -2]]);
  });

  it('begins where the side with times does when the first has none', () => {
    const silent = untimed('[Applaudissements]', null, null);
    const merged = mergeParagraphs(silent, timed('un deux', 20_000, b));
    expect(merged).toMatchObject({ id: a, startMs: 20_000, endMs: 21_800 });
    expect(merged.words).toEqual([unspoken(20_000), ...timed('un deux', 20_000).words]);
    const early = mergeParagraphs(silent, { ...timed('un deux', 20_000, b), startMs: 19_000 });
    expect(early).toMatchObject({ startMs: 19_000, words: [[19_000, 20_000, ESTIMATED], ...merged.words.slice(1)] });
  });

  it('starts no earlier than what is known of any, and moves no measured word (law)', () => {
    const piece = fc.record({
      kind: fc.constantFrom('measured', 'unspoken', 'none', 'start', 'end', 'both'),
      gapMs: fc.nat(3_000),
      text: fc.constantFrom('un', 'un deux', '[Rires]', '…', ''),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 5 }), (pieces) => {
        let nowMs = 0;
        const paragraphs = pieces.map(({ kind, gapMs, text }, index) => {
          const id = `p${index}` as ParagraphId;
          const startMs = (nowMs += gapMs);
          if (kind === 'measured') {
            const paragraph = timed(text, startMs, id);
            nowMs = paragraph.endMs ?? nowMs;
            return paragraph;
          }
          if (kind === 'unspoken' && tokensOf(text).length > 0)
            return { ...untimed(text, startMs, startMs, id), words: tokensOf(text).map(() => unspoken(startMs)) };
          const hasStart = kind === 'start' || kind === 'both';
          const hasEnd = kind === 'end' || kind === 'both';
          return untimed(text, hasStart ? startMs : null, hasEnd ? (nowMs += 500) : null, id);
        });
        const merged = paragraphs.reduce(mergeParagraphs);
        const known = paragraphs.flatMap(({ startMs, endMs }) => [startMs, endMs].filter((ms) => ms !== null));
        expect(merged.startMs ?? Infinity).toBeGreaterThanOrEqual(Math.min(...known));
        for (const [index, [startMs, endMs]] of merged.words.entries()) {
          expect(startMs).toBeGreaterThanOrEqual(merged.words[index - 1]?.[1] ?? merged.startMs!);
          expect(endMs).toBeGreaterThanOrEqual(startMs);
        }
        const measured = paragraphs.flatMap(({ words }) => words.filter(([, , anchor]) => anchor >= 0));
        expect(merged.words.filter(([, , anchor]) => anchor >= 0)).toEqual(measured);
      }),
    );
  });

  it('takes the text of the other when one is empty', () => {
    expect(mergeParagraphs(untimed('', null, null), timed('un', 500, b))).toEqual({ ...timed('un', 500), id: a });
  });

  it('stays sound with any two paragraphs (law)', () => {
    const any = fc.tuple(fc.stringMatching(/^[ab ]{0,10}$/), fc.nat(9_000), fc.boolean());
    fc.assert(
      fc.property(any, any, (left, right) => {
        expect(checkTranscript([mergeParagraphs(make(left, a), make(right, b))])).toEqual([]);
      }),
    );
  });
});

describe('setParagraphTime', () => {
  it('no longer knows an end that the other has passed', () => {
    const moved = setParagraphTime(untimed('x', 1_000, 2_000), 'start', 3_000);
    expect(moved).toMatchObject({ startMs: 3_000, endMs: null });
    expect(setParagraphTime(untimed('x', 1_000, 2_000), 'end', 500)).toMatchObject({ startMs: null, endMs: 500 });
  });

  it('moves a timed paragraph whole, in its rhythm, then fits it to its other end', () => {
    const moved = setParagraphTime(timed('un deux'), 'start', 22_000);
    expect(moved.words).toEqual([
      [22_000, 22_800, BY_HAND],
      [23_000, 23_800, 1],
    ]);
    const fitted = setParagraphTime(moved, 'end', 22_900);
    expect(fitted.words).toEqual([
      [22_000, 22_400, BY_HAND],
      [22_500, 22_900, 1],
    ]);
  });

  it('leaves no spoken word without time, and the paragraph sound, wherever it is set (law)', () => {
    fc.assert(
      fc.property(fc.nat(9_000), fc.nat(9_000), fc.boolean(), (first, second, isStartFirst) => {
        const edges = isStartFirst ? (['start', 'end'] as const) : (['end', 'start'] as const);
        const once = setParagraphTime(timed('un deux trois', 4_000), edges[0], first);
        const set = setParagraphTime(once, edges[1], second);
        expect(checkTranscript([set])).toEqual([]);
        // Squeezed into an instant on the way, words have no rhythm left to come back to.
        const roomMs = Math.min(once.endMs! - once.startMs!, set.endMs! - set.startMs!);
        if (roomMs >= 100) for (const [startMs, endMs] of set.words) expect(endMs).toBeGreaterThan(startMs);
      }),
      { examples: [[4_001, 0, false]] },
    );
  });

  it('spreads words that are not in order from the earliest on', () => {
    const backwards = newParagraph(a, 'un deux', {
      startMs: 0,
      endMs: 6_000,
      words: [
        [5_000, 5_100, 0],
        [1_000, 1_100, 1],
      ],
    });
    expect(setParagraphTime(backwards, 'end', 4_100).words).toEqual([
      [4_000, 4_100, 0],
      [0, 100, 1],
    ]);
    expect(setParagraphTime(backwards, 'start', 10_000)).toMatchObject({ startMs: 10_000, endMs: 14_100 });
  });

  it('keeps the words inside, also those of an unsound paragraph (law)', () => {
    fc.assert(
      fc.property(unsound, fc.constantFrom('start', 'end'), fc.nat(12_000), (paragraph, edge, timeMs) => {
        const set = setParagraphTime(paragraph, edge, timeMs);
        expect(set[edge === 'start' ? 'startMs' : 'endMs']).toBe(timeMs);
        expect(wordsOutside(set)).toEqual([]);
      }),
    );
  });

  it('keeps the words inside', () => {
    expect(setParagraphTime(timed('un deux'), 'start', 500).words).toEqual([
      [500, 800, BY_HAND],
      [1_000, 1_800, 1],
    ]);
  });

  it('moves only the words that lie before a new start, so that later ones keep their measured times', () => {
    expect(setParagraphTime(timed('un deux trois quatre'), 'start', 1_500)).toMatchObject({
      startMs: 1_500,
      endMs: 3_800,
      words: [
        [1_500, 1_688, BY_HAND],
        [1_688, 2_000, ESTIMATED],
        [2_000, 2_800, 2],
        [3_000, 3_800, 3],
      ],
    });
  });

  it('moves as few measured words as have no room behind a new start', () => {
    const { words } = setParagraphTime(timed('un deux trois quatre'), 'start', 1_990);
    expect(words.map(([, , anchor]) => anchor)).toEqual([BY_HAND, ESTIMATED, ESTIMATED, 3]);
    expect(words[3]).toEqual([3_000, 3_800, 3]);
  });

  it('moves only the first word to an earlier start', () => {
    expect(setParagraphTime(timed('un deux', 4_000), 'start', 3_000)).toMatchObject({
      startMs: 3_000,
      endMs: 5_800,
      words: [
        [3_000, 3_800, BY_HAND],
        [5_000, 5_800, 1],
      ],
    });
  });

  it('lets a word set by hand yield that lies before a new start, and leaves later ones alone', () => {
    const words: WordTime[] = [
      [5_000, 5_300, 3],
      [5_400, 5_600, BY_HAND],
      [5_700, 6_300, 5],
    ];
    const paragraph = newParagraph(a, 'un deux trois', { startMs: 5_000, endMs: 6_300, words });
    expect(setParagraphTime(paragraph, 'start', 5_500).words).toEqual([
      [5_500, 5_575, BY_HAND],
      [5_575, 5_700, ESTIMATED],
      [5_700, 6_300, 5],
    ]);
    for (const timeMs of [5_390, 5_399]) {
      const [first, ...others] = setParagraphTime(paragraph, 'start', timeMs).words;
      expect(first).toEqual([timeMs, 5_400, BY_HAND]);
      expect(others).toEqual(words.slice(1));
    }
  });

  it('leaves the words behind the first alone where it has room before them, also estimated ones', () => {
    const words: WordTime[] = [
      [5_000, 5_300, 3],
      [5_300, 5_600, ESTIMATED],
      [5_700, 5_700, ESTIMATED],
      [5_700, 6_300, 5],
    ];
    const paragraph = newParagraph(a, 'un deux trois quatre', { startMs: 5_000, endMs: 6_300, words });
    for (const [timeMs, endMs] of [
      [2_000, 2_300],
      [5_200, 5_300],
    ] as const)
      expect(setParagraphTime(paragraph, 'start', timeMs).words).toEqual([[timeMs, endMs, BY_HAND], ...words.slice(1)]);
  });

  it('leaves a word that is alone its length', () => {
    const alone = newParagraph(a, 'Oui.', { startMs: 5_000, endMs: 5_300, words: [[5_000, 5_300, 0]] });
    expect(setParagraphTime(alone, 'start', 2_000).words).toEqual([[2_000, 2_300, BY_HAND]]);
    expect(setParagraphTime({ ...alone, endMs: 9_000 }, 'start', 6_000).words).toEqual([[6_000, 6_300, BY_HAND]]);
  });

  it('starts with the first word that has a length: those before it nobody says', () => {
    const words: WordTime[] = [
      [5_000, 5_000, ESTIMATED],
      [5_000, 5_000, ESTIMATED],
      [5_000, 5_300, 2],
      [5_400, 5_900, 3],
      [6_000, 6_500, 4],
    ];
    const paragraph = newParagraph(a, 'Nul dit. Lui dit ça.', { startMs: 5_000, endMs: 6_500, words });
    const at = (timeMs: number) => setParagraphTime(paragraph, 'start', timeMs).words;
    expect(at(4_000)).toEqual([unspoken(4_000), unspoken(4_000), [4_000, 4_300, BY_HAND], ...words.slice(3)]);
    expect(at(5_500)).toEqual([
      unspoken(5_500),
      unspoken(5_500),
      [5_500, 5_750, BY_HAND],
      [5_750, 6_000, ESTIMATED],
      words[4],
    ]);
    expect(at(9_000).slice(0, 3)).toEqual([unspoken(9_000), unspoken(9_000), [9_000, 9_300, BY_HAND]]);
    const silent = { ...paragraph, words: words.map(() => unspoken(5_000)) };
    expect(setParagraphTime(silent, 'start', 4_000)).toEqual({ ...silent, startMs: 4_000 });
  });

  it('sets a start by hand so that no word overlaps or runs backwards, and no later measured one moves (law)', () => {
    const steps = fc.record({
      gapMs: fc.nat(300),
      lengthMs: fc.nat(500),
      anchor: fc.constantFrom(5, TYPED, ESTIMATED, BY_HAND),
    });
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 6 }), fc.nat(6_000), (rows, timeMs) => {
        let nowMs = 1_000;
        const words = rows.map(({ gapMs, lengthMs, anchor }): WordTime => {
          nowMs += gapMs;
          return [nowMs, (nowMs += lengthMs), anchor];
        });
        const text = words.map(() => 'mot').join(' ');
        const set = setParagraphTime(newParagraph(a, text, { startMs: 1_000, endMs: nowMs, words }), 'start', timeMs);
        expect(checkTranscript([set])).toEqual([]);
        for (const [index, [startMs, endMs]] of set.words.entries())
          expect(Math.min(endMs, set.words[index + 1]?.[0] ?? Infinity)).toBeGreaterThanOrEqual(startMs);
        const first = words.findIndex(([startMs, endMs]) => endMs > startMs);
        for (const [index, word] of words.entries()) {
          const isLater = index > first && first >= 0 && word[0] - timeMs >= 20 * (index - first);
          if (isLater && (word[2] === 5 || word[2] === BY_HAND)) expect(set.words[index]).toEqual(word);
        }
      }),
    );
  });

  it('spreads words that are all estimated in their own rhythm, from a first one set by hand', () => {
    const measured = timed('un deux trois');
    const guessed = { ...measured, words: measured.words.map(([from, to]) => [from, to, ESTIMATED] as const) };
    expect(setParagraphTime(guessed, 'start', 1_400).words).toEqual([
      [1_400, 1_800, BY_HAND],
      [1_900, 2_300, ESTIMATED],
      [2_400, 2_800, ESTIMATED],
    ]);
  });

  it('leaves a heading alone', () => {
    const heading: Paragraph = { ...untimed('Titre', null, null), kind: 'heading' };
    expect(setParagraphTime(heading, 'start', 5)).toBe(heading);
  });

  it('throws on a time that is none', () => {
    expect(() => setParagraphTime(untimed('x', null, null), 'start', 0.5)).toThrow(RangeError);
  });
});

describe('confirmTimes', () => {
  it('makes the estimate between two known times known', () => {
    const transcript = [
      untimed('aaaa', 0, 1_000),
      untimed('bbbb', null, null, b),
      untimed('cc', 2_000, null, 'c' as ParagraphId),
    ];
    expect(confirmTimes(transcript, b, null)).toMatchObject({ startMs: 1_000, endMs: 2_000 });
  });
});
