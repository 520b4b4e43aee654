import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../transcript/applyReplacements.ts';
import { touches } from '../transcript/textRange.ts';
import { correctTyped, CORRECTED_WHEN_TYPED } from './correctTyped.ts';
import { typographyPass, type TypographyOptions } from './typographyPass.ts';
import { TYPOGRAPHY_PROFILES, type TypographyProfileId } from './typographyProfiles.ts';

/** Types keys one after the other at the end of a text, no-break blanks made readable: `~` U+00A0, `^` U+202F. */
function type(keys: string, profile: TypographyProfileId = 'imprimerieNationale', off: TypographyOptions['off'] = []) {
  return typeInto('', keys, { profile, off }).replaceAll('\u00A0', '~').replaceAll('\u202F', '^');
}

function typeInto(start: string, keys: string, options: TypographyOptions): string {
  let text = start;
  for (const key of keys) {
    text += key;
    const change = correctTyped({ text, caret: text.length, options }, []);
    if (change !== null) text = applyReplacements(text, [change]);
  }
  return text;
}

describe('correctTyped', () => {
  it.each([
    ['Il dit "oui" et "non".', 'Il dit «~oui~» et «~non~».'],
    ['Il dit " oui', 'Il dit «~oui'],
    ['"Un "mot" dit', '«~Un “mot” dit'],
    ['« oui »', '«~oui~»'],
    [`l'"art" d'hier`, 'l’«~art~» d’hier'],
    ['Quoi ? Non! Si; enfin : voilà', 'Quoi^? Non^! Si^; enfin~: voilà'],
    ['Quoi ?!', 'Quoi^?!'],
    ['et puis... etc...', 'et puis… etc.'],
    ['50% ou 50 %', '50~% ou 50~%'],
    [`à 12:30, 03'14" et 5' d'écart`, `à 12:30, 03'14" et 5' d’écart`],
    ['un écran de 15"', 'un écran de 15"'],
    [`https://a.fr/b?c;d C:\\x; a@b.fr? l_a'b`, `https://a.fr/b?c;d C:\\x; a@b.fr? l_a'b`],
    ['(?) &amp; « a', '(?) &amp; «~a'],
  ])('makes of the keys %j %j', (keys, expected) => {
    expect(type(keys)).toBe(expected);
  });

  it('sets what is typed as the profile wants it', () => {
    expect(type('"Quoi ?" Si : "x"', 'europeanUnion')).toBe('«Quoi?» Si: «x»');
    expect(type('"Quoi ?" Si : "x"', 'quebec')).toBe('«~Quoi?~» Si~: «~x~»');
    expect(type(`"Quoi ?" l'x`, 'none')).toBe(`"Quoi ?" l'x`);
  });

  it('minds the switches', () => {
    expect(type(`"Quoi ?" l'x...`, 'imprimerieNationale', ['quotes', 'highMarks', 'apostrophe', 'ellipsis'])).toBe(
      `"Quoi ?" l'x...`,
    );
    expect(type('"x"', 'imprimerieNationale', ['guillemetSpaces'])).toBe('«x»');
  });

  it('leaves marked passages alone', () => {
    const options: TypographyOptions = { profile: 'imprimerieNationale', off: [] };
    expect(correctTyped({ text: "it's", caret: 3, options }, [{ from: 0, to: 4 }])).toBeNull();
    expect(correctTyped({ text: "it's", caret: 3, options }, [{ from: 3, to: 4 }])).toEqual({
      from: 2,
      to: 3,
      text: '’',
    });
  });

  it('corrects at the caret only, wherever it is', () => {
    const options: TypographyOptions = { profile: 'imprimerieNationale', off: [] };
    const change = correctTyped({ text: "c'est l'homme", caret: 8, options }, []);
    expect(change).toEqual({ from: 7, to: 8, text: '’' });
  });

  it('as a law: changes what ends at the caret, into what a pass leaves as it is', () => {
    const pieces = [
      'a',
      'é',
      '1',
      ' ',
      '\u00A0',
      '\u202F',
      '"',
      "'",
      '«',
      '»',
      '“',
      ';',
      ':',
      '?',
      '!',
      '%',
      '...',
      '.',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    const profile = fc.constantFrom(...TYPOGRAPHY_PROFILES);
    fc.assert(
      fc.property(text, fc.constantFrom(...CORRECTED_WHEN_TYPED), profile, (before, key, id) => {
        const options: TypographyOptions = { profile: id, off: [] };
        const caret = before.length + 1;
        const change = correctTyped({ text: before + key, caret, options }, []);
        if (change === null) return;
        expect([caret - 1, caret]).toContain(change.to);
        const corrected = applyReplacements(before + key, [change]);
        const put = { from: change.from, to: change.from + change.text.length };
        const again = typographyPass(corrected, [], options).filter((other) => touches(other, put));
        expect(again).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
