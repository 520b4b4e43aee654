import { tokensOf, type Token } from './tokensOf.ts';
import { ESTIMATED, TYPED, type Paragraph, type WordTime } from './transcript.ts';

/** A range of time in milliseconds, half-open. */
export interface TimeRange {
  readonly startMs: number;
  readonly endMs: number;
}

/** When the last of some words is over, 0 for none; overlapping words may end before an earlier one. */
export function latestEnd(words: readonly WordTime[]): number {
  return words.reduce((latest, [, endMs]) => Math.max(latest, endMs), 0);
}

/** When a word ends that is begun at a time: it is cut where it is said then, and elsewhere keeps its length. */
export function endAt([startMs, endMs]: WordTime, timeMs: number): number {
  return startMs <= timeMs && timeMs < endMs ? endMs : timeMs + endMs - startMs;
}

/** The pace at which words without a time are thought to be spoken: 16 characters a second (see `estimateTimes`). */
const MS_PER_CHARACTER = 62.5;

/** How long it takes to say that many characters, blanks included. */
export function naturalMs(characters: number): number {
  return Math.round(MS_PER_CHARACTER * characters);
}

/**
 * The time of each token of a paragraph: as stored, or shared out over `range` by length of text while the words
 * have none.
 */
export function wordTimesOf(paragraph: Paragraph, range: TimeRange): readonly WordTime[] {
  if (paragraph.words.length > 0) return paragraph.words;
  return interpolate(tokensOf(paragraph.text), range, ESTIMATED);
}

/** A text with a time for each of its tokens, or none. */
export interface SpokenText {
  readonly text: string;
  readonly words: readonly WordTime[];
}

/**
 * The stretch `[from, to)` of a timed text. A word that the cut goes through has its time divided by characters; its
 * first part keeps the anchor, the others count as typed.
 */
export function sliceTimed({ text, words }: SpokenText, from: number, to: number): SpokenText {
  const part = text.slice(from, to);
  if (words.length === 0) return { text: part, words };
  const inside = tokensOf(part);
  const all = tokensOf(text);
  const first = all.findIndex(({ end }) => inside.length > 0 && end > from + inside[0]!.start);
  const sliced = inside.map((_, offset) => {
    const index = first + offset;
    const { start, end } = all[index]!;
    // Words may overlap; no part of this one may start behind the next.
    const msAt = dividerOf(all[index]!, words[index]!, words[index + 1]?.[0]);
    const hasHead = start < from && tokensOf(text.slice(start, from)).length > 0;
    const hasTail = end > to && tokensOf(text.slice(to, end)).length > 0;
    const [startMs, endMs, anchor] = words[index]!;
    return [hasHead ? msAt(from) : startMs, hasTail ? msAt(to) : endMs, hasHead ? TYPED : anchor] as const;
  });
  return { text: part, words: sliced };
}

/** Where in the time of a word an offset within it lies. */
function dividerOf({ start, end }: Token, [startMs, endMs]: WordTime, nextMs = endMs): (offset: number) => number {
  const spanMs = Math.max(0, Math.min(endMs, nextMs) - startMs);
  return (offset) => startMs + Math.round((spanMs * (offset - start)) / (end - start));
}

/**
 * Shares a range out over tokens by their length, one character more each for the pause between words; `anchor` says
 * what the words are.
 */
export function interpolate(tokens: readonly Token[], range: TimeRange, anchor: number): WordTime[] {
  const total = tokens.reduce((sum, token) => sum + token.end - token.start + 1, 0);
  const spanMs = Math.max(0, range.endMs - range.startMs);
  let length = 0;
  return tokens.map((token) => {
    const startMs = range.startMs + Math.round((spanMs * length) / total);
    length += token.end - token.start + 1;
    return [startMs, range.startMs + Math.round((spanMs * length) / total), anchor];
  });
}
