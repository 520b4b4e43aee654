import { isKnownTime } from './checkTimes.ts';
import { estimateTimes } from './estimateTimes.ts';
import { joinWords } from './joinWords.ts';
import { asEstimated, placeWord } from './placeWord.ts';
import { shiftMarks, sliceMarks, sortMarks } from './textMarks.ts';
import { tokensOf } from './tokensOf.ts';
import {
  BY_HAND,
  type Paragraph,
  type ParagraphId,
  type ReviewState,
  type Transcript,
  type WordTime,
} from './transcript.ts';
import { endAt, latestEnd, sliceTimed, type TimeRange } from './wordTimes.ts';

/**
 * Splits a paragraph at a UTF-16 offset; the first half keeps the id. White space at the cut is dropped.
 *
 * Each half keeps the times of its own words. A word that is cut has its time divided by characters. Without word
 * times the halves keep the outer ends, and the cut between them is not known. A half that holds all the text keeps
 * the paragraph's own ends. A start set by hand goes with the first word.
 */
export function splitParagraph(paragraph: Paragraph, offset: number, newId: ParagraphId): [Paragraph, Paragraph] {
  const text = [paragraph.text.slice(0, offset).trimEnd(), paragraph.text.slice(offset).trimStart()] as const;
  const secondFrom = paragraph.text.length - text[1].length;
  const first = sliceTimed(paragraph, 0, offset).words;
  const second = sliceTimed(paragraph, offset, paragraph.text.length).words;
  const firstEndMs = first.length === 0 ? null : latestEnd(first);
  const isSecondByHand = paragraph.isStartByHand && (text[0] === '' || (!hasWords(text[0]) && hasWords(text[1])));
  return [
    {
      ...paragraph,
      text: text[0],
      words: first,
      isStartByHand: paragraph.isStartByHand && !isSecondByHand,
      marks: sliceMarks(paragraph.marks, 0, text[0].length),
      endMs: text[1] === '' ? paragraph.endMs : firstEndMs,
    },
    {
      ...paragraph,
      id: newId,
      text: text[1],
      words: second,
      isStartByHand: isSecondByHand,
      marks: sliceMarks(paragraph.marks, secondFrom, paragraph.text.length),
      startMs: text[0] === '' || isSecondByHand ? paragraph.startMs : (second[0]?.[0] ?? null),
      endMs: text[1] === '' ? null : paragraph.endMs,
    },
  ];
}

/**
 * Merges two neighbours into the first: one space between their texts, times concatenated. Where only one of them
 * has word times, the other's words share out what is known of its range; see `joinWords`.
 */
export function mergeParagraphs(first: Paragraph, second: Paragraph): Paragraph {
  const glue = first.text === '' || second.text === '' ? '' : ' ';
  const firstText = first.text.trimEnd() + glue;
  const secondText = second.text.trimStart();
  const words = mergeWords(first, second);
  const { startMs, isStartByHand } = isSecondStart(first, second) && second.startMs !== null ? second : first;
  const merged: Paragraph = {
    ...first,
    speakerId: first.text === '' ? (second.speakerId ?? first.speakerId) : first.speakerId,
    startMs,
    endMs: second.text === '' ? (first.endMs ?? second.endMs) : second.endMs,
    text: firstText + secondText,
    words,
    isStartByHand: isStartByHand && words.length === 0,
    review: worseReview(first, second),
    marks: sortMarks([
      ...sliceMarks(first.marks, 0, first.text.trimEnd().length),
      ...shiftMarks(
        sliceMarks(second.marks, second.text.length - secondText.length, second.text.length),
        firstText.length,
      ),
    ]),
  };
  return merged.words.length > 0 ? coverWords(merged) : inOrder(merged);
}

/** Whether a merged text starts with its second part: a start set by hand is that of a word, not of marks before it. */
function isSecondStart(first: Paragraph, second: Paragraph): boolean {
  if (first.text === '') return true;
  if (hasWords(first.text) || !hasWords(second.text)) return false;
  return second.isStartByHand || (first.isStartByHand && second.words.length > 0);
}

function hasWords(text: string): boolean {
  return tokensOf(text).length > 0;
}

