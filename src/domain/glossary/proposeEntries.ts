import { foldText } from '../notices/foldText.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Transcript } from '../transcript/transcript.ts';

/** A word of a text that is likely a known word misheard, and how often it stands there. */
export interface EntryProposal {
  readonly heard: string;
  readonly correct: string;
  readonly count: number;
}

/** A correction of one word that an editor made. */
export interface WordCorrection {
  readonly heard: string;
  readonly correct: string;
}

/** Shorter words have too many neighbours. */
const LEAST_LETTERS = 4;
/** How many letters may differ: one, or two from this length on. */
const LETTERS_FOR_TWO = 8;
/** A word in its marks: quotes, stops, and an elided word before it. */
const MARKS = /^(?:[^\p{L}\p{N}]*(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’'])?[^\p{L}\p{N}]*|[^\p{L}\p{N}]+$/giu;

/**
 * The words of a transcript that nearly are a word of `names` (names and terms of the notice) and differ from all of
 * them: other accents, or one letter (two in long words). Only capitalised words count, since a recogniser that hears a
 * name writes one; `matin` is no `Martin`. The most frequent come first.
 */
export function proposeFromNames(names: readonly string[], transcript: Transcript): EntryProposal[] {
  const known = new Map(
    names
      .flatMap(wordsOf)
      .filter((word) => word.length >= LEAST_LETTERS && isCapitalised(word))
      .map((word) => [word, foldText(word)]),
  );
  const counts = new Map<string, number>();
  for (const { text } of transcript) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const proposals: EntryProposal[] = [];
  for (const [heard, count] of counts) {
    if (!isCapitalised(heard) || heard.length < LEAST_LETTERS - 1 || known.has(heard)) continue;
    const correct = nearest(heard, known);
    if (correct !== null) proposals.push({ heard, correct, count });
  }
  return proposals.toSorted((a, b) => b.count - a.count);
}

/**
 * The words that were corrected between two states of a paragraph, each one for one: a text with as many words as
 * before. Another case or other marks are no correction of the word.
 */
export function correctionsBetween(before: string, after: string): WordCorrection[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length !== now.length) return [];
  const corrections: WordCorrection[] = [];
  for (const [index, heard] of old.entries()) {
    const correct = now[index]!;
    const isSame = heard.toLowerCase() === correct.toLowerCase();
    if (!isSame && /\p{L}{2}/u.test(heard) && /\p{L}{2}/u.test(correct)) corrections.push({ heard, correct });
  }
  return corrections;
}

/** The bare words of a text, one for each token: without the marks around them and an elided word before. */
function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ start, end }) => text.slice(start, end).replaceAll(MARKS, ''));
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The first of the names, each with its fold, that a word nearly is. */
function nearest(heard: string, names: ReadonlyMap<string, string>): string | null {
  const folded = foldText(heard);
  for (const [name, foldedName] of names) {
    const most = name.length >= LETTERS_FOR_TWO ? 2 : 1;
    const isNear =
      folded === foldedName ? heard.toLowerCase() !== name.toLowerCase() : differsByAtMost(most, folded, foldedName);
    if (isNear) return name;
  }
  return null;
}

/** Whether one word becomes the other when at most so many letters are put in, left out or changed (Levenshtein). */
function differsByAtMost(most: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length || most === 0) return b.length - at <= most;
  const [rest, restOfOther] = [a.slice(at), b.slice(at)];
  return (
    differsByAtMost(most - 1, rest.slice(1), restOfOther.slice(1)) ||
    differsByAtMost(most - 1, rest.slice(1), restOfOther) ||
    differsByAtMost(most - 1, rest, restOfOther.slice(1))
  );
}
