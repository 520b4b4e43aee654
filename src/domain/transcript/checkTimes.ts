import { fastStretches, isTooFast } from './paceOfSpeech.ts';
import { tokensOf } from './tokensOf.ts';
import { timeSourceOf, type Paragraph, type ParagraphId, type Transcript, type WordTime } from './transcript.ts';

/**
 * What can be wrong with the times of a transcript. None of it keeps a text from being opened, edited or saved.
 *
 * - `reversedTimes`: a paragraph or a word ends before it starts.
 * - `wordOverlap`: a word whose time is known starts before the known one in front of it has ended, or any word before
 *   the one in front of it has started. A typed word may stand within the word before it: see `retimeWords`.
 * - `wordOutside`: words lie outside the known ends of their paragraph, or these are missing.
 * - `paragraphOrder`: a paragraph starts before the one in front of it. Two voices may be heard at once, so where that
 *   one ends does not matter.
 * - `paragraphOverlap`: a paragraph ends after the next one of the same voice has started, though its words do not.
 * - `missingTimes`: a paragraph has no word times where others have.
 * - `longWord`: a recognised word lasts longer than `LONGEST_WORD_MS`.
 * - `emptyWord`: a recognised word has no length.
 * - `tooFast`: a paragraph, or a stretch of estimated words, has no time or less than anyone could speak it in (see
 *   `paceOfSpeech`).
 * - `beyondMedia`: words or paragraphs lie behind the end of the recording.
 */
export type TimeProblemCode =
  | 'reversedTimes'
  | 'wordOverlap'
  | 'wordOutside'
  | 'paragraphOrder'
  | 'paragraphOverlap'
  | 'missingTimes'
  | 'longWord'
  | 'emptyWord'
  | 'tooFast'
  | 'beyondMedia';

/** A problem of times: in a paragraph, at its word `wordIndex` (the first of `count` words), or `null` for itself. */
export interface TimeProblem {
  readonly code: TimeProblemCode;
  readonly paragraphId: ParagraphId;
  readonly wordIndex: number | null;
  readonly count: number;
}

/** No word is spoken for so long; a recogniser that says so has bridged a silence. */
export const LONGEST_WORD_MS = 10_000;

/** Containers and recognisers differ by a little about where a recording ends. */
export const END_TOLERANCE_MS = 500;

/**
 * The problems of a transcript's times, in reading order, at most one of each kind for a paragraph. `durationMs` is
 * the measured length of the recording, `null` when there is none. Headings take no time and have no problems.
 */
export function checkTimes(transcript: Transcript, durationMs: number | null): TimeProblem[] {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const isTimed = spoken.some(({ words }) => words.length > 0);
  const latestMs = durationMs === null ? Infinity : durationMs + END_TOLERANCE_MS;
  let before: Paragraph | null = null;
  let earliestMs = 0;
  const problems: TimeProblem[] = [];
  for (const paragraph of spoken) {
    const { id, startMs, endMs } = paragraph;
    if (before !== null) problems.push(...checkEnd(before, paragraph));
    const knownMs = startMs ?? endMs;
    if (knownMs !== null) {
      if (knownMs < earliestMs) problems.push({ code: 'paragraphOrder', paragraphId: id, wordIndex: null, count: 1 });
      earliestMs = knownMs;
    }
    problems.push(...checkParagraph(paragraph, latestMs, isTimed));
    before = paragraph;
  }
  return problems;
}

/** Two voices may be heard at once, one may not. */
function checkEnd(paragraph: Paragraph, next: Paragraph): TimeProblem[] {
  const limitMs = trimmedEnd(paragraph, next);
  if (limitMs === null || limitMs === paragraph.endMs) return [];
  return [{ code: 'paragraphOverlap', paragraphId: paragraph.id, wordIndex: null, count: 1 }];
}

/** Where a paragraph must end for the next one of the same voice: not before its own words do. */
export function trimmedEnd(paragraph: Paragraph, next: Paragraph): number | null {
  const { startMs, endMs, words } = paragraph;
  if (endMs === null || endMs <= (next.startMs ?? Infinity) || next.speakerId !== paragraph.speakerId) return endMs;
  const ownMs = words.reduce((last, word) => Math.max(last, word[1]), startMs ?? 0);
  return Math.min(endMs, Math.max(next.startMs!, ownMs));
}

