import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../build/processorMs.ts';
import { matchWords } from './matchWords.ts';

function matched(before: string, after: string): number[] {
  return [...matchWords(before.split(' '), after.split(' '))];
}

describe('matchWords', () => {
  it.each<[string, string, string, number[]]>([
    ['a word that was put in', 'nous avons bien vu cela', 'nous avons vu cela', [0, 1, -1, 2, 3]],
    ['a word that was left out', 'nous avons vu cela', 'nous avons donc vu cela', [0, 1, 3, 4]],
    ['another word in its place', 'la vie de paris', 'la mer de paris', [0, -1, 2, 3]],
    ['a name that was misheard', 'alan turing a montre', 'alan tourring a montre', [0, 1, 2, 3]],
    ['an echo of itself', 'et alors et alors oui', 'et alors oui', [0, 1, -1, -1, 2]],
    ['no text', '', 'un deux', [-1]],
    ['a single word', 'oui', 'oui', [0]],
  ])('pairs around %s', (_, before, after, pairs) => {
    expect(matched(before, after)).toEqual(pairs);
  });

  it('takes no small word of another passage for one of this', () => {
    const before = 'nous partons demain le premier de la liste est venu sans la cle de chez lui avec elle on rentre';
    const after = 'nous partons demain un chat noir dort parfois dans le jardin voisin sous un grand arbre on rentre';
    const pairs = matched(before, after);
    expect(pairs.slice(0, 3)).toEqual([0, 1, 2]);
    expect(pairs.slice(3, -2).every((pair) => pair === -1)).toBe(true);
    expect(pairs.slice(-2)).toEqual([16, 17]);
  });

  const words = fc.array(fc.constantFrom('le', 'la', 'de', 'chat', 'turing', 'tourring', 'maison', 'parle'), {
    maxLength: 120,
  });

  it('gives pairs in order, each word once', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pairs = [...matchWords(before, after)].filter((pair) => pair >= 0);
        expect(pairs).toEqual([...new Set(pairs)].toSorted((a, b) => a - b));
        expect(pairs.every((pair) => pair < after.length)).toBe(true);
      }),
    );
  });

  it('pairs a text with itself word by word', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect([...matchWords(text, text)]).toEqual(text.map((_, index) => index));
      }),
    );
  });

  it('finds nearly all words of a long text again, whatever was moved, left out, put in or misheard', () => {
    const said = lecture(40_000);
    // The numbers of the words that were said, -1 for one that was not.
    const kept = said.flatMap((_, index): number[] => {
      if (index >= 12_000 && index < 12_300) return [];
      if (index % 97 === 0) return [index, -1];
      return index % 41 === 0 ? [-1] : [index];
    });
    kept.splice(30_000, 0, ...kept.splice(5_000, 400));
    const written = kept.map((number, index) => (number < 0 ? `autre${index}` : said[number]!));
    let pairs: Int32Array = new Int32Array();
    const tookMs = processorMs(() => (pairs = matchWords(written, said)));
    const right = kept.filter((number, index) => number >= 0 && pairs[index] === number).length;
    const wrong = kept.filter((number, index) => pairs[index]! >= 0 && pairs[index] !== number).length;
    expect(right / kept.length).toBeGreaterThan(0.95);
    expect(wrong / kept.length).toBeLessThan(0.002);
    // Near-linear: the product of the lengths would take minutes.
    expect(tookMs).toBeLessThan(10_000);
  });

  it.each<[string, (index: number) => string]>([
    ['one word', () => 'mot'],
    ['two words in turn', (index) => (index % 2 === 0 ? 'oui' : 'non')],
    ['a phrase that is repeated', (index) => `mot${index % 50}`],
  ])('ends soon with nothing but %s', (_, wordAt) => {
    const text = Array.from({ length: 40_000 }, (_word, index) => wordAt(index));
    const tookMs = processorMs(() => {
      const pairs = matchWords(['devant', ...text, 'milieu', ...text], [...text, ...text, 'milieu']);
      expect(pairs).toHaveLength(80_002);
    });
    expect(tookMs).toBeLessThan(10_000);
  });
});

/** Words as frequent as those of a language: few are often said, many seldom. */
function lecture(length: number): string[] {
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length }, () => `mot${Math.floor(4_000 * random() ** 4)}`);
}
