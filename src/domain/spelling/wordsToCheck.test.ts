import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../transcript/textRange.ts';
import type { DictionaryLanguage } from './dictionaryLanguage.ts';
import { spelledForm, wordsToCheck } from './wordsToCheck.ts';

const textsOf = (text: string, language: DictionaryLanguage = 'fr', exempt: readonly TextRange[] = []): string[] =>
  wordsToCheck(text, language, exempt).map((word) => word.text);
const partsOf = (text: string, language: DictionaryLanguage = 'fr'): string[] =>
  wordsToCheck(text, language).flatMap((word) => word.parts.map((part) => part.text));

describe('wordsToCheck', () => {
  it('finds the words between marks', () => {
    expect(textsOf('« Bonjour ! » dit-elle, l’air (très) las…')).toEqual([
      'Bonjour',
      'dit-elle',
      "l'air",
      'très',
      'las',
    ]);
  });

  it('leaves out what holds a digit, single letters and acronyms', () => {
    expect(textsOf('En 1789, à 12h30, 3,5 % du XIXe, le covid-19 y a vu l’INSEE et les ONGs.')).toEqual([
      'En',
      'du',
      'XIXe',
      'le',
      'vu',
      'et',
      'les',
    ]);
  });

  it('leaves out addresses, identifiers and remarks in brackets', () => {
    const text = 'Voir https://exemple.org/pagge?q=motd, www.truc.fr/xx, moi@exemple.fr, exemple.fr, doi:10.1/xx,';
    expect(textsOf(text)).toEqual(['Voir']);
    expect(textsOf('10.1000/xyz123 et [inaudible] puis [00:12:03] #humanum @quidam fin')).toEqual([
      'et',
      'puis',
      'fin',
    ]);
  });

  it('knows an address behind other marks, and its whole', () => {
    expect(textsOf('fin...exemple.fr (moi@exemple.fr) a-b.exemple.co.uk/xx oui')).toEqual(['fin', 'oui']);
    expect(textsOf('«https://exemple.org» -exemple.fr _ git+ssh://motd/pagge non')).toEqual(['non']);
  });

  it('reads a run of letters, hyphens or stops however long', () => {
    const long = 'a'.repeat(60_000);
    expect(textsOf(`${long} mot`)).toEqual([long, 'mot']);
    for (const unit of ['ab-', 'ab.', '+', '-', 'a+', 'ab@']) {
      expect(textsOf(`${unit.repeat(30_000)} mot`).at(-1)).toBe('mot');
    }
  });

  it('takes a full stop without a space for a full stop', () => {
    expect(textsOf('la fin.Le début')).toEqual(['la', 'fin', 'Le', 'début']);
  });

  it('leaves out other scripts and exempt ranges', () => {
    expect(textsOf('le mot λόγος et слово')).toEqual(['le', 'mot', 'et']);
    expect(textsOf('le mot Dasein ici', 'fr', [{ from: 7, to: 13 }])).toEqual(['le', 'mot', 'ici']);
  });

  it('asks for one form, whichever way accents, hyphens and apostrophes are written', () => {
    expect(textsOf('e\u0301tat peut\u2011être aujourd’hui co\u00ADopérer')).toEqual([
      'état',
      'peut-être',
      "aujourd'hui",
      'coopérer',
    ]);
  });

  it('finds the words in a compound', () => {
    expect(partsOf("jusqu'à l'avant-garde qu’est-ce d'l'eau étudiant·e·s")).toEqual([
      'avant',
      'garde',
      'est',
      'ce',
      'eau',
      'étudiant',
    ]);
    expect(partsOf("Lacan's well-known students’ don't", 'en')).toEqual([
      'Lacan',
      'well',
      'known',
      'students',
      "don't",
    ]);
  });

  it('gives the ranges of the words in the text', () => {
    const text = 'Et l’enfent-roi.';
    const [, word] = wordsToCheck(text, 'fr');
    expect(text.slice(word!.from, word!.to)).toBe('l’enfent-roi');
    expect(word!.parts.map(({ from, to }) => text.slice(from, to))).toEqual(['enfent', 'roi']);
  });

  const piece = fc.constantFrom(
    'mot',
    "l'",
    'l’',
    '-',
    '‑',
    ' ',
    'É',
    'e\u0301',
    '·',
    '1',
    '.',
    '@',
    '[',
    ']',
    '://',
    'λ',
    '\u00AD',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  const anyLanguage = fc.constantFrom<DictionaryLanguage>('fr', 'en');

  it('gives disjoint ranges in order, inside the text, with the form of what stands there', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let before = 0;
        for (const word of wordsToCheck(text, language)) {
          expect(word.from).toBeGreaterThanOrEqual(before);
          expect(word.to).toBeLessThanOrEqual(text.length);
          expect(spelledForm(text.slice(word.from, word.to))).toBe(word.text);
          let last = word.from;
          for (const part of word.parts) {
            expect(part.from).toBeGreaterThanOrEqual(last);
            expect(part.to).toBeLessThanOrEqual(word.to);
            expect(spelledForm(text.slice(part.from, part.to))).toBe(part.text);
            last = part.to;
          }
          before = word.to;
        }
      }),
    );
  });

  it('never gives a word that touches an exempt range, and gives all others', () => {
    fc.assert(
      fc.property(anyText, anyLanguage, fc.nat(30), fc.integer({ min: 1, max: 10 }), (text, language, from, length) => {
        const exempt = { from, to: from + length };
        const free = wordsToCheck(text, language).filter((word) => word.to <= exempt.from || word.from >= exempt.to);
        expect(wordsToCheck(text, language, [exempt])).toEqual(free);
      }),
    );
  });

  it('reads a text the same beside another', () => {
    const prose = fc
      .array(fc.constantFrom('mot', "l'enfant", 'grand-mère', ' ', ', ', '1968'))
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        expect(textsOf(`${a} ${b}`)).toEqual([...textsOf(a), ...textsOf(b)]);
      }),
    );
  });
});
