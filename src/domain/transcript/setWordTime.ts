import { isKnownTime } from './checkTimes.ts';
import { setParagraphTime } from './paragraphEdits.ts';
import { placeWord } from './placeWord.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, type Paragraph, type WordTime } from './transcript.ts';
import { wordTimesOf, type TimeRange } from './wordTimes.ts';

/**
 * Sets when a word of a paragraph starts, by hand; `index` counts `tokensOf(text)`, `startMs` is in integer
 * milliseconds.
 *
 * The word before ends there. Words that nothing measured (estimated or typed) are spread anew between the nearest
 * words that something did; measured words that would lie on the wrong side count as estimated from now on. Words set
 * by hand never move: a time beyond one of them, or outside the paragraph, sets nothing. The same paragraph is returned
 * then. Where the ends of the paragraph are not both known, its first word sets its start, and others nothing: there is
 * nothing to spread words between.
 *
 * Throws `RangeError` for a word that is not there or a time that is none.
 */
export function setWordTime(paragraph: Paragraph, index: number, startMs: number): Paragraph {
  requireWord(paragraph, index, startMs);
  const ends = knownEnds(paragraph);
  if (ends !== null) return placeWord(paragraph, ends, index, { startMs, endMs: null });
  return index === 0 ? setParagraphTime(paragraph, 'start', startMs) : paragraph;
}

/**
 * Moves one edge of a word, by hand: the other stays, as far as something measured the word; only where the start goes
 * behind the end does the word keep its length. Otherwise a start is set as by `setWordTime`.
 *
 * An edge that stands at the end of the paragraph, or is moved beyond it, takes that along. The end of a word can be
 * moved only where the word was measured or set by hand, and as far as the next word starts; what cannot be moved gives
 * the same paragraph. Throws as `setWordTime` does.
 */
export function setWordEdge(paragraph: Paragraph, index: number, edge: 'start' | 'end', timeMs: number): Paragraph {
  requireWord(paragraph, index, timeMs);
  const ends = knownEnds(paragraph);
  if (ends === null) return edge === 'start' ? setWordTime(paragraph, index, timeMs) : paragraph;
  const words = wordTimesOf(paragraph, ends);
  return edge === 'start'
    ? moveStart(paragraph, ends, words[index]!, { index, timeMs })
    : moveEnd(paragraph, ends, words, { index, timeMs });
}

interface MovedEdge {
  readonly index: number;
  readonly timeMs: number;
}

function moveStart(paragraph: Paragraph, ends: TimeRange, word: WordTime, { index, timeMs }: MovedEdge): Paragraph {
  const takesAlong = index === 0 && (word[0] === ends.startMs || timeMs < ends.startMs) && timeMs < ends.endMs;
  const startMs = takesAlong ? timeMs : ends.startMs;
  const to = { startMs: timeMs, endMs: isKnownTime(word) && word[1] > timeMs ? word[1] : null };
  const set = placeWord({ ...paragraph, startMs }, { ...ends, startMs }, index, to);
  return set.words[index]?.[0] === timeMs ? set : paragraph;
}

function moveEnd(
  paragraph: Paragraph,
  ends: TimeRange,
  words: readonly WordTime[],
  { index, timeMs }: MovedEdge,
): Paragraph {
  const word = words[index]!;
  const next = words[index + 1];
  if (!isKnownTime(word) || timeMs <= word[0] || timeMs > (next?.[0] ?? Infinity)) return paragraph;
  const takesAlong = timeMs > ends.endMs || (next === undefined && word[1] === ends.endMs);
  return {
    ...paragraph,
    endMs: takesAlong ? timeMs : ends.endMs,
    words: words.with(index, [word[0], timeMs, BY_HAND]),
  };
}

function requireWord({ text }: Paragraph, index: number, timeMs: number): void {
  if (!Number.isInteger(timeMs) || timeMs < 0) throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  if (tokensOf(text)[index] === undefined) throw new RangeError(`no word ${index}`);
}

function knownEnds({ startMs, endMs }: Paragraph): TimeRange | null {
  return startMs === null || endMs === null ? null : { startMs, endMs };
}
