import { describe, expect, it } from 'vitest';
import { proposeSpeakers } from './proposeSpeakers.ts';

describe('proposeSpeakers', () => {
  it.each([
    ['Paola Tubaro, directrice de recherche au CNRS, discute.', 'Tubaro', 'directrice de recherche', 'CNRS'],
    [
      'Thomas Le Goff, maître de conférences à Télécom Paris, parle.',
      'Le Goff',
      'maître de conférences',
      'Télécom Paris',
    ],
    [
      "Un film. Ana López, professeure à l'Université de Grenade, parle.",
      'López',
      'professeure',
      'Université de Grenade',
    ],
    ['Éva Marchand, sociologue, parle.', 'Marchand', 'sociologue', null],
    ['Luc Petit, directeur du Muséum, ouvre la séance.', 'Petit', 'directeur', 'Muséum'],
    ['Luc Petit, spécialiste de Kant, ouvre la séance.', 'Petit', 'spécialiste de Kant', null],
    ['Luc Petit, ingénieur chez Cogitel, parle.', 'Petit', 'ingénieur', 'Cogitel'],
  ])('reads %j', (abstract, family, role, affiliation) => {
    expect(proposeSpeakers(abstract)).toMatchObject([{ family, role, affiliation, certainty: 'proposed' }]);
  });

  it('finds several, each once', () => {
    const abstract =
      'Éva Marchand, historienne à Lyon 2, et Luc Petit, ingénieur, répondent. Éva Marchand, historienne, conclut.';
    expect(proposeSpeakers(abstract).map(({ family }) => family)).toEqual(['Marchand', 'Petit']);
  });

  it.each([
    '',
    'La conférence, donnée en 2015, présente un bilan.',
    'Jean Dupont, avec ses élèves, chante.',
    'Le Mans, ville de Sarthe, accueille.',
    'Nous suivons Éva Marchand, historienne, dans les archives.',
  ])('finds none in %j', (abstract) => {
    expect(proposeSpeakers(abstract)).toEqual([]);
  });
});
