import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTwiceEncoded, repairTwiceEncoded } from './twiceEncoded.ts';

/** Encodes a text as UTF-8 and reads the bytes as Windows-1252, as the programs do that spoil texts. */
function spoil(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

const FRENCH = 'Où l’été s’achève : « cœur », façade, 25 °C… Élodie à Orléans';

describe('isTwiceEncoded', () => {
  it('knows a spoilt text, and none that is right', () => {
    expect(isTwiceEncoded(spoil(FRENCH))).toBe(true);
    expect(isTwiceEncoded(spoil('Les sols vivants et leur activité'))).toBe(true);
    for (const text of [FRENCH, 'CAFÉ», « ÉTÉ »', 'plain English', 'Größe, Ñandú, Ångström', '']) {
      expect(isTwiceEncoded(text)).toBe(false);
    }
  });

  it('is not misled by a text that quotes such a word', () => {
    expect(isTwiceEncoded('Pourquoi « Ã© » s’affiche à la place d’un é, déjà vu en réunion')).toBe(false);
  });
});

describe('repairTwiceEncoded', () => {
  it('gives back what was spoilt', () => {
    expect(repairTwiceEncoded(spoil(FRENCH))).toBe(FRENCH);
  });

  it('gives back every text of Western letters that was spoilt', () => {
    const letters = fc.constantFrom(...'abc éèàçœ«»’…—€ÉÀÔ\u00A0\u202F\n');
    const texts = fc.array(letters).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(repairTwiceEncoded(spoil(text))).toBe(text);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof repairTwiceEncoded(text)).toBe('string');
      }),
    );
  });
});
