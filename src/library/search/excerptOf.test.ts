import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, wholeExcerpt } from './excerptOf.ts';
import { foldForSearch, foldKey } from './foldForSearch.ts';
import { matchExpression, searchTerms } from './searchTerms.ts';
import { termPattern } from './termPattern.ts';

const found = (text: string, query: string): string[] => {
  const excerpt = wholeExcerpt(text, termPattern(searchTerms(query)));
  return (excerpt?.hits ?? []).map(([start, end]) => text.slice(start, end));
};

describe('foldForSearch and foldKey', () => {
  it('fold accents, case, ligatures and what no reader sees', () => {
    expect(foldForSearch('L’Œuvre d’É\u0301tÉ co\u00ADop\u200Dère')).toBe("l'oeuvre d'ete coopere");
    expect(foldKey(' « L’Œuvre : été… » ')).toBe('l oeuvre ete');
    expect(foldKey('…')).toBe('');
  });
});

describe('searchTerms and matchExpression', () => {
  it('take words only, the last as a prefix', () => {
    expect(searchTerms('l’humain, EN cO')).toEqual([
      { word: 'l', isPrefix: false },
      { word: 'humain', isPrefix: false },
      { word: 'en', isPrefix: false },
      { word: 'co', isPrefix: true },
    ]);
    expect(searchTerms(' ?! ')).toEqual([]);
  });

  it('leave nothing of the syntax of FTS5', () => {
    expect(matchExpression(searchTerms('title: "a" OR b* NEAR(c) ^d -e {f}'))).toBe(
      '"title" "a" "or" "b" "near" "c" "d" "e" "f"*',
    );
  });
});

describe('termPattern', () => {
  it('finds words with and without accents and ligatures, either way', () => {
    expect(found("La main-d'œuvre et l'Œuvre", 'oeuvre')).toEqual(['œuvre', 'Œuvre']);
    expect(found("main-d'oeuvre", 'œuvre')).toEqual(['oeuvre']);
    expect(found('Élève, eleve, ÉLEVÉ', 'élève')).toEqual(['Élève', 'eleve', 'ÉLEVÉ']);
    expect(found('cœur', 'co')).toEqual(['cœur']);
    expect(found('ex æquo', 'aequo')).toEqual(['æquo']);
    expect(found('e\u0301te\u0301', 'été')).toEqual(['e\u0301te\u0301']);
    expect(found('Привет мир', 'мир')).toEqual(['мир']);
  });

  it('finds whole words, and the last by its beginning', () => {
    expect(found('coûter le coût, surcoût', 'cout le')).toEqual(['le', 'coût']);
    expect(found('coûter le coût, surcoût', 'cout')).toEqual(['coûter', 'coût']);
  });

  it('finds exactly the words whose fold is asked for', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aeoéèœæçÉŒAEuhµ𝐀б'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), word, (words, asked) => {
        const text = words.join(' ');
        const folded = foldForSearch(asked);
        expect(found(text, `${asked} zzz`)).toEqual(words.filter((candidate) => foldForSearch(candidate) === folded));
        expect(found(text, asked)).toEqual(words.filter((candidate) => foldForSearch(candidate).startsWith(folded)));
      }),
    );
  });
});

describe('excerptOf', () => {
  const long = `${'Avant le début. '.repeat(20)}Le coût humain\nde l’intelligence. ${'Après la fin. '.repeat(20)}`;

  it('cuts between words around the first hit, and says where it cut', () => {
    const excerpt = excerptOf(long, termPattern(searchTerms('cout humain')));
    expect(excerpt?.text).toMatch(/^…\S.*Le coût humain de l’intelligence\. .*\S…$/);
    expect(excerpt?.text.length).toBeLessThan(170);
    expect(excerpt?.hits.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['coût', 'humain']);
  });

  it('gives a short text whole, and null for one without a hit', () => {
    expect(excerptOf('Un mot.', termPattern(searchTerms('mot')))).toEqual({ text: 'Un mot.', hits: [[3, 6]] });
    expect(excerptOf('Un mot.', termPattern(searchTerms('moi')))).toBeNull();
  });

  it('keeps its hits inside the excerpt, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('a', 'le', 'x y'), (text, query) => {
        const excerpt = excerptOf(`${text} x y le a ${text}`, termPattern(searchTerms(query)));
        expect(excerpt).not.toBeNull();
        for (const [start, end] of excerpt?.hits ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(excerpt?.text.length ?? 0);
        }
      }),
    );
  });

  it('ends on a text of one endless word', () => {
    const excerpt = excerptOf('a'.repeat(100_000), termPattern(searchTerms('a')));
    expect(excerpt?.hits).toEqual([[0, 150]]);
    expect(excerpt?.text).toBe(`${'a'.repeat(150)}…`);
    // Quadratic time would not end here.
    expect(excerptOf(`b${'a'.repeat(2_000_000)}`, termPattern(searchTerms('a')))).toBeNull();
    expect(excerptOf('𝐀'.repeat(1_000), termPattern(searchTerms('𝐀b')))).toBeNull();
  });
});
