import { foldText } from '../../domain/notices/foldText.ts';

/**
 * How well a text answers a search, 0 best, or `null` when it does not. Case and accents do not count. Every word of
 * the search has to begin a word of the text, in any order; or the search as a whole is made of the beginnings of
 * words in order, so that `lecpau` and `lp` find "Lecture / pause". `f` and `ph` are one.
 */
export function searchRank(query: string, text: string): number | null {
  const folded = foldText(text).replaceAll('ph', 'f');
  const asked = foldText(query).replaceAll('ph', 'f');
  if (asked === '') return 0;
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const tokens = asked.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
  if (folded.startsWith(asked)) return 0;
  if (tokens.length > 0 && tokens.every((token) => words.some((word) => word.startsWith(token)))) return 1;
  return isMadeOfStarts(tokens.join(''), words) ? 2 : null;
}

/** The best rank of any of the texts. */
export function bestRank(query: string, texts: readonly string[]): number | null {
  return texts.reduce<number | null>((best, text) => {
    const rank = searchRank(query, text);
    return rank === null || (best !== null && best <= rank) ? best : rank;
  }, null);
}

function isMadeOfStarts(letters: string, words: readonly string[]): boolean {
  if (letters === '') return false;
  return words.some((word, index) => {
    for (let length = sharedStart(letters, word); length > 0; length--) {
      const rest = letters.slice(length);
      if (rest === '' || isMadeOfStarts(rest, words.slice(index + 1))) return true;
    }
    return false;
  });
}

function sharedStart(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length++;
  return length;
}
