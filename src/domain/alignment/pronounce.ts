import { readEnglishWord } from './englishLetters.ts';
import { readFrenchWord } from './frenchLetters.ts';
import type { Sound } from './letterRules.ts';
import { PHONE_NAMES, PHONES } from './phones.ts';
import { spokenForms, type SpokenLanguage } from './spokenForms.ts';

const READERS = { fr: readFrenchWord, en: readEnglishWord } as const;
/** Letters of other languages that no rule reads, as the nearest that one does. */
const FOREIGN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ñ: 'gn',
  ø: 'eu',
  å: 'o',
  ł: 'w',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/**
 * The sounds of each token of a sentence (or of a token and the marks around it); none for punctuation. A French
 * liaison is only possible before a vowel.
 */
export function pronounce(tokens: readonly string[], language: SpokenLanguage): Sound[][] {
  const words = joinThousands(joinExample(tokens)).map((token) =>
    token
      .split(/\s+/u)
      .flatMap((part) => spokenForms(part, language))
      .map((form) => readForm(form, language)),
  );
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

/** « p. ex. », of which each alone is another word. */
function joinExample(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, index) =>
    /^\P{L}*p\.\s*$/u.test(token) && tokens[index + 1]?.startsWith('ex.') === true ? 'par' : token,
  );
}

/** 25 and 000, parted by a blank, are said as 25000 and nothing; 1 and 250 as 1000 and 250. */
function joinThousands(tokens: readonly string[]): string[] {
  const isHead = (index: number): boolean => /^\D*\d{1,3}\s*$/u.test(tokens[index] ?? '');
  const isTail = (index: number): boolean => /^\s*\d{3}(?!\d)/u.test(tokens[index] ?? '');
  return tokens.map((token, index) => {
    if (isHead(index) && isTail(index + 1)) return token.replace(/(\d+)\s*$/u, '$1000');
    return index > 0 && isHead(index - 1) && isTail(index) ? token.replace(/^(\s*)0+/u, '$1') : token;
  });
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
  return sounds.filter(({ isLiaison }) => !isLiaison);
}

/** Whether a phone is a vowel or glide. */
function isVowel(phone: number): boolean {
  const sketch = PHONES[PHONE_NAMES[phone]!];
  return 'formantsHz' in sketch && sketch.levelDb >= -8;
}
