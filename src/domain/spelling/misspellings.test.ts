import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptWords } from './acceptedWords.ts';
import { dictionaryLanguage } from './dictionaryLanguage.ts';
import { fitSuggestion } from './fitSuggestion.ts';
import { sortBySound } from './sortBySound.ts';
import { formsOf, misspellings, type Verdict } from './misspellings.ts';
import { wordsToCheck } from './wordsToCheck.ts';

const RIGHT = new Set(['le', 'avant', 'garde', 'roi', "l'enfant", 'enfant', 'maison', 'élèves', 'post', 'de']);

function wrongIn(text: string, accepted: readonly string[] = [], unknown: readonly string[] = []): string[] {
  const isAccepted = acceptWords(accepted, 'fr');
  const verdictOf = (form: string): Verdict => {
    if (unknown.includes(form)) return 'unknown';
    if (isAccepted(form)) return 'accepted';
    return RIGHT.has(form.toLowerCase()) ? 'right' : 'wrong';
  };
  return misspellings(wordsToCheck(text, 'fr'), verdictOf).map(({ from, to }) => text.slice(from, to));
}

describe('misspellings', () => {
  it('marks the part that is wrong', () => {
    expect(wrongIn('l’enfent roi')).toEqual(['enfent']);
    expect(wrongIn('avant-gardde')).toEqual(['gardde']);
  });

  it('marks a compound whole when every part is wrong, or when right parts do not go together', () => {
    expect(wrongIn('aujour-dui')).toEqual(['aujour-dui']);
    expect(wrongIn('d’maison')).toEqual(['d’maison']);
  });

  it('takes an accepted word or an acronym in a compound', () => {
    expect(wrongIn("d’Althusser post-Althusser l'avant-Althusser", ['Louis Althusser'])).toEqual([]);
    expect(wrongIn('post-CNRS')).toEqual([]);
  });

  it('marks nothing that was not looked up yet', () => {
    expect(wrongIn('enfent', [], ['enfent'])).toEqual([]);
    expect(wrongIn('l’enfent', [], ['enfent'])).toEqual([]);
  });

  it('knows a name mid-sentence only when it was given', () => {
    expect(wrongIn('le Bourdiou')).toEqual(['Bourdiou']);
    expect(wrongIn('le Bourdiou', ['Bourdiou'])).toEqual([]);
  });
});

describe('formsOf', () => {
  it('names each form once, wholes and parts', () => {
    expect(formsOf(wordsToCheck("l'enfant roi, l’enfant", 'fr'))).toEqual(["l'enfant", 'enfant', 'roi']);
  });
});

describe('acceptWords', () => {
  it('accepts a word with a capital or in capitals, but no name in small letters', () => {
    const accepts = acceptWords(['schize', 'Félix Guattari', 'l’objet petit a'], 'fr');
    expect(['schize', 'Schize', 'SCHIZE', 'Guattari', 'GUATTARI', 'objet'].map(accepts)).toEqual(Array(6).fill(true));
    expect(['guattari', 'schizes'].map(accepts)).toEqual([false, false]);
  });

  it('accepts what no dictionary is asked for too', () => {
    expect(acceptWords([' covid-19 '], 'fr')('covid-19')).toBe(true);
  });
});

describe('dictionaryLanguage', () => {
  it('goes by the language, not by its region', () => {
    expect(['fr', 'fr-CA', 'EN_us', 'de', ''].map(dictionaryLanguage)).toEqual(['fr', 'fr', 'en', null, null]);
  });
});

describe('fitSuggestion', () => {
  it('writes the apostrophes of the text', () => {
    expect(fitSuggestion('aujourd’hui', "qu'il aujourdhui")).toBe("aujourd'hui");
    expect(fitSuggestion("don't", 'it’s dont')).toBe('don’t');
    expect(fitSuggestion('aujourd’hui', 'aujourdhui')).toBe('aujourd’hui');
  });
});

describe('sortBySound', () => {
  it('prefers what sounds the same in French, and keeps the order of the rest', () => {
    expect(sortBySound('enfent', ['entent', 'enflent', 'enfant', 'enferrent'], 'fr')[0]).toBe('enfant');
    expect(sortBySound('coleur', ['côleur', 'couleur', 'colleur'], 'fr')).toEqual(['côleur', 'colleur', 'couleur']);
    expect(sortBySound('batau', ['bateleur', 'battu', 'bateau'], 'fr')).toEqual(['bateau', 'bateleur', 'battu']);
    expect(sortBySound('rime', ['rame', 'rythme', 'ruine'], 'fr')).toEqual(['rame', 'rythme', 'ruine']);
  });

  it('leaves English alone, and loses nothing', () => {
    expect(sortBySound('enfent', ['entent', 'enfant'], 'en')).toEqual(['entent', 'enfant']);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (form, suggestions) => {
        expect(sortBySound(form, suggestions, 'fr').toSorted()).toEqual(suggestions.toSorted());
      }),
    );
  });
});