interface Checked {
  readonly latestMs: number;
  readonly isTimed: boolean;
  readonly problems: readonly TimeProblem[];
}

const checked = new WeakMap<Paragraph, Checked>();

/** Looks into a paragraph once: an editor asks about all of them after each pause in typing. */
function checkParagraph(paragraph: Paragraph, latestMs: number, isTimed: boolean): readonly TimeProblem[] {
  const before = checked.get(paragraph);
  if (before !== undefined && before.latestMs === latestMs && before.isTimed === isTimed) return before.problems;
  const problems = lookInto(paragraph, latestMs, isTimed);
  checked.set(paragraph, { latestMs, isTimed, problems });
  return problems;
}

function lookInto(paragraph: Paragraph, latestMs: number, isTimed: boolean): TimeProblem[] {
  const { id, startMs, endMs, words, text } = paragraph;
  const found = new Map<TimeProblemCode, { wordIndex: number | null; count: number }>();
  const add: Add = (code, wordIndex) => {
    const known = found.get(code);
    if (known === undefined) found.set(code, { wordIndex, count: 1 });
    else known.count++;
  };
  if (startMs !== null && endMs !== null && endMs < startMs) add('reversedTimes', null);
  if (isTimed && words.length === 0 && tokensOf(text).length > 0) add('missingTimes', null);
  if ((startMs ?? 0) > latestMs || (endMs ?? 0) > latestMs) add('beyondMedia', null);
  checkWords(paragraph, latestMs, add);
  checkPace(paragraph, add);
  return [...found].map(([code, { wordIndex, count }]) => ({ code, paragraphId: id, wordIndex, count }));
}

function checkPace({ startMs, endMs, text, words }: Paragraph, add: Add): void {
  const fromMs = words[0]?.[0] ?? startMs;
  const toMs = words.at(-1)?.[1] ?? endMs;
  if (fromMs !== null && toMs !== null && isTooFast(text, fromMs, toMs)) add('tooFast', null);
  else for (const [from] of fastStretches(text, words)) add('tooFast', from);
}

type Add = (code: TimeProblemCode, wordIndex: number | null) => void;

function checkWords({ startMs, endMs, words }: Paragraph, latestMs: number, add: Add): void {
  // Words need both ends of their paragraph.
  const fromMs = startMs ?? Infinity;
  const toMs = endMs ?? -Infinity;
  for (const [index, [wordStart, wordEnd, anchor]] of words.entries()) {
    if (wordEnd < wordStart) add('reversedTimes', index);
    if (wordStart < fromMs || wordEnd > toMs) add('wordOutside', index);
    if (anchor >= 0) checkLength(wordEnd - wordStart, index, add);
    if (wordStart > latestMs || wordEnd > latestMs) add('beyondMedia', index);
  }
  checkOrder(words, add);
}

/** Of a recognised word alone: a typed or an estimated one has the time that is left for it. */
function checkLength(lengthMs: number, index: number, add: Add): void {
  if (lengthMs > LONGEST_WORD_MS) add('longWord', index);
  if (lengthMs === 0) add('emptyWord', index);
}

function checkOrder(words: readonly WordTime[], add: Add): void {
  let lastStart = 0;
  let knownEnd = 0;
  for (const [index, word] of words.entries()) {
    const [wordStart, wordEnd] = word;
    const isKnown = isKnownTime(word);
    if (wordStart < lastStart || (isKnown && wordStart < knownEnd)) add('wordOverlap', index);
    lastStart = wordStart;
    if (isKnown) knownEnd = Math.max(wordStart, wordEnd);
  }
}

/** Whether the time of a word was recognised, aligned or set by hand, and not shared out. */
export function isKnownTime(word: WordTime): boolean {
  const source = timeSourceOf(word);
  return source === 'anchored' || source === 'byHand';
}
