import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamePart, parsePersonName, splitGluedNames } from './personName.ts';

describe('splitGluedNames', () => {
  it('is sure of names that the text repeats', () => {
    expect(splitGluedNames('McDonaldAnnAnn McDonald, professeure, parle.')).toEqual({
      names: [{ family: 'McDonald', given: 'Ann' }],
      certainty: 'stated',
      rest: 'Ann McDonald, professeure, parle.',
    });
  });

  it.each([
    ['Van LichterveldeMariekeLa transition', 'Van Lichtervelde', 'Marieke', 'La transition'],
    ['MauriceLaurenceL’exposome', 'Maurice', 'Laurence', 'L’exposome'],
    ['McDonaldAnnThis talk', 'McDonald', 'Ann', 'This talk'],
    ['Dunan-PageAnneÀ Londres', 'Dunan-Page', 'Anne', 'À Londres'],
    ['DUPONTJeanLa mer', 'DUPONT', 'Jean', 'La mer'],
    ['Le Grand-SébilleCatherineEn 1950', 'Le Grand-Sébille', 'Catherine', 'En 1950'],
    ['de BroglieLouis'.concat('Une onde'), 'de Broglie', 'Louis', 'Une onde'],
  ])('guesses %s', (text, family, given, rest) => {
    expect(splitGluedNames(text)).toEqual({ names: [{ family, given }], certainty: 'guessed', rest });
  });

  it('guesses two people glued together', () => {
    expect(splitGluedNames('DupontJeanMartinPaulLa mer').names).toEqual([
      { family: 'Dupont', given: 'Jean' },
      { family: 'Martin', given: 'Paul' },
    ]);
  });

  it.each(['', 'La conférence porte sur JavaScript et TypeScript.', 'Une introduction.', 'iPhone et iPad', 'aBcD'])(
    'finds no name in %j',
    (text) => {
      expect(splitGluedNames(text)).toMatchObject({ names: [], rest: text });
    },
  );

  it('loses no character', () => {
    const word = fc.stringMatching(/^[A-Za-zÉé’ -]{0,12}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const text = words.join('');
        const { names, rest } = splitGluedNames(text);
        expect(names.map(({ family, given }) => family + given).join('') + rest).toBe(text);
      }),
    );
  });
});

describe('parsePersonName', () => {
  it.each([
    ['Paola Tubaro', 'Paola', 'Tubaro'],
    ['Tubaro, Paola', 'Paola', 'Tubaro'],
    ['TUBARO Paola', 'Paola', 'TUBARO'],
    ['Paola TUBARO', 'Paola', 'TUBARO'],
    ['LE GRAND Jean-Pierre', 'Jean-Pierre', 'LE GRAND'],
    ['Thomas Le Goff', 'Thomas', 'Le Goff'],
    ['Jeanne de la Tour', 'Jeanne', 'de la Tour'],
    ['Marieke Van Lichtervelde', 'Marieke', 'Van Lichtervelde'],
    ['J. B. DUPONT', 'J. B.', 'DUPONT'],
    ['  Ana   López-Cordón ', 'Ana', 'López-Cordón'],
    ['Aristote', '', 'Aristote'],
  ])('reads %j', (text, given, family) => {
    expect(parsePersonName(text)).toEqual({ given, family });
  });

  it.each(['', ' ', 'https://example.org', 'a, b, c', ', Paola', 'Tubaro,', 'Salle 12', 'x'.repeat(200)])(
    'refuses %j',
    (text) => {
      expect(parsePersonName(text)).toBeNull();
    },
  );
});

describe('isNamePart', () => {
  it('wants capitals, but for particles, and few words', () => {
    expect(isNamePart('Van der Berg')).toBe(true);
    expect(isNamePart('Le Grand-Sébille')).toBe(true);
    expect(isNamePart('La conférence')).toBe(false);
    expect(isNamePart('de la')).toBe(false);
    expect(isNamePart('')).toBe(false);
  });
});
