import { append } from './append.ts';
import { longestChain, type Link } from './longestChain.ts';
import type { ReplacedRange } from './replacedRange.ts';
import { tokensOf, type Token } from './tokensOf.ts';
import { TYPED, type WordTime } from './transcript.ts';
import { interpolate, naturalMs, type SpokenText, type TimeRange } from './wordTimes.ts';

/** What is known about new words besides the text around them. */
export interface RetimeHints {
  /** The times that new words bring along (moved or pasted ones), by the index of their token in the new text. */
  readonly brought?: ReadonlyMap<number, WordTime>;
  /** From where to where nothing else is spoken: new words at the ends of the text may reach into it. */
  readonly room?: TimeRange;
}

/** New words that would have less than this each borrow from the word before them, in milliseconds. */
const LEAST_WORD_MS = 20;
const WHOLE_TIME: TimeRange = { startMs: 0, endMs: Number.MAX_SAFE_INTEGER };

/**
 * The word times of a text after an edit, when `ranges` (ascending, disjoint) say what was replaced.
 *
 * A token that no range touches keeps its time. Within a touched stretch, tokens keep the time of an equal old
 * word, in order; when the stretch held and holds the same number of words, word for word (so a corrected word
 * keeps its time and anchor); of the rest, words that bring a time keep it where it fits, and the others share out, as
 * `TYPED`, the time of what they replaced or the silence they stand in. Where there is no silence they start within
 * the word before, so that no two start at one time; starts never run backwards.
 *
 * Going by position and not by a diff of words matters: a diff mis-times 1.6 % of insertions next to equal words.
 * A text without word times has none afterwards, unless every word brings its own.
 */
export function retimeWords(
  before: SpokenText,
  newText: string,
  ranges: readonly ReplacedRange[],
  hints: RetimeHints = {},
): WordTime[] {
  const oldTokens = tokensOf(before.text);
  const newTokens = tokensOf(newText);
  if (before.words.length === 0 || oldTokens.length !== before.words.length) return allBrought(newTokens, hints);
  const result: WordTime[] = [];
  let oldIndex = 0;
  for (const range of [...joinSharing(ranges, oldTokens), endRange(before.text, newText)]) {
    // Tokens that end before the range were not touched; there are equally many on both sides.
    const untouched = countBefore(oldTokens, oldIndex, range.oldFrom);
    append(result, before.words.slice(oldIndex, oldIndex + untouched));
    oldIndex += untouched;
    const oldEnd = indexPast(oldTokens, oldIndex, range.oldTo);
    const newEnd = indexPast(newTokens, result.length, range.newTo);
    const stretch: Stretch = {
      oldWords: oldTokens.slice(oldIndex, oldEnd).map((token, index) => ({
        text: before.text.slice(token.start, token.end),
        time: before.words[oldIndex + index]!,
      })),
      newWords: newTokens.slice(result.length, newEnd).map((token, index) => ({
        token,
        text: newText.slice(token.start, token.end),
        brought: hints.brought?.get(result.length + index),
      })),
      left: result.at(-1),
      right: before.words[oldEnd],
      room: hints.room ?? WHOLE_TIME,
    };
    append(result, timeStretch(stretch));
    oldIndex = oldEnd;
  }
  return result;
}

/** Ranges with no untouched word between them, such as two in one word, count as one. */
function joinSharing(ranges: readonly ReplacedRange[], tokens: readonly Token[]): ReplacedRange[] {
  const joined: ReplacedRange[] = [];
  let index = 0;
  for (const range of ranges) {
    const last = joined.at(-1);
    while (index < tokens.length && tokens[index]!.start <= (last?.oldTo ?? -1)) index++;
    const isApart = last === undefined || (tokens[index]?.end ?? Infinity) < range.oldFrom;
    if (isApart) joined.push(range);
    else joined[joined.length - 1] = { ...last, oldTo: range.oldTo, newTo: range.newTo };
  }
  return joined;
}

function allBrought(tokens: readonly Token[], { brought }: RetimeHints): WordTime[] {
  const times = tokens.map((_, index) => brought?.get(index));
  const known = times.filter((time) => time !== undefined);
  const isInOrder = known.every((time, index) => index === 0 || time[0] >= known[index - 1]![0]);
  return known.length === tokens.length && isInOrder ? known : [];
}

interface OldWord {
  readonly text: string;
  readonly time: WordTime;
}

interface NewWord {
  readonly token: Token;
  readonly text: string;
  readonly brought: WordTime | undefined;
}

/** A touched part of the text, and the untouched words beside it. */
interface Stretch {
  readonly oldWords: readonly OldWord[];
  readonly newWords: readonly NewWord[];
  readonly left: WordTime | undefined;
  readonly right: WordTime | undefined;
  readonly room: TimeRange;
}

function countBefore(tokens: readonly Token[], from: number, offset: number): number {
  let count = 0;
  while (from + count < tokens.length && tokens[from + count]!.end < offset) count++;
  return count;
}

function endRange(oldText: string, newText: string): ReplacedRange {
  // One past the end: no token touches it, so it only flushes the tokens behind the last real range.
  return {
    oldFrom: oldText.length + 1,
    oldTo: oldText.length + 1,
    newFrom: newText.length + 1,
    newTo: newText.length + 1,
  };
}

