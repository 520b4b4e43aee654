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
    ['12/05/1995', 'douze mai mille neuf cent quatre vingt quinze'],
    ['1/12/2024', 'premier décembre deux mille vingt quatre'],
    ['2024-03-12', 'douze mars deux mille vingt quatre'],
    ['45/13/1995', 'quarante cinq sur? treize sur? mille neuf cent quatre vingt quinze'],
    ['1/2', 'un demi'],
    ['3/4', 'trois quart'],
    ['1½', 'un et? un? demi'],
    ['1.2.3', 'un point? deux point? trois'],
    ['1.250.000', 'un million deux cent cinquante mille'],
    ['3e', 'troisième'],
    ['+5', 'plus cinq'],
    ['−5', 'moins cinq'],
    ['(-5', 'moins? cinq'],
    ['€5', 'cinq euros'],
    ['5M€', 'cinq millions d? euros'],
    ['§3', 'paragraphe trois'],
    ['Nº3', 'numéro trois'],
    ['5‰', 'cinq pour mille'],
    ['x=2', 'ixe égale deux'],
    ['(a+b)²', 'a plus bé au? carré'],
    ['1½.', 'un et? un? demi'],
    ['.', ''],
    ['(', ''],
    ['>', ''],
    ['1914²', 'mille neuf cent quatorze'],
    ['x²', 'ixe au? carré'],
    ['f(x)', 'èfe de? ixe'],
    ['5×3', 'cinq fois trois'],
    ['10⁶', 'dix puissance six'],
    ['10⁻³', 'dix puissance moins trois'],
    ['10^-3', 'dix puissance moins trois'],
    ['x⁻¹,', 'ixe puissance moins un'],
    ['p<0,05', 'pé inférieur à zéro virgule zéro cinq'],
    ['n>30', 'ène supérieur à trente'],
    ['p.12', 'page douze'],
    ['(p.12)', 'page douze'],
    ['pp.12-15', 'pages douze à? quinze'],
    ['no.5', 'numéro cinq'],
    ['vol.2', 'volume deux'],
    ['chap.3', 'chapitre trois'],
    ['M.2', 'ème deux'],
    ['vie.12', 'vie'],
    ['5dm³', 'cinq décimètres cube'],
    ['5km³', 'cinq kilomètres cube'],
    ['$5m', 'cinq millions d? dollars'],
    ['£3bn', 'trois milliards d? livres'],
    ['5M$', 'cinq millions d? dollars'],
    ['US$5', 'cinq dollars'],
    ['>5', 'supérieur à cinq'],
    ['l’homme²', 'l homme'],
    ['H₂O', 'ache deux o'],
    ['120m²', 'cent vingt mètres carrés'],
    ['90km/h', 'quatre vingt dix kilomètres à? l? heure'],
    ['5m', 'cinq mètres'],
    ['β-carotène', 'bêta carotène'],
    ['λόγος', 'λόγος'],
    ['C.N.R.S.', 'cé ène ère èsse'],
    ['R&D', 'ère et dé'],
    ['C++', 'cé plus plus'],
    ['jean@univ.fr', 'jean arobase univ point èfe ère'],
    ['https://www.cnrs.fr/', 'doublevé doublevé doublevé point cnrs point èfe ère slash?'],
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
    ['$5m', 'five million dollars'],
    ['($5M),', 'five million dollars'],
    ['£3bn', 'three billion pounds'],
    ['£3bn.', 'three billion pounds'],
    ['$1.5tn', 'one point five trillion dollars'],
    ['€10k', 'ten thousand euros'],
    ['$5-10m', 'five to? ten million dollars'],
    ['US$5m', 'five million dollars'],
    ['$5', 'five dollars'],
    ['$5miles', 'five dollars miles'],
    ['10⁻³', 'ten to the? power? of? minus three'],
    ['p<0.05', 'pee less than zero point zero five'],
    ['p<.05', 'pee less than zero point zero five'],
    ['p.12', 'page twelve'],
    ['pp.12-15', 'pages twelve to? fifteen'],
    ['No.5', 'number five'],
    ['5dm³', 'five cubic decimeters'],
    ['x=-2', 'eks equals minus two'],
    ['x<-5', 'eks less than minus five'],
    ['2:05', 'two o five'],
    ['12/03/2024', 'december the? third twenty twenty four'],
    ['25/03/2024', 'march the? twenty fifth twenty twenty four'],
    ['3/4', 'three quarters'],
    ['1.2.3', 'one point? two point? three'],
    ['€5', 'five euros'],
    ['#5', 'number five'],
    ['10am', 'ten ay em'],
    ['a.m.', 'ay em'],
    ['U.S.', 'yew ess'],
    ['60mph', 'sixty miles an? per? hour'],
    ['info@example.org', 'info at example dot org'],
    ['VIII', 'eight'],
    ['well-known', 'well known'],
  ])('says %s in English', (token, words) => {
    expect(ways(token, 'en')[0]).toBe(words);
  });

  it.each(['!', ')', '.', '1', '1-', 'X', '-', '+', '=', '<', '@', 'a.', '€', '²', 'α', '1.'])(
    'reads a token of very many “%s” without delay',
    (mark) => {
      expect(spokenForms(`a${mark.repeat(300_000)}b`, 'fr').length).toBeGreaterThan(0);
    },
  );

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
