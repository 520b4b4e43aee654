import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameTitle, parseCitation } from './citation.ts';

describe('parseCitation', () => {
  it('reads every part from the right', () => {
    const text =
      'Ana López, Luc Petit. Université ouverte. (2015, 1 juin). Marées. Un bilan [suite] , in La mer. [Vidéo]. Canal-U. https://doi.org/10.60527/ab12. (Consultée le 3 mars 2024)';
    expect(parseCitation(text)).toEqual({
      authors: [
        { given: 'Ana', family: 'López' },
        { given: 'Luc', family: 'Petit' },
      ],
      channel: 'Université ouverte',
      recordedOn: '2015-06-01',
      title: 'Marées. Un bilan [suite]',
      collection: 'La mer',
      kind: 'Vidéo',
      identifiers: [{ scheme: 'doi', value: '10.60527/ab12' }],
    });
  });

  it('takes a name alone before the date for the channel', () => {
    const text =
      'Éducation Musique. (2022). Le chœur. [Podcast]. Canal-U. https://www.canal-u.tv/12345. (Consultée le 1 mai 2024)';
    expect(parseCitation(text)).toMatchObject({
      authors: [],
      channel: 'Éducation Musique',
      recordedOn: '2022',
      title: 'Le chœur',
      kind: 'Podcast',
      identifiers: [
        { scheme: 'url', value: 'https://www.canal-u.tv/12345' },
        { scheme: 'nid', value: '12345' },
      ],
    });
  });

  it('reads an undated one, with or without authors', () => {
    expect(parseCitation('Chaîne. Un titre. [Vidéo]. Canal-U. https://www.canal-u.tv/1')).toMatchObject({
      authors: [],
      channel: 'Chaîne',
      title: 'Un titre',
      recordedOn: null,
    });
    expect(parseCitation('Ana López. Chaîne. Un titre. [Vidéo]. Canal-U. 12345')).toMatchObject({
      authors: [{ given: 'Ana', family: 'López' }],
      channel: 'Chaîne',
      title: 'Un titre',
    });
  });

  it('joins a title broken over two lines', () => {
    expect(parseCitation('Chaîne. (2020, 2 mai). Un titre\nlong. [Vidéo]. Canal-U.')?.title).toBe('Un titre long');
  });

  it.each(['', 'Une phrase. (2015). Une autre.', '[Vidéo]', 'Canal-U', 'x'.repeat(5_000)])('refuses %j', (text) => {
    expect(parseCitation(text)).toBeNull();
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '. ',
      ', ',
      '[Vidéo]',
      'Canal-U',
      '(2015, 1 juin)',
      ' , in ',
      'https://x.y',
      'Ana',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
        expect(parseCitation(pieces.join(''))?.title).not.toBe('');
      }),
    );
  });
});

describe('isSameTitle', () => {
  it('compares as a reader does', () => {
    expect(isSameTitle("L'œuvre : un bilan.", 'L’OEUVRE\u00A0: un bilan')).toBe(true);
    expect(isSameTitle('Un bilan', 'Deux bilans')).toBe(false);
  });
});
