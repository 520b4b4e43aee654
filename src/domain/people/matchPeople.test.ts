import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betterSpelling, compareAffiliations, initialsFit, isFullName, respelledName } from './matchPeople.ts';

const name = (given: string, family: string) => ({ given, family });

describe('isFullName', () => {
  it.each([
    ['Jean', 'Dupont', true],
    ['J. Pierre', 'Dupont', true],
    ['J.-P.', 'Dupont', false],
    ['JP', 'Dupont', false],
    ['J', 'Dupont', false],
    ['', 'Dupont', false],
    ['Jean', '', false],
  ])('of %j %j is %j', (given, family, isFull) => {
    expect(isFullName(name(given, family))).toBe(isFull);
  });
});

describe('initialsFit', () => {
  it.each([
    ['J.', 'Jean', true],
    ['J.-P.', 'Jean-Pierre', true],
    ['JP', 'Jean-Pierre', true],
    ['J.', 'Jean-Pierre', true],
    ['É.', 'Élodie', true],
    ['P.', 'Jean-Pierre', false],
    ['J.-M.', 'Jean', false],
    ['', 'Jean', false],
    ['Jean', 'Jean', false],
    ['J.', 'J.', false],
  ])('of %j and %j is %j', (a, b, fits) => {
    expect(initialsFit(name(a, 'Dupont'), name(b, 'DUPONT'))).toBe(fits);
    expect(initialsFit(name(b, 'Dupont'), name(a, 'DUPONT'))).toBe(fits);
    expect(initialsFit(name(a, 'Dupont'), name(b, 'Dupond'))).toBe(false);
  });
});

describe('compareAffiliations', () => {
  it.each([
    ['CNRS', 'cnrs, Paris', 'agree'],
    ['Université de Lyon', 'université de Grenoble', 'differ'],
    ['Télécom Paris', 'CNRS', 'differ'],
    ['Télécom Paris', 'CNRS, Paris', 'differ'],
    ['Université de Lyon', 'ENS Lyon', 'agree'],
    ['Université Lyon 2', 'université lumière lyon 2', 'agree'],
    ['Université', 'CNRS', 'unknown'],
    [null, 'CNRS', 'unknown'],
  ])('of %j and %j is %s', (a, b, agreement) => {
    expect(compareAffiliations(a, b)).toBe(agreement);
  });

  it('is the same both ways, for any texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareAffiliations(a, b)).toBe(compareAffiliations(b, a));
      }),
    );
  });
});

describe('betterSpelling', () => {
  it('prefers small letters, then accents, then the first', () => {
    const plain = name('Elodie', 'Etienne');
    expect(betterSpelling(name('ELODIE', 'ETIENNE'), plain)).toBe(plain);
    expect(betterSpelling(plain, name('Élodie', 'ÉTIENNE'))).toBe(plain);
    const accented = name('Élodie', 'Étienne');
    expect(betterSpelling(plain, accented)).toBe(accented);
    expect(betterSpelling(accented, name('Élodie', 'Étienne'))).toBe(accented);
  });
});

type Pair = [given: string, family: string];

describe('respelledName', () => {
  it.each<[Pair, Pair, Pair]>([
    [
      ['Marie', 'DUPONT'],
      ['Marie', 'Dupont'],
      ['Marie', 'Dupont'],
    ],
    [
      ['Marie', 'DUPONT'],
      ['Dupont', 'Marie'],
      ['Marie', 'Dupont'],
    ],
    [
      ['Catherine', 'LE GRAND-SEBILLE'],
      ['Catherine', 'Le Grand-Sébille'],
      ['Catherine', 'Le Grand-Sébille'],
    ],
    [
      ['Elodie', 'ÉTIENNE'],
      ['Élodie', 'Etienne'],
      ['Élodie', 'Étienne'],
    ],
    [
      ['DUPONT', 'MARIE'],
      ['Marie', 'Dupont'],
      ['Marie', 'Dupont'],
    ],
    [
      ['marie', 'dupont'],
      ['Marie', 'Dupont'],
      ['Marie', 'Dupont'],
    ],
    [
      ['Marie', 'Dupont'],
      ['Marie', 'DUPONT'],
      ['Marie', 'Dupont'],
    ],
    [
      ['J.-P.', 'DE LA TOUR'],
      ['J.-P.', 'de La Tour'],
      ['J.-P.', 'de La Tour'],
    ],
    [
      ['DUPONT', 'MARIE'],
      ['MARIE', 'DUPONT'],
      ['DUPONT', 'MARIE'],
    ],
  ])('gives %j and %j the name %j', (known, other, expected) => {
    const respelled = respelledName(name(...known), name(...other));
    expect([respelled?.given, respelled?.family]).toEqual(expected);
    expect(respelledName(respelled!, name(...other))).toEqual(respelled);
    expect(respelledName(respelled!, name(...known))).toEqual(respelled);
  });

  it('is of one name only', () => {
    expect(respelledName(name('Marie', 'DUPONT'), name('Marie', 'Durand'))).toBeNull();
    expect(respelledName(name('Marie', 'DUPONT'), name('', 'Dupont'))).toBeNull();
  });
});
