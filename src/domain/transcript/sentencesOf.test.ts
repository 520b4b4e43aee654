import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentencesOf.ts';
import { tokensOf } from './tokensOf.ts';

function partsOf(text: string, language = 'fr'): string[] {
  return sentencesOf(text, language).map(({ from, to }) => text.slice(from, to).trim());
}

describe('sentencesOf', () => {
  it('parts sentences at dots, questions and calls', () => {
    expect(partsOf('Un mur. Deux murs ! Trois ? Quatre.')).toHaveLength(4);
    expect(partsOf('He left. So did I. Then it rained.', 'en')).toHaveLength(3);
  });

  it.each([
    'M. Dupré et Mme. Durand parlent au Dr. Martin.',
    'C’est, p. ex. Paris, cf. Foucault, d’après MM. Lavoisier et al. et le Pr. Rey.',
    'J. Dupont, J.-P. Sartre et l’abbé A. M. Noir.',
    'Le n° 3, à la p. 12, au t. IV, au chap. 2.',
    'Des murs, des toits, etc. et rien de plus.',
    'Depuis la version 3.5 il y en a 1. 200 selon d’autres.',
    'Voyez www.exemple.fr pour la suite.',
    '« Ah bon ? » dit-il.',
  ])('leaves a French sentence whole: %s', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });

  it.each([
    'Mr. Smith met Mrs. Jones vs. Dr. No.',
    'J. R. R. Tolkien wrote it, e.g. at St. Mary and for the U.S. Government.',
    'See no. 5, fig. 2 and vol. II at 5 p.m. sharp.',
  ])('leaves an English sentence whole: %s', (text) => {
    expect(partsOf(text, 'en')).toEqual([text]);
  });

  it('ends a sentence at what only looks like an abbreviation', () => {
    expect(partsOf('Un cours d’art. Il aime le vol. Puis non. Avant J.-C. Les Grecs. Des murs, etc. Rien.')).toEqual([
      'Un cours d’art.',
      'Il aime le vol.',
      'Puis non.',
      'Avant J.-C.',
      'Les Grecs.',
      'Des murs, etc.',
      'Rien.',
    ]);
  });

  it('keeps closing marks with what they close', () => {
    expect(partsOf('« Ah bon ? » Il part. « Oui ! » Et puis… ! ! Fin. »')).toEqual([
      '« Ah bon ? »',
      'Il part.',
      '« Oui ! »',
      'Et puis… ! !',
      'Fin. »',
    ]);
    expect(partsOf('… Puis non. …')).toEqual(['… Puis non. …']);
  });

  it('covers any text in order, and parts no token', () => {
    const pieces = fc.constantFrom(
      'M. ',
      'Il dort. ',
      '» ',
      '« ',
      'p. ',
      '12',
      'IV ',
      'etc. ',
      '… ',
      '? ',
      'é',
      '\u{A0}!',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const sentences = sentencesOf(text, 'fr');
          expect(sentences.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
          for (const [index, { from, to }] of sentences.entries()) {
            expect(from).toBe(sentences[index - 1]?.to ?? 0);
            expect(to).toBeGreaterThan(from);
          }
          const holds = ({ start, end }: { start: number; end: number }): boolean =>
            sentences.some(({ from, to }) => from <= start && end <= to);
          expect(tokensOf(text).every(holds)).toBe(true);
          const isBare = sentences.some(({ from, to }) => !/[\p{L}\p{N}]/u.test(text.slice(from, to)));
          expect(isBare).toBe(text !== '' && !/[\p{L}\p{N}]/u.test(text));
        },
      ),
    );
  });
});
