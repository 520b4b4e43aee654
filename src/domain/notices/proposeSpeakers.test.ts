import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
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

  it.each([
    [
      'Anne Martin, professeure émérite de philosophie à l’université de Lille, revient sur…',
      'Martin',
      'professeure émérite de philosophie',
      'université de Lille',
    ],
    ["Anne Martin, chargée de recherche à l'INRAE, explique ce choix.", 'Martin', 'chargée de recherche', 'INRAE'],
    ['Anne Martin, enseignante-chercheuse au Muséum, parle.', 'Martin', 'enseignante-chercheuse', 'Muséum'],
    ['Luc Petit, chercheur CNRS, présente ses travaux.', 'Petit', 'chercheur', 'CNRS'],
    ['Luc Petit (CNRS) présente ses travaux.', 'Petit', null, 'CNRS'],
    ['Luc Petit, historien, Université de Lyon, présente ses travaux.', 'Petit', 'historien', 'Université de Lyon'],
    [
      'Dans cette vidéo, Luc Petit, géographe à l’université de Caen, explique la dérive.',
      'Petit',
      'géographe',
      'université de Caen',
    ],
    [
      'Le professeur Luc Petit, chirurgien à l’hôpital Necker, présente un cas.',
      'Petit',
      'chirurgien',
      'hôpital Necker',
    ],
    ['Keynote by Jane Whitaker, Professor of Physics at MIT, on light.', 'Whitaker', 'Professor of Physics', 'MIT'],
    ['Avec Luc Petit, historien.', 'Petit', 'historien', null],
    ['Une conférence de Luc Petit, historien des sciences.', 'Petit', 'historien des sciences', null],
    [
      'Jane Whitaker, professor of history at the University of Leeds, discusses maps.',
      'Whitaker',
      'professor of history',
      'University of Leeds',
    ],
    ['A lecture by Jane Whitaker, director of the Wellcome Museum.', 'Whitaker', 'director', 'Wellcome Museum'],
    [
      'Dr Jane Whitaker, senior lecturer at King’s College London, explains.',
      'Whitaker',
      'senior lecturer',
      'King’s College London',
    ],
  ])('reads %j', (abstract, family, role, affiliation) => {
    expect(proposeSpeakers(abstract)).toMatchObject([{ family, role, affiliation, certainty: 'proposed' }]);
  });

  it('gives those who share a function each theirs', () => {
    const abstract = 'Jean Delmas et Anne Martin, professeurs à Télécom Paris, présentent leurs travaux.';
    expect(proposeSpeakers(abstract).map(({ family, role, affiliation }) => [family, role, affiliation])).toEqual([
      ['Delmas', 'professeur', 'Télécom Paris'],
      ['Martin', 'professeur', 'Télécom Paris'],
    ]);
    const three =
      'Jean Delmas, historien au CNRS, Anne Martin, sociologue, et Luc Petit (INRAE) débattent de la ville.';
    expect(proposeSpeakers(three).map(({ family, affiliation }) => [family, affiliation])).toEqual([
      ['Delmas', 'CNRS'],
      ['Martin', null],
      ['Petit', 'INRAE'],
    ]);
  });

  it.each([
    'Anne Martin, historienne. Le sol est une ressource.',
    'Anne Martin est professeure à l’université de Lille.',
    'Le sol. Anne Martin, philosophe, tenait pour vraie cette idée.',
  ])('only guesses where nothing says that the person speaks: %j', (abstract) => {
    expect(proposeSpeakers(abstract)).toMatchObject([{ family: 'Martin', certainty: 'guessed' }]);
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
    'Victor Delorme, écrivain (1802-1885), est relu ici.',
    'Victor Delorme, philosophe du XVIIIe siècle, présente un cas.',
    'Victor Delorme, écrivain, a publié ce roman en 1862.',
    'Victor Delorme, écrivain, publia ce roman.',
    'Victor Delorme (1802-1885) est un écrivain français.',
    'Le CNRS, laboratoire public, présente ses travaux.',
    'L’Université de Lyon, directrice du projet, présente ses travaux.',
    'Selon Victor Delorme, historien, la ville change.',
    'Pour Victor Delorme, historien, la ville présente un attrait.',
    'On relit Victor Delorme, écrivain.',
    'Victor Delorme publie un roman. La critique se tait.',
    'Nous suivons Éva Marchand, historienne, dans les archives.',
  ])('finds none in %j', (abstract) => {
    expect(proposeSpeakers(abstract)).toEqual([]);
  });

  it('answers any text, in time that grows with it', () => {
    const pieces = [
      'Anne Martin',
      'Jean de La Tour',
      ', ',
      ' et ',
      ' (',
      ') ',
      'professeur',
      'à la Sorbonne',
      'Avec ',
      '. ',
      ' présente ',
    ];
    const prose = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'binary' })), (text) => {
        const names = proposeSpeakers(text).map(({ given, family }) => `${given} ${family}`.trim());
        expect(names).not.toContain('');
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) for (const word of name.split(' ')) expect(text).toContain(word);
      }),
    );
    const hostile = ['Anne Martin, ', 'Anne et ', 'A B, professeur, ', 'Avec ', 'Anne Martin (', 'A de la '];
    for (const piece of hostile) {
      expect(processorMs(() => proposeSpeakers(piece.repeat(100_000)))).toBeLessThan(1_000);
    }
  });
});
