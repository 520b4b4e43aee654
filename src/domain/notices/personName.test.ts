import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfName } from './isOrganisation.ts';
import { NAME_CASES, ORGANISATIONS } from './nameCases.suite.ts';
import { isNamePart, parsePersonName, readPersonName, splitGluedNames } from './personName.ts';

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

  it.each([
    ['DupontJeanMartinPaulJean Dupont et Paul Martin présentent', ['Jean Dupont', 'Paul Martin'], 'stated'],
    ['DupontJeanLe GoffThomasLa mer', ['Jean Dupont', 'Thomas Le Goff'], 'guessed'],
    ['LebrunFabienDans cette vidéo, Fabien Lebrun parle', ['Fabien Lebrun'], 'stated'],
    ['DUPONTJeanLe professeur Jean Dupont parle', ['Jean DUPONT'], 'stated'],
    ['DUPONTJeanMARTINPaulLa mer', ['Jean DUPONT', 'Paul MARTIN'], 'guessed'],
    ['LeBlancMarieLe sol', ['Marie LeBlanc'], 'guessed'],
    ['DupontJ.-P.La mer', ['J.-P. Dupont'], 'guessed'],
    ['DupontJean« La mer »', ['Jean Dupont'], 'guessed'],
    ['DupontJean2015, année polaire', ['Jean Dupont'], 'guessed'],
    ['DupontMarie-ClaireLa mer', ['Marie-Claire Dupont'], 'guessed'],
    ['ÉtienneÉlodieÀ Londres', ['Élodie Étienne'], 'guessed'],
  ])('splits %s', (text, names, certainty) => {
    const split = splitGluedNames(text);
    expect(split.names.map(({ given, family }) => `${given} ${family}`)).toEqual(names);
    expect(split.certainty).toBe(certainty);
  });

  it('is sure of people who are known', () => {
    expect(
      splitGluedNames('LeThomasJeanLa mer', ({ given, family }) => `${given} ${family}` === 'Jean LeThomas'),
    ).toEqual({
      names: [{ given: 'Jean', family: 'LeThomas' }],
      certainty: 'stated',
      rest: 'La mer',
    });
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
  it.each(NAME_CASES)('reads %j', (text, given, family) => {
    expect(parsePersonName(text)).toEqual({ given, family });
  });

  it.each(['Jean Delmas - Marie Petit', 'Jean Delmas – Lyon'])('takes %j for no one person', (text) => {
    expect(parsePersonName(text)).toBeNull();
  });

  it.each(ORGANISATIONS)('takes %j for no person', (text) => {
    expect(parsePersonName(text)).toBeNull();
    expect(kindOfName(text)).toBe('organisation');
  });

  it('takes none of the people for an organisation', () => {
    const wrong = NAME_CASES.filter(([, given, family]) => kindOfName(`${given} ${family}`.trim()) === 'organisation');
    expect(wrong).toEqual([]);
  });

  it.each(['', ' ', 'https://example.org', 'a, b, c', ', Paola', 'Tubaro,', 'Salle 12', 'x'.repeat(200)])(
    'refuses %j',
    (text) => {
      expect(parsePersonName(text)).toBeNull();
    },
  );
});

describe('readPersonName', () => {
  it.each([
    ['Jean Delmas (réalisateur)', 'réalisateur'],
    ['Delmas, Jean (CNRS)', 'CNRS'],
    ['Jean Delmas, professeur à Lyon', 'professeur à Lyon'],
    ['Jean Delmas, professeur, Lyon', 'professeur, Lyon'],
    ['Jean Delmas', null],
  ])('keeps what stands beside the name in %j', (text, note) => {
    expect(readPersonName(text)).toMatchObject({ name: { given: 'Jean', family: 'Delmas' }, note });
  });

  it.each([
    'DELMAS JEAN',
    'jean delmas',
    'Le Monde',
    'IFREMER',
    'ROUSSEAU',
    'CultureGnum',
    'Universcience',
    'Robert Service',
  ])('is unsure of %j, or finds no person', (text) => {
    expect(readPersonName(text)?.isUnsure ?? true).toBe(true);
  });

  it.each([
    'Jean Delmas',
    'DELMAS Jean',
    'Delmas, Jean',
    'J. Delmas',
    'Ann McDonald',
    'Le Goff Thomas',
    'Anatole France',
  ])('is sure of %j', (text) => {
    expect(readPersonName(text)?.isUnsure).toBe(false);
  });

  it.each(['La conférence porte sur la mer', 'Ouvrir la notice complète', 'Jean et Marie Delmas', 'x '.repeat(300)])(
    'reads no name in %j',
    (text) => {
      expect(readPersonName(text)).toBeNull();
    },
  );

  it('answers any text, in time that grows with it', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readPersonName(text)?.name.family.trim()).not.toBe('');
      }),
    );
    const words = fc.array(
      fc.constantFrom('Le', 'de', 'Jean', 'DUPONT', 'J.', ',', 'Jr.', '(', ')', 'y', 'M.', 'É', '-'),
    );
    fc.assert(
      fc.property(words, (parts) => {
        expect(readPersonName(parts.join(' '))?.name.family.trim()).not.toBe('');
      }),
    );
    for (const text of ['a'.repeat(200_000), 'A '.repeat(100_000), '('.repeat(200_000), 'aB'.repeat(100_000)]) {
      const tookMs = processorMs(() => [readPersonName(text), splitGluedNames(text), kindOfName(text)]);
      expect(tookMs).toBeLessThan(500);
    }
  });
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
