import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplacedRange } from './replacedRange.ts';
import { retimeWords } from './retimeWords.ts';
import { tokensOf } from './tokensOf.ts';
import { TYPED, type WordTime } from './transcript.ts';

function timed(text: string): { text: string; words: WordTime[] } {
  return { text, words: tokensOf(text).map((_, index) => [1_000 * index + 100, 1_000 * index + 900, index]) };
}

/** Replaces `[from, to)` of a timed text and gives the words that come out, as `word@start`. */
function edit(text: string, from: number, to: number, insert: string): string[] {
  const newText = text.slice(0, from) + insert + text.slice(to);
  const range = { oldFrom: from, oldTo: to, newFrom: from, newTo: from + insert.length };
  const words = retimeWords(timed(text), newText, [range]);
  return tokensOf(newText).map((token, index) => `${newText.slice(token.start, token.end)}@${words[index]?.[0]}`);
}

describe('retimeWords', () => {
  it('keeps the time of a word that is typed into', () => {
    expect(edit('le cout humain', 5, 6, 'û')).toEqual(['le@100', 'coût@1100', 'humain@2100']);
  });

  it('gives replacing words the span of what they replaced', () => {
    expect(edit('a bb c', 2, 4, 'xx yy')).toEqual(['a@100', 'xx@1100', 'yy@1500', 'c@2100']);
  });

  it('puts an inserted word into the silence between its neighbours', () => {
    expect(edit('a b', 1, 1, ' x')).toEqual(['a@100', 'x@900', 'b@1100']);
  });

  it('times more words at once than a stack holds', () => {
    const many = 'mot '.repeat(200_000).trim();
    const words = retimeWords(timed('un deux trois'), `un ${many} trois`, [
      { oldFrom: 3, oldTo: 7, newFrom: 3, newTo: 3 + many.length },
    ]);
    expect(words).toHaveLength(200_002);
    expect(words.at(-1)).toEqual([2_100, 2_900, 2]);
  });

  it('keeps the times around a deletion', () => {
    expect(edit('a b c', 2, 4, '')).toEqual(['a@100', 'c@2100']);
  });

  it('tells apart equal words by position', () => {
    expect(edit('le le le', 2, 2, ' le')).toEqual(['le@100', 'le@900', 'le@1100', 'le@2100']);
  });

  it('starts new words within the word before where there is no silence', () => {
    const before: { text: string; words: WordTime[] } = {
      text: 'a b',
      words: [
        [0, 1_000, 0],
        [1_000, 2_000, 1],
      ],
    };
    const words = retimeWords(before, 'a xx yy b', [{ oldFrom: 1, oldTo: 1, newFrom: 1, newTo: 7 }]);
    expect(words).toEqual([
      [0, 1_000, 0],
      [625, 813, TYPED],
      [813, 1_000, TYPED],
      [1_000, 2_000, 1],
    ]);
  });

  it('lets words at the ends reach into the silence around, at the pace of speech', () => {
    const text = 'mot';
    const words: WordTime[] = [[5_000, 5_400, 0]];
    const behind = { oldFrom: 3, oldTo: 3, newFrom: 3, newTo: 7 };
    const tail = (endMs: number) =>
      retimeWords({ text, words }, 'mot fin', [behind], { room: { startMs: 0, endMs } })[1];
    expect(tail(9_000)).toEqual([5_400, 5_650, TYPED]);
    expect(tail(5_500)).toEqual([5_400, 5_500, TYPED]);
    const before = { oldFrom: 0, oldTo: 0, newFrom: 0, newTo: 4 };
    expect(retimeWords({ text, words }, 'fin mot', [before])[0]).toEqual([4_750, 5_000, TYPED]);
  });

  it('keeps the times that new words bring, where they fit', () => {
    const brought = new Map<number, WordTime>([
      [1, [950, 1_000, 7]],
      [2, [1_050, 1_080, 8]],
      [3, [9_000, 9_100, 9]],
    ]);
    const range = { oldFrom: 1, oldTo: 1, newFrom: 1, newTo: 7 };
    expect(retimeWords(timed('a b'), 'a x y z b', [range], { brought })).toEqual([
      [100, 900, 0],
      [950, 1_000, 7],
      [1_050, 1_080, 8],
      [1_080, 1_100, TYPED],
      [1_100, 1_900, 1],
    ]);
  });

  it('keeps the longest run of very many brought times', () => {
    const count = 60_000;
    // First they rise, then each is too early for all but the first.
    const brought = new Map(
      Array.from({ length: 2 * count }, (_, index): [number, WordTime] => {
        const startMs = 1_000 + (index < count ? index : 1);
        return [1 + index, [startMs, startMs, index]];
      }),
    );
    const newText = `a${' b'.repeat(2 * count)} c`;
    const before = { text: 'a c', words: [[0, 1, 7] as const, [900_000, 900_001, 8] as const] };
    const range = { oldFrom: 1, oldTo: 1, newFrom: 1, newTo: newText.length - 2 };
    const words = retimeWords(before, newText, [range], { brought });
    expect(words.slice(1, 1 + count)).toEqual([...brought.values()].slice(0, count));
    expect(words.slice(1 + count, -1).every(([, , anchor]) => anchor === TYPED)).toBe(true);
  });

  it('gives no times where there were none', () => {
    expect(retimeWords({ text: 'a b', words: [] }, 'a c', [{ oldFrom: 2, oldTo: 3, newFrom: 2, newTo: 3 }])).toEqual(
      [],
    );
  });

  it('keeps untouched words, one time a token, never backwards (law)', () => {
    const piece = fc.stringMatching(/^[ab ’,]{0,6}$/);
    const edits = fc.array(fc.tuple(fc.nat(8), fc.nat(5), piece), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.stringMatching(/^[abc ,.]{0,60}$/), edits, (text, cuts) => {
        const { newText, ranges } = applyCuts(text, cuts);
        const before = timed(text);
        const words = retimeWords(before, newText, ranges);
        if (before.words.length === 0) return;
        expect(words).toHaveLength(tokensOf(newText).length);
        for (const [index, word] of words.entries()) {
          expect(word[1]).toBeGreaterThanOrEqual(word[0]);
          expect(word[0]).toBeGreaterThanOrEqual(words[index - 1]?.[0] ?? 0);
        }
        for (const [index, token] of tokensOf(text).entries()) {
          const isTouched = ranges.some((range) => token.end >= range.oldFrom && token.start <= range.oldTo);
          if (!isTouched) expect(words).toContainEqual(before.words[index]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

function applyCuts(text: string, cuts: [number, number, string][]): { newText: string; ranges: ReplacedRange[] } {
  const ranges: ReplacedRange[] = [];
  let newText = '';
  let at = 0;
  for (const [skip, length, insert] of cuts) {
    const oldFrom = Math.min(text.length, at + skip + (ranges.length > 0 ? 1 : 0));
    const oldTo = Math.min(text.length, oldFrom + length);
    newText += text.slice(at, oldFrom);
    ranges.push({ oldFrom, oldTo, newFrom: newText.length, newTo: newText.length + insert.length });
    newText += insert;
    at = oldTo;
    if (at === text.length) break;
  }
  return { newText: newText + text.slice(at), ranges };
}
