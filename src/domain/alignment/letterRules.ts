import { PHONE_NUMBERS } from './phones.ts';

/** A phone of a word's pronunciation; `isOptional` when people leave it out (schwa, liaison, a final consonant). */
export interface Sound {
  /** Index in `PHONE_NAMES`. */
  readonly phone: number;
  readonly isOptional: boolean;
  /** Optional, and silent unless the next word begins with a vowel. */
  readonly isLiaison: boolean;
}

/** A pattern of letters, and the phones they stand for; after a phone, `?` makes it optional, `_` a liaison. */
export type LetterRule = readonly [pattern: string, phones: string];

/** A function that reads a lower-case word by rules. */
export type WordReader = (word: string) => Sound[];

/**
 * Reads a word from left to right: at each letter the first rule that fits gives the phones and says how many letters
 * they are (the length of its match). A letter that no rule fits is silent.
 *
 * A rule is a regular expression that may look behind and ahead, also to the ends of the word.
 * Throws `RangeError` for an unknown phone.
 */
export function wordReader(rules: readonly LetterRule[]): WordReader {
  const compiled = rules.map(([pattern, phones]) => ({ fits: new RegExp(pattern, 'uy'), sounds: parseSounds(phones) }));
  const known = new Map<string, Sound[]>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const sounds: Sound[] = [];
    for (let at = 0; at < word.length;) {
      let length = 1;
      for (const { fits, sounds: found } of compiled) {
        fits.lastIndex = at;
        const match = fits.exec(word);
        if (match === null || match[0].length === 0) continue;
        sounds.push(...found);
        length = match[0].length;
        break;
      }
      at += length;
    }
    known.set(word, sounds);
    return sounds;
  };
}

/** The sounds of a list of phone names, `?` after those that may be left out, `_` after liaisons. */
function parseSounds(phones: string): Sound[] {
  return phones.split(' ').flatMap((name): Sound[] => {
    if (name === '') return [];
    const phone = PHONE_NUMBERS.get(name.replace(/[?_]$/u, ''));
    if (phone === undefined) throw new RangeError(`no phone ${name}`);
    return [{ phone, isOptional: /[?_]$/u.test(name), isLiaison: name.endsWith('_') }];
  });
}
