import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTerms } from './vocabulary.ts';

describe('splitTerms', () => {
  it.each([
    ['Langues, littératures et civilisations étrangères', ['Langues, littératures et civilisations étrangères']],
    [
      'Histoire, Langues, littératures et civilisations étrangères, Droit',
      ['Histoire', 'Langues, littératures et civilisations étrangères', 'Droit'],
    ],
    ['SOCIOLOGIE, DEMOGRAPHIE ; Droit', ['SOCIOLOGIE, DEMOGRAPHIE', 'Droit']],
    [
      'Lettres, arts, langues et civilisations, Sciences humaines, sociales, de l’éducation et de l’information',
      ['Lettres, arts, langues et civilisations', 'Sciences humaines, sociales, de l’éducation et de l’information'],
    ],
    ['Arts, musiques et danses du monde, Géologie', ['Arts, musiques et danses du monde', 'Géologie']],
    ['géologie, volcanologie', ['géologie', 'volcanologie']],
    ['Géologie|Physique • Chimie', ['Géologie', 'Physique', 'Chimie']],
    ['Droit, Droit ; droit', ['droit']],
  ])('keeps the disciplines of %j', (text, terms) => {
    expect(splitTerms(text, 'disciplines')).toEqual(terms);
  });

  it.each([
    ['dune, vent ; sable', ['dune', 'vent', 'sable']],
    ['dune, vent et sable', ['dune', 'vent et sable']],
    [
      'Institut national des sciences appliquées (Lyon ; 1957-....), ingénieurs',
      ['Institut national des sciences appliquées (Lyon ; 1957-....)', 'ingénieurs'],
    ],
    ['Freud, Sigmund (1856-1939), rêve', ['Freud, Sigmund (1856-1939)', 'rêve']],
    ['vent (mer, dune', ['vent (mer', 'dune']],
    ['', []],
    [' ; , ', []],
  ])('keeps the keywords of %j', (text, terms) => {
    expect(splitTerms(text, 'keywords')).toEqual(terms);
  });

  it('loses no word', () => {
    const piece = fc.constantFrom('a', 'Sociologie', ', ', ' ; ', 'démographie', '(', ')', '|', ' et ', 'B');
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('disciplines' as const, 'keywords' as const), (pieces, kind) => {
        const text = pieces.join('');
        expect(wordsOf(splitTerms(text, kind).join(' '))).toEqual(wordsOf(text));
      }),
    );
  });
});

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\p{L}+/gu)?.map((word) => word.toLowerCase()));
}
