import { tokensOf, type Token } from './tokensOf.ts';
import { ESTIMATED, type WordTime } from './transcript.ts';

/**
 * The least time a character can take. French conversation runs at 344 syllables a minute (Malécot, Johnston and
 * Kizziar, "Syllabic Rate and Utterance Length in French", Phonetica 26, 1972), with some 3.5 characters to a
 * syllable, blanks included: 20 a second. Twice that, more than 11 syllables a second, no one speaks.
 */
const LEAST_MS_PER_CHARACTER = 25;

/** How many shared-out words in a row make a stretch whose pace says something. */
export const STRETCH_WORDS = 3;

/** The least time in which so many characters, blanks included, can be spoken. */
export function leastMs(characters: number): number {
  return characters * LEAST_MS_PER_CHARACTER;
}

/** Whether a text is given no time, or one of three words or more less than anyone could speak it in. */
export function isTooFast(text: string, startMs: number, endMs: number): boolean {
  const spanMs = endMs - startMs;
  if (spanMs < 0 || spanMs >= Math.max(1, leastMs(text.length))) return false;
  const tokens = tokensOf(text);
  if (tokens.length < STRETCH_WORDS) return tokens.length > 0 && spanMs === 0;
  return spanMs < leastMs(lengthOf(tokens));
}

/** The length of words, with a blank between them. */
function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { start, end }) => sum + end - start + 1, -1);
}

/**
 * The stretches `[from, past)` of three estimated words or more that are too fast to be spoken. Typed words are left
 * out: they share the time of what they stand beside.
 */
export function fastStretches(text: string, words: readonly WordTime[]): (readonly [from: number, past: number])[] {
  const stretches: (readonly [number, number])[] = [];
  for (let from = 0; from < words.length; from++) {
    if (words[from]![2] !== ESTIMATED) continue;
    let past = from;
    while (words[past]?.[2] === ESTIMATED) past++;
    const spanMs = words[past - 1]![1] - words[from]![0];
    if (past - from >= STRETCH_WORDS && spanMs < leastMs(text.length)) {
      if (spanMs < leastMs(lengthOf(tokensOf(text).slice(from, past)))) stretches.push([from, past]);
    }
    from = past;
  }
  return stretches;
}
