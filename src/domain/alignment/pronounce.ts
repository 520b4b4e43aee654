import type { Neighbours } from './ambiguousTokens.ts';
import { readEnglishWord } from './englishLetters.ts';
import { readFrenchWord } from './frenchLetters.ts';
import type { Sound } from './letterRules.ts';
import { PHONE_NAMES, PHONES } from './phones.ts';
import { spokenForms } from './spokenForms.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';
import { mostWays } from './spokenNumbers.ts';
import { joinMillions } from './spokenUnits.ts';
import type { TokenSounds } from './wordGraph.ts';

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

/** Twelve digits: more groups of three in a row are numbers of their own. */
const MOST_GROUPS = 4;

/**
 * The sounds of each token of a sentence (or of a token and the marks around it), in each of the ways in which it may be
 * said, the usual one first; none for punctuation. A French liaison is only possible before a vowel.
 */
export function pronounce(tokens: readonly string[], language: SpokenLanguage): TokenSounds[] {
  const joined = joinThousands(joinMillions(joinExample(tokens)));
  const words = joined.map((token, index) =>
    wordReadings(token, language, { before: tokens[index - 1], after: tokens[index + 1] }),
  );
  let next: readonly Sound[] = [];
  const backwards = words.toReversed().map((readings) => {
    const sounds = readings.map((forms) => joinForms(forms, language === 'fr' ? next : null));
    if (sounds[0]!.length > 0) next = sounds[0]!;
    return withoutDoubles(sounds);
  });
  return backwards.toReversed();
}

/** The sounds of each word of each way to say a token. */
function wordReadings(token: string, language: SpokenLanguage, beside: Neighbours): (readonly Sound[])[][] {
  const texts = token.trim().split(/\s+/u);
  const parts = texts.map((text, index) =>
    spokenForms(text, language, {
      before: texts[index - 1] ?? beside.before,
      after: texts[index + 1] ?? beside.after,
    }),
  );
  const ways = mostWays(parts);
  return Array.from({ length: ways }, (_, way) =>
    parts.flatMap((readings) => (readings[way] ?? readings[0]!).map((form) => readForm(form, language))),
  );
}

/** Joins the words of a token; `next` are the sounds after it, `null` where there is no liaison. */
function joinForms(forms: readonly (readonly Sound[])[], next: readonly Sound[] | null): Sound[] {
  if (next === null) return forms.flat();
  let after = next;
  const backwards = forms.toReversed().map((sounds) => {
    const own = after.length > 0 && isVowel(after[0]!.phone) ? sounds : withoutLiaison(sounds);
    if (sounds.length > 0) after = sounds;
    return own;
  });
  return backwards.toReversed().flat();
}

/** Ways to say a token that sound the same are one; what is never silent has no silent way. */
function withoutDoubles(readings: TokenSounds): TokenSounds {
  if (readings.length === 1) return readings;
  const keys = readings.map((sounds) => JSON.stringify(sounds));
  const own = readings.filter((sounds, index) => sounds.length > 0 && keys.indexOf(keys[index]!) === index);
  return own.length === 0 ? [[]] : own;
}

/** « p. ex. », of which each alone is another word. */
function joinExample(tokens: readonly string[]): readonly string[] {
  return tokens.map((token, index) =>
    /^\P{L}*p\.\s*$/u.test(token) && tokens[index + 1]?.startsWith('ex.') === true ? 'par' : token,
  );
}

/** 25 and 000, parted by blanks, are said as 25000 and nothing; 1, 250 and 300 as 1000000, 250000 and 300. */
function joinThousands(tokens: readonly string[]): string[] {
  const joined = [...tokens];
  for (let start = 0; start < tokens.length;) {
    let end = start + 1;
    while (isHead(tokens[end - 1]!) && isTail(tokens[end])) end++;
    if (end - start <= MOST_GROUPS) {
      for (let at = start; at < end; at++) joined[at] = groupOf(tokens[at]!, at > start, end - 1 - at);
    }
    start = end;
  }
  return joined;
}

function isHead(token: string): boolean {
  return /^\D*\d{1,3}\s*$/u.test(token);
}

function isTail(token: string | undefined): boolean {
  return token !== undefined && /^\s*\d{3}(?!\d)/u.test(token);
}

/** A group of a number's digits as a number of its own, with so many groups after it. */
function groupOf(token: string, isWithin: boolean, groupsAfter: number): string {
  const group = isWithin ? token.replace(/^(\s*)0+/u, '$1') : token;
  return group.replace(/(\d)(?=\D*$)/u, `$1${'000'.repeat(groupsAfter)}`);
}

function readForm(form: string, language: SpokenLanguage): readonly Sound[] {
  if (form.endsWith('?')) return readForm(form.slice(0, -1), language).map((sound) => ({ ...sound, isOptional: true }));
  const letters = form.replaceAll(/./gu, (letter) => FOREIGN[letter] ?? letter);
  const sounds = READERS[language](language === 'en' ? letters.normalize('NFD').replaceAll(/\p{M}/gu, '') : letters);
  if (sounds.length > 0 || letters.length === 0) return sounds;
  return READERS[language](letters.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

function withoutLiaison(sounds: readonly Sound[]): Sound[] {
  return sounds.filter(({ isLiaison }) => !isLiaison);
}

/** Whether a phone is a vowel or glide. */
function isVowel(phone: number): boolean {
  const sketch = PHONES[PHONE_NAMES[phone]!];
  return 'formantsHz' in sketch && sketch.levelDb >= -8;
}
