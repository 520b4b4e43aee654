import { readEnglishWord } from './englishLetters.ts';
import { readFrenchWord } from './frenchLetters.ts';
import type { Sound } from './letterRules.ts';
import { PHONE_NAMES, PHONES } from './phones.ts';
import { spokenForms, type SpokenLanguage } from './spokenForms.ts';

const READERS = { fr: readFrenchWord, en: readEnglishWord } as const;
/** Letters of other languages that no rule reads, as the nearest that one does. */
const FOREIGN: Readonly<Record<string, string>> = { ß: 'ss', ñ: 'gn', ø: 'eu', å: 'o', ł: 'w', đ: 'd', ð: 'd', þ: 'th' };
/** French final consonants that are silent unless the next word begins with a vowel. */
const LIAISONS = new Set(['z', 't', 'n', 'p', 'g']);

/**
 * The sounds of each token of a sentence; none for punctuation. A French liaison is only possible before a vowel.
 */
export function pronounce(tokens: readonly string[], language: SpokenLanguage): Sound[][] {
  const words = tokens.map((token) => spokenForms(token, language).map((form) => readForm(form, language)));
  const flat = words.flat();
  if (language !== 'fr') return words.map((forms) => forms.flat());
  let index = 0;
  return words.map((forms) =>
    forms.flatMap((sounds) => {
      index++;
      return hasLiaison(flat.slice(index, index + 3)) ? sounds : withoutLiaison(sounds);
    }),
  );
}

function readForm(form: string, language: SpokenLanguage): Sound[] {
  const letters = form.replaceAll(/./gu, (letter) => FOREIGN[letter] ?? letter);
  const sounds = READERS[language](language === 'en' ? letters.normalize('NFD').replaceAll(/\p{M}/gu, '') : letters);
  if (sounds.length > 0 || letters.length === 0) return sounds;
  return READERS[language](letters.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

function hasLiaison(next: readonly (readonly Sound[])[]): boolean {
  const first = next.find((sounds) => sounds.length > 0)?.[0];
  return first !== undefined && isVowel(first.phone);
}

function withoutLiaison(sounds: readonly Sound[]): Sound[] {
  const lastFirm = sounds.findLastIndex(({ isOptional }) => !isOptional);
  return sounds.filter(
    ({ phone, isOptional }, index) => index < lastFirm || !isOptional || !LIAISONS.has(PHONE_NAMES[phone]!),
  );
}

/** Whether a phone is a vowel or glide. */
export function isVowel(phone: number): boolean {
  const sketch = PHONES[PHONE_NAMES[phone]!];
  return 'formantsHz' in sketch && sketch.levelDb >= -8;
}