function indexPast(tokens: readonly Token[], from: number, offset: number): number {
  let index = from;
  while (index < tokens.length && tokens[index]!.start <= offset) index++;
  return index;
}

function timeStretch({ oldWords, newWords, left, right, room }: Stretch): WordTime[] {
  if (oldWords.length === newWords.length) return oldWords.map((word) => word.time);
  const matches = matchInOrder(oldWords, newWords);
  const result: WordTime[] = [];
  let open: NewWord[] = [];
  let oldIndex = 0;
  const fill = (oldEnd: number): void => {
    const replaced = oldWords.slice(oldIndex, oldEnd).map(({ time }) => time);
    const next = oldWords[oldEnd]?.time ?? right;
    append(result, timeNewWords(open, { replaced, previous: result.at(-1) ?? left, next, room }));
    open = [];
  };
  for (const [index, word] of newWords.entries()) {
    const match = matches.get(index);
    if (match === undefined) {
      open.push(word);
      continue;
    }
    fill(match);
    result.push(oldWords[match]!.time);
    oldIndex = match + 1;
  }
  fill(oldWords.length);
  return result;
}

/** Equal words from the front, then from the back: an edited stretch is short, and its change lies in between. */
function matchInOrder(oldWords: readonly OldWord[], newWords: readonly NewWord[]): Map<number, number> {
  const matches = new Map<number, number>();
  const shorter = Math.min(oldWords.length, newWords.length);
  let front = 0;
  while (front < shorter && oldWords[front]!.text === newWords[front]!.text) {
    matches.set(front, front);
    front++;
  }
  let back = 1;
  while (back <= shorter - front && oldWords.at(-back)!.text === newWords.at(-back)!.text) {
    matches.set(newWords.length - back, oldWords.length - back);
    back++;
  }
  return matches;
}

/** Where new words stand in time. */
interface Place {
  /** The words they replace. */
  readonly replaced: readonly WordTime[];
  readonly previous: WordTime | undefined;
  readonly next: WordTime | undefined;
  readonly room: TimeRange;
}

function timeNewWords(words: readonly NewWord[], place: Place): WordTime[] {
  if (words.length === 0) return [];
  const kept = fittingTimes(words, place);
  const result: WordTime[] = [];
  let { previous } = place;
  let from = 0;
  for (const index of [...kept, words.length]) {
    const time = words[index]?.brought;
    const tokens = words.slice(from, index).map(({ token }) => token);
    // A word that brought its time has cut the span of what was replaced; what is left is the silence around it.
    const replaced = kept.length === 0 ? place.replaced : [];
    append(result, timeTokens(tokens, { ...place, replaced, previous, next: time ?? place.next }));
    if (time === undefined) continue;
    result.push(time);
    previous = time;
    from = index + 1;
  }
  return result;
}

/**
 * The indices of the longest rising run of brought times that fits between the neighbours: copied words do not share
 * the time of those they were copied from.
 */
function fittingTimes(words: readonly NewWord[], { previous, next }: Place): number[] {
  const links = words.map(({ brought }): Link[] => {
    const startMs = brought?.[0] ?? -1;
    const isFitting = startMs > (previous?.[0] ?? -1) && startMs < (next?.[0] ?? Infinity);
    return isFitting ? [{ from: startMs - 1, after: startMs, weight: 1 }] : [];
  });
  return longestChain(links).flatMap((link, index) => (link === null ? [] : index));
}

function timeTokens(tokens: readonly Token[], place: Place): WordTime[] {
  return tokens.length === 0 ? [] : interpolate(tokens, rangeFor(tokens, place), TYPED);
}

/** The time for new words: the span of the words they replace, or else the silence; see `retimeWords`. */
function rangeFor(tokens: readonly Token[], { replaced, previous, next, room }: Place): TimeRange {
  const length = tokens.reduce((sum, token) => sum + token.end - token.start + 1, 0);
  const wantedMs = naturalMs(length);
  const earliestMs = previous?.[0] ?? 0;
  const latestMs = next?.[0] ?? Number.MAX_SAFE_INTEGER;
  const inside = (ms: number): number => Math.min(Math.max(ms, earliestMs), latestMs);
  if (replaced.length > 0) {
    const startMs = inside(replaced[0]![0]);
    return { startMs, endMs: Math.max(startMs, Math.min(replaced.at(-1)![1], latestMs)) };
  }
  const startMs = inside(previous?.[1] ?? Math.max(room.startMs, latestMs - wantedMs));
  // Behind the last word the new ones take the time they need, as far as nothing else is spoken.
  const endMs = next === undefined ? Math.max(startMs, Math.min(room.endMs, startMs + wantedMs)) : latestMs;
  if (previous === undefined || endMs - startMs >= LEAST_WORD_MS * tokens.length) return { startMs, endMs };
  const middleMs = Math.round((previous[0] + Math.min(previous[1], endMs)) / 2);
  return { startMs: inside(Math.min(startMs, Math.max(middleMs, endMs - wantedMs))), endMs };
}
