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
  ])('reads %j', (text, date) => {
    expect(parseFrenchDate(text)).toBe(date);
  });

  it.each(['', 'hier', '32 juin 2015', '30 février 2015', '1 brumaire 2015', '2015-13', '12/31/2015', '0 mai 2015'])(
    'refuses %j',
    (text) => {
      expect(parseFrenchDate(text)).toBeNull();
    },
  );
});

describe('parseDurationText', () => {
  it.each([
    ['00:03:56', 236_000],
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
  ])('reads %j', (text, durationMs) => {
    expect(parseDurationText(text)).toBe(durationMs);
  });

  it.each(['', '54', 'P', 'PT', 'une heure', 'min', '3:5'])('refuses %j', (text) => {
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