/** The merged text is as good as the worse of its parts, of those that hold text. */
function worseReview(first: Paragraph, second: Paragraph): ReviewState {
  if (first.text === '') return second.review;
  if (second.text === '') return first.review;
  const order: readonly ReviewState[] = ['checked', 'untouched', 'doubtful', 'relisten'];
  return order[Math.max(order.indexOf(first.review), order.indexOf(second.review))]!;
}

function mergeWords(first: Paragraph, second: Paragraph): readonly WordTime[] {
  // A text of marks alone has no words to time, which is not the same as words without times.
  if (!hasWords(first.text)) return second.words;
  if (!hasWords(second.text)) return first.words;
  if (first.words.length === 0 && second.words.length === 0) return [];
  return joinWords([first, second]);
}

/**
 * Sets the known start or end of a paragraph.
 *
 * Its words follow: those that still fit stay, and the words at the edge are cut to it. A start is that of the first word
 * that is said, which counts as set by hand from then on: words that would be left before it go behind it, also those
 * set by hand, and measured words that begin later stay. Where that leaves no measured word its time, and at an end, words
 * that would be left outside have all of them spread over the new range in their own rhythm. A start set behind the end
 * (or the other way round) moves the paragraph there whole; without word times the other end is then no longer known, and
 * a start that is set is by hand itself.
 */
export function setParagraphTime(paragraph: Paragraph, edge: 'start' | 'end', timeMs: number): Paragraph {
  if (!Number.isInteger(timeMs) || timeMs < 0) throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  if (paragraph.kind === 'heading') return paragraph;
  const moved = withTime(paragraph, edge, timeMs);
  const isByHand = edge === 'start' || (paragraph.isStartByHand && moved.startMs !== null);
  return { ...moved, isStartByHand: isByHand && moved.words.length === 0 };
}

function withTime(paragraph: Paragraph, edge: 'start' | 'end', timeMs: number): Paragraph {
  const startMs = edge === 'start' ? timeMs : paragraph.startMs;
  const endMs = edge === 'end' ? timeMs : paragraph.endMs;
  if (edge === 'end') return setEdge(paragraph, edge, timeMs, { startMs, endMs });
  const placed = endMs === null ? null : startBeforeKept(paragraph, { startMs: timeMs, endMs });
  return placed ?? withFirstByHand(setEdge(paragraph, edge, timeMs, { startMs, endMs }), timeMs);
}

function setEdge(
  paragraph: Paragraph,
  edge: 'start' | 'end',
  timeMs: number,
  { startMs, endMs }: Pick<Paragraph, 'startMs' | 'endMs'>,
): Paragraph {
  if (startMs === null || endMs === null || startMs < endMs) return withRange(paragraph, startMs, endMs);
  return paragraph.words.length === 0 ? withOneEnd(paragraph, edge, timeMs) : moveTo(paragraph, edge, timeMs);
}

/** A word that goes behind a new start has at least this much time, in milliseconds, or the next one goes with it. */
const LEAST_WORD_MS = 20;

/**
 * The paragraph with its first word at a new start, and as few others moved as can be; `null` where no measured word
 * would keep its time and the first has no room.
 */
function startBeforeKept(paragraph: Paragraph, range: TimeRange): Paragraph | null {
  const { words } = paragraph;
  const { startMs } = range;
  const first = firstSaid(words);
  if (first === -1 || !isInOrder(words) || startMs >= range.endMs || latestEnd(words) > range.endMs) return null;
  const started = { ...paragraph, startMs };
  const kept = words.findIndex((word, index) => {
    // A word set by hand gives way only where the others would have no time at all.
    const leastMs = word[2] === BY_HAND ? 1 : LEAST_WORD_MS;
    return index > first && isKnownTime(word) && word[0] - startMs >= leastMs * (index - first);
  });
  const next = words[first + 1];
  if (next === undefined || kept === first + 1 || endAt(words[first]!, startMs) <= next[0])
    return withFirstByHand(started, startMs);
  if (kept === -1) return null;
  const yielding = words.map((word, index) => (index < kept && index !== first ? asEstimated(word) : word));
  return placeWord({ ...started, words: yielding }, range, first, { startMs, endMs: null });
}

/** The first word with a time of its own, -1 where none has: nobody says those before it. */
function firstSaid(words: readonly WordTime[]): number {
  return words.findIndex(([startMs, endMs]) => endMs > startMs);
}

