import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sound } from './letterRules.ts';
import { PHONE_NAMES } from './phones.ts';
import { pronounce } from './pronounce.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** Phones without blanks; those that may be left out in brackets. */
function spoken(text: string, language: SpokenLanguage): string {
  return pronounce(text.split(' '), language)
    .map(([sounds]) => written(sounds!))
    .join(' ');
}

function written(sounds: readonly Sound[]): string {
  return sounds
    .map(({ phone, isOptional }) => (isOptional ? `(${PHONE_NAMES[phone]!})` : PHONE_NAMES[phone]!))
    .join('');
}

/** What each way to say a token of a text is read as, by its place. */
function waysAt(text: string, at: number, language: SpokenLanguage): string[] {
  return pronounce(text.split(' '), language)[at]!.map(written);
}

describe('pronounce', () => {
  it.each([
    ['bonjour', 'bo~ZuR'],
    ['c’est', 'sE'],
    ['l’oiseau', 'lwazo'],
    ['feuille', 'f9j(@)'],
    ['nation', 'nasjo~'],
    ['montagne', 'mo~taJ(@)'],
    ['aujourd’hui', 'oZuRdHi'],
    ['examen', 'Egzame~'],
    ['travaillent', 'tRavaj(a~)'],
  ])('reads %s in French', (word, phones) => {
    expect(spoken(word, 'fr')).toBe(phones);
  });

  it('says a liaison before a vowel only', () => {
    expect(spoken('les amis', 'fr')).toBe('le(z) ami');
    expect(spoken('les pays', 'fr')).toBe('le pei');
  });

  it.each([
    ['ship', 'SIp'],
    ['make', 'meIk'],
    ['the', 'D@'],
    ['thought', 'TOt'],
    ['though', 'DoU'],
    ['values', 'vael(j)uz'],
    ['unique', '(j)unik(s)'],
    ['world', 'w3(r)ld'],
    ['harbour', 'hA(r)b3(r)(z)'],
    ['nation', 'neIS@n'],
    ['together', 't@gED@(r)(z)'],
    ['altogether', 'Olt@gED@(r)(z)'],
    ['today', 't@deI'],
    ['laughter', 'laeft@(r)(z)'],
    ['laughs', 'laefs'],
    ['laughed', 'laeft'],
    ['slaughter', 'slOt@(r)(z)'],
    ['breakfast', 'brEkf@st'],
    ['breaking', 'breIkIN(z)'],
    ['sword', 'sO(r)d'],
    ['swords', 'sO(r)dz'],
    ['linguistic', 'lINgwIstIk'],
    ['distinguish', 'dIstINgwIS'],
    ['penguin', 'pENgwIn'],
    ['language', 'laeNgwIdZ(z)'],
    ['guess', 'gEs'],
    ['guide', 'gaId'],
    ['tongue', 'tVN'],
    ['ambiguity', '@mbIgjuIti'],
    ['queue', 'kju'],
    ['queues', 'kjuz'],
    ['queued', 'kjud'],
    ['queuing', 'kjuIN(z)'],
    ['truth', 'truT'],
    ['truthful', 'truTfVl'],
    ['truths', 'truTs'],
    ['begin', 'bEgIn'],
    ['forget', 'fO(r)gEt'],
    ['target', 'tA(r)gEt'],
    ['finger', 'fINg@(r)(z)'],
    ['danger', 'deINdZ@(r)(z)'],
    ['longer', 'lONg@(r)(z)'],
    ['general', 'dZEnEr@l(z)'],
    ['German', 'dZ3(r)maen'],
    ['gender', 'dZEnd@(r)(z)'],
    ['religion', 'rIlIdZiOn'],
    ['change', 'tSeINdZ'],
    ['geology', 'dZiOlOdZi'],
    ['condition', 'kOndIS@n'],
    ['giant', 'dZaI@nt'],
    ['decide', 'dIsaId'],
    ['return', 'rIt3(r)n'],
    ['event', 'IvEnt'],
    ['making', 'meIkIN(z)'],
    ['through', 'Tru'],
    ['laugh', 'laef'],
    ['draught', 'draeft'],
  ])('reads %s in English', (word, phones) => {
    expect(spoken(word, 'en')).toBe(phones);
  });

  it.each([
    ['1795', 'fr', 4],
    ['1695', 'en', 3],
    ['bonjour', 'fr', 1],
    ['', 'fr', 1],
  ] as const)('knows the ways to say %s', (token, language, ways) => {
    expect(pronounce([token], language)[0]).toHaveLength(ways);
  });

  it('gives the parts of a number that a blank parts to both', () => {
    expect(spoken('25 000', 'fr').split(' ')[1]).toBe('');
    expect(spoken('1 250', 'fr')).toBe(`${spoken('1000', 'fr')} ${spoken('250', 'fr')}`);
    expect(spoken('1 250 000', 'fr')).toBe(`${spoken('1000000 250000', 'fr')} `);
  });

  it('names units, numbers and millions by what is beside them', () => {
    expect(spoken('5 m', 'fr')).toBe(spoken('5 mètres', 'fr'));
    expect(spoken('la m', 'fr')).toBe(spoken('la ème', 'fr'));
    expect(spoken('no 5', 'fr')).toBe(spoken('numéro 5', 'fr'));
    expect(spoken('No. 5', 'en')).toBe(spoken('number 5', 'en'));
    expect(spoken('I say no. Five', 'en').split(' ')[2]).toBe(spoken('no', 'en'));
    expect(spoken('$5 bn.', 'en')).toBe(spoken('5 billion-dollars', 'en'));
    expect(spoken('$5 million.', 'en')).toBe(spoken('5 million-dollars', 'en'));
  });

  it.each([
    ['5 \u{3BC}m', '5 micromètres', 'fr'],
    ['5 \u{B5}m', '5 micromètres', 'fr'],
    ['5\u{3BC}m,', '5-micromètres', 'fr'],
    ['12 μg', '12 microgrammes', 'fr'],
    ['en μm', 'en micromètres', 'fr'],
    ['5 \u{3BC}m', '5 micrometers', 'en'],
    ['5 \u{B5}m', '5 micrometers', 'en'],
    ['3 μm²', '3 micromètres-carrés', 'fr'],
    ['3 kΩ', '3 kilo-ohms', 'fr'],
    ['3 kΩ', '3 kilo-ohms', 'en'],
    ['3k\u{2126}', '3-kilo-ohms', 'en'],
    ['50 Ω.', '50 ohms', 'fr'],
    ['l’ Ω', 'l’ oméga', 'fr'],
    ['le μ', 'le mu', 'fr'],
  ] as const)('names the unit of %s', (text, words, language) => {
    expect(spoken(text, language)).toBe(spoken(words, language));
  });

  it.each([
    ['chez nos 27 pays', 1, 'fr', ['nos']],
    ['Nos 27 pays', 0, 'fr', ['nos']],
    ['les nos. 3 et 4', 1, 'fr', ['numéros']],
    ['le nᵒ 3', 1, 'fr', ['numéro']],
    ['There is no 3rd option', 2, 'en', ['no']],
    ['and no 2 people agree', 1, 'en', ['no']],
    ['is No. 3rd', 1, 'en', ['no']],
    ['is No. 5', 1, 'en', ['number', 'no']],
    ['Nos. 3 and 4', 0, 'en', ['numbers', 'nos']],
    ['ils étaient sept.', 2, 'fr', ['sept', 'septembre']],
    ['le 12 sept. 1914', 2, 'fr', ['septembre', 'sept']],
    ['en (sept. 1914)', 1, 'fr', ['septembre', 'sept']],
    ['une œuvre d’art.', 2, 'fr', ['d’art', 'd’article']],
    ['cette œuvre est art. Puis', 3, 'fr', ['art', 'article']],
    ['à l’art. 5', 1, 'fr', ['l’article', 'l’art']],
    ['selon art. 5', 1, 'fr', ['article', 'art']],
    ['le septième vol.', 2, 'fr', ['vol', 'volume']],
    ['le vol. IV', 1, 'fr', ['volume', 'vol']],
    ['sa coll. Folio', 1, 'fr', ['collection', 'coll']],
    ['Duby (dir.)', 1, 'fr', ['direction', 'dir']],
    ['au max.', 1, 'fr', ['max', 'maximum']],
    ['six max. 12', 1, 'fr', ['maximum', 'max']],
    ['Me voilà', 0, 'fr', ['me']],
    ['Il dit : « Me voilà', 4, 'fr', ['me']],
    ['chez Me Dupont', 1, 'fr', ['maître']],
    ['Me Dupont', 0, 'fr', ['me', 'maître']],
    ['In 2010 am I wrong', 2, 'en', ['am', 'ay-em']],
    ['at 10:30 am I sleep', 2, 'en', ['ay-em', 'am']],
  ] as const)('says %s by what is beside it', (text, at, language, words) => {
    const own = words.map((word) => spoken(word, language));
    expect(waysAt(text, at, language)).toEqual([...new Set(own)]);
  });

  it('says a sign between a letter and a number that blanks part', () => {
    expect(pronounce(['p < ', '0.05'], 'en')[0]!.map(written)).toEqual([
      written(pronounce(['pee-less-than'], 'en')[0]![0]!),
    ]);
    expect(pronounce(['one > ', 'two'], 'en')[0]!.map(written)).toEqual([spoken('one', 'en')]);
  });

  it('takes more groups of digits than numbers have for numbers of their own', () => {
    const groups = Array.from({ length: 8 }, () => '120');
    expect(spoken(groups.join(' '), 'en')).toBe(groups.map((group) => spoken(group, 'en')).join(' '));
  });

  it('reads any text, and gives each token its own sounds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.constantFrom('fr', 'en'), (tokens, language) => {
        const words = pronounce(tokens, language);
        expect(words).toHaveLength(tokens.length);
        for (const ways of words) expect(ways.length).toBeGreaterThan(0);
      }),
    );
  });
});
