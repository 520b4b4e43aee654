import { foldForSearch } from './foldForSearch.ts';
import type { SearchTerm } from './searchTerms.ts';

/** Characters that belong to a word, as the inside of a regular expression's class. */
export const WORD_PART = '\\p{L}\\p{N}\\p{M}\\u00AD\\u200B-\\u200D';
/** Marks that follow their letter, and characters that are not seen, may stand inside a word that is found. */
const INSIDE = '[\\u0300-\\u036F\\u00AD\\u200B-\\u200D]*';
const WORD_END = `(?![${WORD_PART}])`;
const LIGATURES: Readonly<Record<string, string>> = { oe: 'œŒ', ae: 'æÆ' };

/**
 * A pattern that finds terms in a text as written: with any accents, in any case, `oe` also as `œ`. What stands
 * before a match is not looked at, nor what follows a prefix: `excerptOf` does both, as a pattern that did would take
 * quadratic time on one endless word. Folding the text instead would lose its offsets.
 */
export function termPattern(terms: readonly SearchTerm[]): RegExp {
  const alternatives = terms.map((term) => wordPattern(term) + (term.isPrefix ? '' : WORD_END));
  return new RegExp(alternatives.join('|'), 'gu');
}

function wordPattern({ word, isPrefix }: SearchTerm): string {
  const letters = [...word];
  let pattern = '';
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index] ?? '';
    const ligature = LIGATURES[letter + (letters[index + 1] ?? '')];
    if (ligature !== undefined) {
      pattern += `(?:[${spellings(letter)}]${INSIDE}[${spellings(letters[++index] ?? '')}]|[${ligature}])${INSIDE}`;
    } else {
      const isLast = isPrefix && index === letters.length - 1;
      pattern += `[${spellings(letter)}${isLast ? ligatureStart(letter) : ''}]${INSIDE}`;
    }
  }
  return pattern;
}

/** `co` is a prefix of `cœur`: an unfinished word may end inside a ligature. */
function ligatureStart(letter: string): string {
  return LIGATURES[`${letter}e`] ?? '';
}

const ACCENTED = accentedLetters();

function spellings(letter: string): string {
  return letter + letter.toUpperCase() + (ACCENTED.get(letter) ?? '');
}

function accentedLetters(): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [first, last] of [
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCharCode(code);
      const folded = foldForSearch(character);
      if (folded.length === 1 && folded !== character.toLowerCase()) {
        letters.set(folded, (letters.get(folded) ?? '') + character);
      }
    }
  }
  return letters;
}
