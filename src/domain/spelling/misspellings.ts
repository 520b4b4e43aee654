import type { SpelledPart, SpelledWord } from './wordsToCheck.ts';

/**
 * What is known of a word: `right` by the dictionary, `accepted` by the user, the glossary or the notice, `wrong`, or
 * `unknown` as long as the dictionary has not been asked.
 */
export type Verdict = 'right' | 'accepted' | 'wrong' | 'unknown';

/** A misspelt piece of a text. */
export type Misspelling = SpelledPart;

/** The forms a dictionary must have been asked for before `misspellings` can tell. */
export function formsOf(words: readonly SpelledWord[]): string[] {
  return [...new Set(words.flatMap((word) => [word.text, ...word.parts.map((part) => part.text)]))];
}

/**
 * What of the words is misspelt, in order.
 *
 * Of a compound only the parts that are wrong are marked, so that a correction leaves the rest as it is; where every
 * part is wrong (`aujour-dui`) it is one word badly cut, and marked whole. Right parts that do not go together are
 * marked whole too, unless a part is a word that the dictionary cannot know. Words with an `unknown` in them are not
 * marked.
 */
export function misspellings(words: readonly SpelledWord[], verdictOf: (form: string) => Verdict): Misspelling[] {
  return words.flatMap((word) => wrongOf(word, verdictOf));
}

function wrongOf(word: SpelledWord, verdictOf: (form: string) => Verdict): readonly Misspelling[] {
  if (verdictOf(word.text) !== 'wrong') return [];
  const verdicts = word.parts.map((part) => verdictOf(part.text));
  if (verdicts.includes('unknown')) return [];
  const wrong = word.parts.filter((_, index) => verdicts[index] === 'wrong');
  const { from, to, text } = word;
  const whole = [{ from, to, text }];
  if (wrong.length === 0) return word.hasAcronym || verdicts.includes('accepted') ? [] : whole;
  return wrong.length > 1 && wrong.length === word.parts.length ? whole : wrong;
}
