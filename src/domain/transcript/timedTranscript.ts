import { isKnownTime } from './checkTimes.ts';
import type { ParagraphTimes } from './estimateTimes.ts';
import { tokensOf, type Token } from './tokensOf.ts';
import { ESTIMATED, type Paragraph, type Transcript, type WordTime } from './transcript.ts';
import { interpolate, type TimeRange } from './wordTimes.ts';

/** A transcript with a time for every paragraph, known or estimated (`estimateTimes`), in the same order. */
export interface TimedTranscript {
  readonly transcript: Transcript;
  readonly times: readonly ParagraphTimes[];
}

/** A position in a timed transcript: the index of a paragraph and a UTF-16 offset in its text. */
export interface TimedPlace {
  readonly paragraphIndex: number;
  readonly offset: number;
}

/** What is heard at a time; the answer is the same for every time in `[sinceMs, untilMs)`. */
export interface HeardWord {
  /** -1 before the first paragraph starts. */
  readonly paragraphIndex: number;
  /** Where the word stands in the paragraph's text; `null` while none of its words has begun. */
  readonly token: Token | null;
  /** Whether the word's time is anchored or was set by hand, and was not shared out. */
  readonly isKnown: boolean;
  readonly sinceMs: number;
  /** `Infinity` for the last word. */
  readonly untilMs: number;
}

/** The words of a paragraph: where each stands in the text, and its time. As many tokens as times. */
export interface TimedWords {
  readonly tokens: readonly Token[];
  readonly times: readonly WordTime[];
}

/** Whether no time of a text is known: all that are shown are guessed from its length. */
export function hasNoTimes(transcript: Transcript): boolean {
  return transcript.every(({ startMs, words }) => startMs === null && words.length === 0);
}

/** Whether most paragraphs of a text have times for their words: otherwise it waits for its alignment. */
export function isMostlyTimed(transcript: Transcript): boolean {
  const spoken = transcript.filter(({ kind, text }) => kind === 'paragraph' && text !== '');
  return 2 * spoken.filter(({ words }) => words.length === 0).length <= spoken.length;
}

const asked = new WeakMap<Paragraph, TimedWords & TimeRange>();

/**
 * The words of a paragraph with their times: the stored ones, or else the paragraph's own time shared out by length.
 * Asking again about the same paragraph object and range costs nothing.
 */
export function timedWordsOf({ transcript, times }: TimedTranscript, paragraphIndex: number): TimedWords {
  const paragraph = transcript[paragraphIndex];
  const range = times[paragraphIndex];
  if (paragraph === undefined || range === undefined) throw new RangeError(`no paragraph ${paragraphIndex}`);
  const before = asked.get(paragraph);
  if (before !== undefined && before.startMs === range.startMs && before.endMs === range.endMs) return before;
  const tokens = tokensOf(paragraph.text);
  const isTimed = paragraph.words.length === tokens.length;
  const words = isTimed ? paragraph.words : interpolate(tokens, range, ESTIMATED);
  const answer = { tokens, times: words, startMs: range.startMs, endMs: range.endMs };
  asked.set(paragraph, answer);
  return answer;
}

/**
 * The paragraph that is heard at a time: the last that has started, headings left out; -1 before the first. Where the
 * known times run backwards it is one of those that have started.
 */
export function paragraphAt({ transcript, times }: TimedTranscript, timeMs: number): number {
  return lastSpoken(transcript, countStarted(times.length, timeMs, (at) => times[at]!.startMs) - 1);
}

/**
 * The word that is heard at a time: the last that has begun in the paragraph that is heard. In a silence it stays the
 * word before it. Two binary searches; nothing is made but the answer.
 */
export function wordAt(timed: TimedTranscript, timeMs: number): HeardWord {
  const { times } = timed;
  const started = countStarted(times.length, timeMs, (at) => times[at]!.startMs);
  const nextMs = times[started]?.startMs ?? Infinity;
  const paragraphIndex = lastSpoken(timed.transcript, started - 1);
  if (paragraphIndex < 0) {
    return { paragraphIndex, token: null, isKnown: false, sinceMs: -Infinity, untilMs: nextMs };
  }
  const words = timedWordsOf(timed, paragraphIndex);
  const begun = countStarted(words.times.length, timeMs, (at) => words.times[at]![0]);
  const time = words.times[begun - 1];
  return {
    paragraphIndex,
    token: words.tokens[begun - 1] ?? null,
    isKnown: time !== undefined && isKnownTime(time),
    sinceMs: Math.max(times[started - 1]!.startMs, time?.[0] ?? 0),
    untilMs: Math.min(nextMs, words.times[begun]?.[0] ?? Infinity),
  };
}

/**
 * When the word at a place is spoken, in milliseconds: the word around it or just before it, else the next one, else
 * the last. The start of the paragraph where there is no word.
 */
export function timeAt(timed: TimedTranscript, { paragraphIndex, offset }: TimedPlace): number {
  const { tokens, times } = timedWordsOf(timed, paragraphIndex);
  const index = countStarted(tokens.length, offset - 1, (at) => tokens[at]!.end);
  return (times[index] ?? times.at(-1))?.[0] ?? timed.times[paragraphIndex]!.startMs;
}

/**
 * The time of the words that a stretch of text touches, from the start of the first to the end of the last; `null`
 * where it touches none, or their times have no length. Headings are not spoken.
 */
export function timeRangeOf(timed: TimedTranscript, from: TimedPlace, to: TimedPlace): TimeRange | null {
  const startMs = firstTime(timed, from, to);
  const endMs = lastTime(timed, from, to);
  return startMs === null || endMs === null || endMs <= startMs ? null : { startMs, endMs };
}

function firstTime(timed: TimedTranscript, from: TimedPlace, to: TimedPlace): number | null {
  for (let index = from.paragraphIndex; index <= to.paragraphIndex; index++) {
    const touched = touchedWords(timed, index, from, to);
    if (touched.length > 0) return touched[0]![0];
  }
  return null;
}

function lastTime(timed: TimedTranscript, from: TimedPlace, to: TimedPlace): number | null {
  for (let index = to.paragraphIndex; index >= from.paragraphIndex; index--) {
    const touched = touchedWords(timed, index, from, to);
    if (touched.length > 0) return touched.reduce((latest, [, endMs]) => Math.max(latest, endMs), 0);
  }
  return null;
}

function touchedWords(timed: TimedTranscript, index: number, from: TimedPlace, to: TimedPlace): readonly WordTime[] {
  if (timed.transcript[index]!.kind === 'heading') return [];
  const { tokens, times } = timedWordsOf(timed, index);
  const first = index === from.paragraphIndex ? from.offset : 0;
  const last = index === to.paragraphIndex ? to.offset : Infinity;
  const { length } = tokens;
  return times.slice(
    countStarted(length, first, (at) => tokens[at]!.end),
    countStarted(length, last - 1, (at) => tokens[at]!.start),
  );
}

function lastSpoken(transcript: Transcript, from: number): number {
  let index = from;
  while (index >= 0 && transcript[index]!.kind === 'heading') index--;
  return index;
}

/** How many of `length` ascending values are at most `value`. */
function countStarted(length: number, value: number, valueAt: (index: number) => number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
