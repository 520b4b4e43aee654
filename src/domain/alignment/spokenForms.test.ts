import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishReadings } from './englishNumbers.ts';
import { frenchNumber, frenchOrdinal, frenchReadings } from './frenchNumbers.ts';
import { romanValue } from './romanNumerals.ts';
import { spokenForms } from './spokenForms.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** The ways to say a token. */
function ways(token: string, language: SpokenLanguage): string[] {
  return spokenForms(token, language).map((words) => words.join(' '));
}

describe('spokenForms', () => {
  it.each([
    ['M.', 'monsieur'],
    ['Mme.', 'madame'],
    ['n°3', 'numéro trois'],
    ['etc.', 'et cétéra'],
    ['XIXe', 'dix neuvième'],
    ['XVIIᵉ-XVIIIᵉ', 'dix septième dix huitième'],
    ['Ier', 'premier'],
    ['1er', 'premier'],
    ['1re', 'première'],
    ['2nde', 'seconde'],
    ['3,5', 'trois virgule cinq'],
    ['3,05', 'trois virgule zéro cinq'],
    ['«25', 'vingt cinq'],
    ['1914-1918,', 'mille neuf cent quatorze à? mille neuf cent dix huit'],
    ['14h30', 'quatorze heures trente'],
    ['14:05', 'quatorze heures cinq'],
    ['12/05/1995', 'douze sur? zéro cinq sur? mille neuf cent quatre vingt quinze'],
    ['A4', 'a quatre'],
    ['COVID-19', 'covid dix neuf'],
    ['SNCF', 'èsse ène cé èfe'],
    ['est-ce', 'est ce'],
    ['l’ADN,', 'l a dé ène'],
    ['%', 'pour cent'],
    ['5$', 'cinq dollars'],
    ['$5', 'cinq dollars'],
    ['20£', 'vingt livres'],
    ['1234567890123', 'un deux trois quatre cinq six sept huit neuf zéro un deux trois'],
    ['10000000000000000000000', `un${' zéro'.repeat(22)}`],
    ['…', ''],
    ['constructor', 'constructor'],
  ])('says %s in French', (token, words) => {
    expect(ways(token, 'fr')[0]).toBe(words);
  });

  it.each([
    ['Dr', 'doctor'],
    ['1984', 'nineteen eighty four'],
    ['19th', 'nineteenth'],
    ['21st', 'twenty first'],
    ['1990s', 'nineteen nineties'],
    ['3.14', 'three point one four'],
    ['25,000', 'twenty five thousand'],
    ['$5', 'five dollars'],
    ['20£', 'twenty pounds'],
    ['2:05', 'two o five'],
    ['VIII', 'eight'],
    ['well-known', 'well known'],
  ])('says %s in English', (token, words) => {
    expect(ways(token, 'en')[0]).toBe(words);
  });

  it.each(['!', ')', '.', '1', '1-', 'X', '-'])('reads a token of very many “%s” without delay', (mark) => {
    expect(spokenForms(`a${mark.repeat(300_000)}b`, 'fr').length).toBeGreaterThan(0);
  });

  it('knows other ways to say a token', () => {
    expect(ways('XIV', 'fr')).toEqual(['quatorze', 'ixe i vé']);
    expect(ways('V', 'fr')).toEqual(['vé', 'cinq']);
    expect(ways('XIV', 'en')).toEqual(['fourteen', 'the? fourteenth', 'eks i vee']);
    expect(ways('12h30', 'fr')).toContain('midi et demie');
    expect(ways('3,14', 'fr')).toContain('trois virgule un quatre');
    expect(ways('3.000', 'fr')).toContain('trois mille');
  });

  it('says any token in few ways, with letters only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('fr', 'en'), (token, language) => {
        const readings = spokenForms(token, language);
        expect(readings.length).toBeGreaterThan(0);
        expect(readings.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('frenchReadings', () => {
  it.each([
    [
      1_795,
      [
        'mille sept cent quatre vingt quinze',
        'dix sept cent quatre vingt quinze',
        'mille sept cent nonante cinq',
        'dix sept cent nonante cinq',
      ],
    ],
    [1_200, ['mille deux cent', 'douze cent']],
    [71, ['soixante et onze', 'septante et un']],
    [60, ['soixante']],
  ])('says %i', (number, words) => {
    expect(frenchReadings(number)).toEqual(words);
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

describe('englishReadings', () => {
  it.each([
    [42, ['forty two']],
    [1_905, ['nineteen o five', 'one thousand nine hundred and? five', 'one nine zero five']],
    [2_006, ['two thousand and? six', 'twenty o six']],
    [2_010, ['twenty ten', 'two thousand and? ten', 'two zero one zero']],
    [316, ['three hundred and? sixteen', 'three sixteen', 'three one six']],
  ])('says %i', (number, words) => {
    expect(englishReadings(number)).toEqual(words);
  });
});

describe('romanValue', () => {
  it.each([
    ['XIV', 14],
    ['MCMXCV', 1_995],
    ['IIII', null],
    ['VX', null],
    ['', null],
  ])('reads %s', (numeral, value) => {
    expect(romanValue(numeral)).toBe(value);
  });
});
