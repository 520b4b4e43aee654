import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairDoubleEncoding } from './repairDoubleEncoding.ts';

/** The text as a program shows it that takes its UTF-8 for Windows-1252, or for ISO-8859-1. */
function misread(text: string, isLatin1 = false): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const shown = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'[byte - 0x80];
    return shown === undefined || isLatin1 ? String.fromCharCode(byte) : shown;
  }).join('');
}

const french = fc
  .array(
    fc.constantFrom(
      ...'abcdeéèêëàâçîïôùûÿœæÉÀÇŒ’…–—«»°²½ \u00A0\u202F\n.,;:!?()-',
      'déjà\u00A0»',
      'été\u00A0!',
      'l’œuvre',
      'où…\u00A0»',
      'São Paulo',
      'Ångström',
      'Łódź',
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('repairDoubleEncoding', () => {
  it.each([
    ['Ã©tÃ© Ã  la mer', 'été à la mer'],
    ['Lâ€™Å“uvre dâ€™art', 'L’œuvre d’art'],
    ['L\u00E2\u0080\u0099\u00C5\u0093uvre', 'L’œuvre'],
    ['Ã\u0089cole', 'École'],
    ['Ã‰cole', 'École'],
    ['ÃƒÂ©tÃƒÂ©', 'été'],
    ['ï»¿DÃ©jÃ\u00A0', 'Déjà'],
    [misread('Все люди и все'), 'Все люди и все'],
    [misread('العلم والمجتمع'), 'العلم والمجتمع'],
    [misread('頻繁に'), '頻繁に'],
    [misread('वैज्ञानिक'), 'वैज्ञानिक'],
    [misread('de\u0301ja\u0300'), 'de\u0301ja\u0300'],
  ])('repairs %j', (text, repaired) => {
    expect(repairDoubleEncoding(text)).toMatchObject({ text: repaired, isTwiceEncoded: true });
  });

  it('says how sure it is', () => {
    expect(repairDoubleEncoding('Ã©tÃ©').certainty).toBe('certain');
    expect(repairDoubleEncoding('été : Ã©tÃ©').certainty).toBe('likely');
    expect(repairDoubleEncoding('été').certainty).toBe('none');
  });

  it.each([
    '',
    'été',
    'déjà\u00A0» : « é…\u00A0»',
    'NÃO',
    'Ã',
    'Â',
    'É«',
    'à»',
    'à»Œ',
    'العلم',
    'Все люди',
    '頻繁',
    'Ã Ã',
  ])('leaves %j as it is', (text) => {
    expect(repairDoubleEncoding(text)).toEqual({ text, isTwiceEncoded: false, certainty: 'none' });
  });

  it('leaves French as it is, and gives it back from its misreading', () => {
    fc.assert(
      fc.property(french, fc.boolean(), (text, isLatin1) => {
        expect(repairDoubleEncoding(text).text).toBe(text);
        expect(repairDoubleEncoding(misread(text, isLatin1)).text).toBe(text);
        expect(repairDoubleEncoding(misread(misread(text, isLatin1), isLatin1)).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('says of every text whether it was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: repaired, isTwiceEncoded, certainty } = repairDoubleEncoding(text);
        expect(isTwiceEncoded).toBe(repaired !== text);
        expect(certainty === 'none').toBe(repaired === text);
      }),
    );
  });
});
