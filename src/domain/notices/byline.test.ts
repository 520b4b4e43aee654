import { describe, expect, it } from 'vitest';
import { readByline } from './byline.ts';

function under(...texts: string[]) {
  const lines = ['Accueil', 'La soie', ...texts].map((text, index) => ({ text, line: index + 1, level: 0 }));
  return readByline(lines, 'La soie');
}

describe('readByline', () => {
  it('reads who speaks, when, and how long', () => {
    expect(under('Par Claire d’Estrées, ingénieure au LIRMM', '12 avril 2017 - 58 min')).toEqual({
      speakers: [
        { given: 'Claire', family: 'd’Estrées', role: 'ingénieure', affiliation: 'LIRMM', certainty: 'guessed' },
      ],
      publishedOn: '2017-04-12',
      durationMs: 58 * 60_000,
      line: 3,
    });
    expect(under('By Ruth O’Connell and Ana López')?.speakers.map(({ family }) => family)).toEqual([
      'O’Connell',
      'López',
    ]);
  });

  it('reads what says what it is', () => {
    const line = 'Publié le 3 mars 2021 | Durée : 1 h 05';
    expect(under(line, 'Conférence d’Ana López, botaniste au Muséum')).toMatchObject({
      speakers: [{ given: 'Ana', family: 'López', role: 'botaniste', affiliation: 'Muséum' }],
      publishedOn: '2021-03-03',
      durationMs: 65 * 60_000,
    });
  });

  it.each([
    [['Conférence de Paris']],
    [['De l’eau']],
    [['Par exemple, la soie de l’araignée.']],
    [['Par Toutatis !']],
    [['Par Amour', 'By Design', 'Avec Sous-titres']],
    [['18h30']],
    [['10:30 - 12:00']],
    [['9 h - 12 h']],
    [['Avec le soutien de la Région Bretagne']],
    [['Partager', '2017', '120 vues']],
    [[]],
  ])('finds none in %j', (texts) => {
    expect(under(...texts)).toBeNull();
  });

  it('takes a time of day behind the date for no length', () => {
    expect(under('Mardi 12 mars 2015 - 18h30')).toMatchObject({ publishedOn: '2015-03-12', durationMs: null });
  });

  it('does not look behind the next heading', () => {
    const lines = [
      { text: 'La soie', line: 1, level: 1 },
      { text: 'À voir aussi', line: 2, level: 2 },
      { text: 'Par Ana López', line: 3, level: 0 },
    ];
    expect(readByline(lines, 'La soie')).toBeNull();
  });
});
