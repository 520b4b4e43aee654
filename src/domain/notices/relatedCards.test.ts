import { describe, expect, it } from 'vitest';
import { pageLines } from './pageLines.ts';
import { parseRelatedCards } from './relatedCards.ts';

function read(text: string) {
  const { related, unread } = parseRelatedCards(pageLines(text));
  const cards = related.map(({ title, speakers, abstract }) => {
    return [title, speakers.map(({ given, family }) => `${given} ${family}`).join(' & '), abstract];
  });
  return { cards, unread: unread.map(({ text: each }) => each) };
}

describe('parseRelatedCards', () => {
  it.each([
    ['-\nLa mer\nPetitLucLe sel.\n-\nLe vent\nLe GoffAnneAnne Le Goff parle.'],
    ['- La mer\nPetitLucLe sel.\n- Le vent\nLe GoffAnneAnne Le Goff parle.'],
    ['-\nLa mer\nPetitLuc\nLe sel.\n-\nLe vent\nLe GoffAnne\nAnne Le Goff parle.'],
    ['La mer\nPetitLucLe sel.\nLe vent\nLe GoffAnneAnne Le Goff parle.'],
    ['La mer\nPetitLucLe sel.\n\nLe vent\nLe GoffAnneAnne Le Goff parle.'],
  ])('reads the cards of %j', (text) => {
    expect(read(text)).toEqual({
      cards: [
        ['La mer', 'Luc Petit', 'Le sel.'],
        ['Le vent', 'Anne Le Goff', 'Anne Le Goff parle.'],
      ],
      unread: [],
    });
  });

  it('leaves the kind, the length and what no abstract can hold unread', () => {
    const text = `Conférence\n01:02:03\nLa mer\nPetitLuc${'La mer monte. '.repeat(14)}\nSuivez notre lettre chaque mois\nVidéo\nLe vent\nDuboisAnne`;
    expect(read(text)).toMatchObject({
      cards: [
        ['La mer', 'Luc Petit', expect.stringMatching(/^La mer monte\./)],
        ['Le vent', 'Anne Dubois', null],
      ],
      unread: ['Conférence', '01:02:03', 'Suivez notre lettre chaque mois', 'Vidéo'],
    });
  });

  it('gives a card that is shown twice once', () => {
    expect(read('-\nLa mer\nPetitLucLe sel.\n-\nLa mer\nPetitLucLe sel.').cards).toHaveLength(1);
  });

  it.each([
    [`${'a'.repeat(99)}…`, true],
    [`${'a'.repeat(98)}…`, false],
    ['a'.repeat(100), false],
  ])('takes a title of 100 characters with an ellipsis for cut', (title, titleTruncated) => {
    expect(parseRelatedCards(pageLines(`-\n${title}`)).related).toMatchObject([{ titleTruncated }]);
  });

  it.each([
    ['Une phrase entière.', false],
    ['Une phrase ...', true],
    ['La question de l', true],
    [`${'Mer. '.repeat(39)}Fin..`, true],
  ])('tells whether the abstract %j was cut', (abstract, abstractTruncated) => {
    expect(parseRelatedCards(pageLines(`-\nTitre\n${abstract}`)).related).toMatchObject([{ abstractTruncated }]);
  });
});
