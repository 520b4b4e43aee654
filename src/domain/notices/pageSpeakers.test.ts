import { describe, expect, it } from 'vitest';
import { speakersOf } from './pageSpeakers.ts';

const NOTHING = { stated: [], credits: [], authors: [], abstract: '' };

describe('speakersOf', () => {
  it.each([
    ['Paola Tubaro', ['Paola|Tubaro']],
    ['TUBARO Paola', ['Paola|TUBARO']],
    ['Tubaro, Paola', ['Paola|Tubaro']],
    ['Paola Tubaro, Jean Delmas', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Paola Tubaro et Jean Delmas', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Paola Tubaro, Jean Delmas et Luc Petit', ['Paola|Tubaro', 'Jean|Delmas', 'Luc|Petit']],
    ['Tubaro, Paola ; Delmas, Jean', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Tubaro, Paola, Delmas, Jean', ['Paola|Tubaro?', 'Jean|Delmas?']],
    ['Paola Tubaro (CNRS), Jean Delmas (ENS, Lyon)', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Paola Tubaro, professeure, Université de Lyon', ['Paola|Tubaro']],
    ['Paola Tubaro, CNRS, Jean Delmas, INRAE', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Jean Delmas, professeur à Lyon, et Paola Tubaro, chercheuse au CNRS', ['Jean|Delmas', 'Paola|Tubaro']],
    ['Paola Tubaro - CNRS', ['Paola|Tubaro']],
    ['Paola Tubaro – CNRS ; Jean Delmas – Université Lyon 2', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Paola Tubaro | Jean Delmas', ['Paola|Tubaro', 'Jean|Delmas']],
    ['Université Toulouse - Jean Jaurès', []],
    ['Université de Lyon', []],
    ['CNRS', []],
    ['Service audiovisuel', []],
    ['paola tubaro', ['paola|tubaro?']],
    ['DELMAS JEAN', ['DELMAS|JEAN?']],
    ['Le Monde', ['|Le Monde?']],
  ])('reads the line %j', (line, people) => {
    const speakers = speakersOf({ ...NOTHING, stated: [line] });
    expect(
      speakers.map(({ given, family, certainty }) => `${given}|${family}${certainty === 'guessed' ? '?' : ''}`),
    ).toEqual(people);
  });

  it('takes role and affiliation from beside the name, else from the prose', () => {
    const abstract = 'Paola Tubaro, directrice de recherche au CNRS, discute.';
    expect(speakersOf({ ...NOTHING, stated: ['TUBARO Paola'], abstract })).toEqual([
      { given: 'Paola', family: 'Tubaro', affiliation: 'CNRS', role: 'directrice de recherche', certainty: 'stated' },
    ]);
    expect(speakersOf({ ...NOTHING, stated: ['Paola Tubaro, professeure, Université de Lyon'] })).toMatchObject([
      { role: 'professeure', affiliation: 'Université de Lyon' },
    ]);
  });

  it.each([
    ['DUPONT Marie', { given: 'Marie', family: 'Dupont' }, 'Marie|Dupont'],
    ['Dupont Marie', { given: 'Marie', family: 'Dupont' }, 'Marie|Dupont'],
    ['García Márquez, Gabriel', { given: 'Gabriel García', family: 'Márquez' }, 'Gabriel|García Márquez'],
    ['DUPONT MARIE', { given: 'Marie', family: 'Dupont' }, 'Marie|Dupont'],
    ['ETIENNE Élodie', { given: 'Elodie', family: 'Étienne' }, 'Élodie|Étienne'],
    ['Marie Dupont', { given: 'Marie', family: 'DUPONT' }, 'Marie|Dupont'],
  ])('gives %s the better spelling of the citation', (line, author, expected) => {
    const speakers = speakersOf({ ...NOTHING, stated: [line], authors: [author] });
    expect(speakers.map(({ given, family }) => `${given}|${family}`)).toEqual([expected]);
    expect(speakers[0]?.certainty).toBe('stated');
  });

  it('leaves organisations out of credits and citations', () => {
    const credits = ['CNRS (Intervention), Anne Martin (Intervention), Luc Petit (Montage)'];
    const authors = [{ given: '', family: 'Université de Lyon' }];
    expect(speakersOf({ ...NOTHING, credits, authors }).map(({ family }) => family)).toEqual(['Martin']);
  });
});
