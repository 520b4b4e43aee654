import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import { parseFrenchDate } from './frenchDate.ts';
import { identifiersIn } from './identifiers.ts';

describe('foldText', () => {
  it.each([
    ['L’Œuvre\u00A0: à  l`ÉTÉ ', "l'oeuvre : a l'ete"],
    ['e\u0301te\u0301', 'ete'],
    ['\u2028a\tb\u200B', 'a b'],
  ])('folds %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is a fixed point', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('parseFrenchDate', () => {
  it.each([
    ['1 juin 2015', '2015-06-01'],
    ['5 Février 2015', '2015-02-05'],
    ['1er août 2020', '2020-08-01'],
    ['le lundi 3 décembre 2018', '2018-12-03'],
    ['Juin 2015', '2015-06'],
    ['2015', '2015'],
    ['2015-06', '2015-06'],
    ['2015-06-01T10:00:00Z', '2015-06-01'],
    ['01/06/2015', '2015-06-01'],
    ['1.6.2015', '2015-06-01'],
    ['29 février 2016.', '2016-02-29'],
    ['lundi 5 mars 2018 à 14h30', '2018-03-05'],
    ['15 Mars 2012 - 00h00', '2012-03-15'],
    ['March 5, 2015', '2015-03-05'],
    ['5th March 2015', '2015-03-05'],
    ['Monday, March 5th, 2018', '2018-03-05'],
    ['Sept. 2015', '2015-09'],
    ['2015, 1 juin', '2015-06-01'],
    ['2015, June 1', '2015-06-01'],
    ['2015/06/01', '2015-06-01'],
    ['(2015)', '2015'],
    ['du 12 au 14 mars 2015', '2015-03-12'],
    ['12-14 mars 2015', '2015-03-12'],
    ['12 et 13 mars 2015', '2015-03-12'],
    ['30 mars - 2 avril 2015', '2015-03-30'],
    ['du 30 décembre 2014 au 2 janvier 2015', '2014-12-30'],
    ['March 5-7, 2015', '2015-03-05'],
    ['mars-avril 2015', '2015-03'],
    ['2014-2015', '2014'],
    ['01/06/2015 - 03/06/2015', '2015-06-01'],
    ['06/2015', '2015-06'],
    ['2015/06', '2015-06'],
    ['2015-6-1', '2015-06-01'],
    ['1-juin-2015', '2015-06-01'],
    ['le 1er juin 2015 à 14 h 30', '2015-06-01'],
    ['15 mars 1999 (enregistrement)', '1999-03-15'],
    ['été 2015', '2015'],
    ['1er trimestre 2015', '2015'],
    ['vers 2015', '2015'],
    ['ca. 2015', '2015'],
    ['© 2015', '2015'],
    ['année 2015', '2015'],
  ])('reads %j', (text, date) => {
    expect(parseFrenchDate(text)).toBe(date);
  });

  it.each([
    '',
    'hier',
    '32 juin 2015',
    '30 février 2015',
    '1 brumaire 2015',
    '2015-13',
    '12/31/2015',
    '06-07/2015',
    '2015-06/07',
    '0 mai 2015',
    's. d.',
    'de 8h à 10h',
    'Lyon - Paris',
    'en 1200 pages et 2015 mots',
  ])('refuses %j', (text) => {
    expect(parseFrenchDate(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseFrenchDate(text) ?? '2015').toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
      }),
    );
  });
});

describe('parseDurationText', () => {
  it.each([
    ['00:03:56', 236_000],
    ['1 hour, 5 minutes', 3_900_000],
    ['1 heure, 5 minutes et 12 secondes', 3_912_000],
    ['65 minutes environ', 3_900_000],
    ['5 min. 30 s.', 330_000],
    ['1 h. 30 min.', 5_400_000],
    ['7 min', 420_000],
    ['46min09', 2_769_000],
    ['1h11min09', 4_269_000],
    ['1 h 30', 5_400_000],
    ['54min.', 3_240_000],
    [`02'51"`, 171_000],
    ['02’51’’', 171_000],
    ['PT1H37M38S', 5_858_000],
    ['PT0.5S', 500],
    ['P1DT1S', 86_401_000],
    ['P1234S', 1_234_000],
    ['3:05', 185_000],
    ['45 s', 45_000],
    ['1234 secondes', 1_234_000],
    ['236000 ms', 236_000],
    ['1 heure et 5 minutes', 3_900_000],
    ['1 h 30 min 20 s', 5_420_000],
    ['environ 1h30', 5_400_000],
    ['1 hour 12 minutes', 4_320_000],
    ['(54 min)', 3_240_000],
    ['00:54:12:10', 3_252_000],
    ["90'", 5_400_000],
    ['1,5 h', 5_400_000],
  ])('reads %j', (text, durationMs) => {
    expect(parseDurationText(text)).toBe(durationMs);
  });

  it.each([
    '',
    '54',
    'P',
    'PT',
    'une heure',
    'min',
    '3:5',
    '5 min 2 h',
    '6 mois',
    '12 km',
    '3 h 4 h',
    '2 et 3 min',
    '1h30 et 5 s',
  ])('refuses %j', (text) => {
    expect(parseDurationText(text)).toBeNull();
  });
});

describe('identifiersIn', () => {
  it('takes a DOI out of its URL and leaves punctuation out', () => {
    expect(identifiersIn('Voir (https://doi.org/10.60527/ab-1), puis 10.60527/AB-1.')).toEqual([
      { scheme: 'doi', value: '10.60527/AB-1' },
    ]);
  });

  it('reads the number of a page', () => {
    expect(identifiersIn('https://www.canal-u.tv/162873.')).toEqual([
      { scheme: 'url', value: 'https://www.canal-u.tv/162873' },
      { scheme: 'nid', value: '162873' },
    ]);
  });
});