function withFirstByHand(paragraph: Paragraph, startMs: number): Paragraph {
  const { words } = paragraph;
  const first = firstSaid(words);
  if (first === -1 || !isInOrder(words)) return paragraph;
  const nextMs = words[first + 1]?.[0] ?? paragraph.endMs!;
  const endMs = endAt(words[first]!, startMs);
  const placed: WordTime = [startMs, nextMs > startMs ? Math.min(endMs, nextMs) : endMs, BY_HAND];
  const unsaid = words.slice(0, first).map((word) => asEstimated([startMs, startMs, word[2]]));
  return { ...paragraph, words: [...unsaid, placed, ...words.slice(first + 1)] };
}

/** Whether words begin one after the other, and none ends before it begins. */
function isInOrder(words: readonly WordTime[]): boolean {
  return words.every(([startMs, endMs], index) => startMs <= endMs && startMs >= (words[index - 1]?.[0] ?? 0));
}

function withOneEnd(paragraph: Paragraph, edge: 'start' | 'end', timeMs: number): Paragraph {
  return { ...paragraph, startMs: edge === 'start' ? timeMs : null, endMs: edge === 'end' ? timeMs : null };
}

function moveTo(paragraph: Paragraph, edge: 'start' | 'end', timeMs: number): Paragraph {
  const spoken = hullOf(paragraph.words);
  const lengthMs = spoken.endMs - spoken.startMs;
  return edge === 'start'
    ? withRange(paragraph, timeMs, timeMs + lengthMs)
    : withRange(paragraph, Math.max(0, timeMs - lengthMs), timeMs);
}

function withRange(paragraph: Paragraph, startMs: number | null, endMs: number | null): Paragraph {
  const words =
    startMs === null || endMs === null || paragraph.words.length === 0 ? [] : fitWords(paragraph.words, startMs, endMs);
  return { ...paragraph, startMs, endMs, words };
}

function fitWords(words: readonly WordTime[], fromMs: number, toMs: number): WordTime[] {
  const isOutside = words.some(([startMs, endMs]) => endMs > startMs && (endMs <= fromMs || startMs >= toMs));
  const spoken = hullOf(words);
  const rate = (toMs - fromMs) / Math.max(1, spoken.endMs - spoken.startMs);
  const place = (ms: number): number =>
    isOutside ? fromMs + Math.round(rate * (ms - spoken.startMs)) : Math.min(Math.max(ms, fromMs), toMs);
  return words.map(([startMs, endMs, anchor]) => [place(startMs), place(endMs), anchor]);
}

/**
 * Makes a paragraph's estimated ends known, as they stand: the paragraph itself when both are; `null` when there is no
 * such paragraph.
 */
export function confirmTimes(transcript: Transcript, id: ParagraphId, durationMs: number | null): Paragraph | null {
  const index = transcript.findIndex((paragraph) => paragraph.id === id);
  const paragraph = transcript[index];
  const times = estimateTimes(transcript, durationMs)[index];
  if (paragraph === undefined || times === undefined || paragraph.kind === 'heading') return null;
  if (paragraph.startMs !== null && paragraph.endMs !== null) return paragraph;
  return { ...paragraph, startMs: times.startMs, endMs: Math.max(times.startMs, times.endMs) };
}

function coverWords(paragraph: Paragraph): Paragraph {
  const { startMs, endMs } = hullOf(paragraph.words);
  return {
    ...paragraph,
    startMs: Math.min(paragraph.startMs ?? startMs, startMs),
    endMs: Math.max(paragraph.endMs ?? endMs, endMs),
  };
}

/** From the earliest to the latest moment of words; those of a bad source may be in any order, or run backwards. */
function hullOf(words: readonly WordTime[]): TimeRange {
  return words.reduce(
    (hull, [startMs, endMs]) => ({
      startMs: Math.min(hull.startMs, startMs, endMs),
      endMs: Math.max(hull.endMs, startMs, endMs),
    }),
    { startMs: Infinity, endMs: 0 },
  );
}

function inOrder(paragraph: Paragraph): Paragraph {
  const { startMs, endMs } = paragraph;
  return startMs !== null && endMs !== null && endMs < startMs ? { ...paragraph, endMs: startMs } : paragraph;
}
