import { describe, expect, it } from 'vitest';
import { englishNumber } from './englishNumbers.ts';
import { frenchNumber, frenchOrdinal } from './frenchNumbers.ts';
import { spokenForms } from './spokenForms.ts';

describe('spokenForms', () => {
  it.each([
    ['M.', 'monsieur'],
    ['Mme.', 'madame'],
    ['n°3', 'numéro trois'],
    ['etc.', 'et cétéra'],
    ['XIXe', 'dix neuvième'],
    ['1er', 'premier'],
    ['3,5', 'trois virgule cinq'],
    ['«25', 'vingt cinq'],
    ['SNCF', 'èsse ène cé èfe'],
    ['est-ce', 'est ce'],
    ['l’ADN,', 'l a dé ène'],
    ['%', 'pour cent'],
    ['…', ''],
    ['constructor', 'constructor'],
  ])('says %s in French', (token, words) => {
    expect(spokenForms(token, 'fr').join(' ')).toBe(words);
  });

  it.each([
    ['Dr', 'doctor'],
    ['1984', 'nineteen eighty four'],
    ['well-known', 'well known'],
  ])('says %s in English', (token, words) => {
    expect(spokenForms(token, 'en').join(' ')).toBe(words);
  });
});

describe('frenchNumber', () => {
  it.each([
    [0, 'zéro'],
    [71, 'soixante et onze'],
    [80, 'quatre vingt'],
    [99, 'quatre vingt dix neuf'],
    [1_789, 'mille sept cent quatre vingt neuf'],
    [2_000_001, 'deux million un'],
  ])('says %i', (number, words) => {
    expect(frenchNumber(number)).toBe(words);
  });
});

describe('frenchOrdinal', () => {
  it.each([
    [1, 'premier'],
    [5, 'cinquième'],
    [19, 'dix neuvième'],
    [4, 'quatrième'],
  ])('says %i', (number, words) => {
    expect(frenchOrdinal(number)).toBe(words);
  });
});

describe('englishNumber', () => {
  it.each([
    [42, 'forty two'],
    [1_905, 'nineteen o five'],
    [2_006, 'two thousand six'],
    [316, 'three hundred sixteen'],
  ])('says %i', (number, words) => {
    expect(englishNumber(number)).toBe(words);
  });
});
