import { isKnownTime } from './checkTimes.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, startByHandOf, TYPED, type Paragraph, type WordTime } from './transcript.ts';
import { interpolate, wordTimesOf, type TimeRange } from './wordTimes.ts';

/** Where a word goes; without an end it keeps its length. */
export interface WordPlace {
  readonly startMs: number;
  readonly endMs: number | null;
}

/**
 * Puts a word of a paragraph with known ends at a time, by hand; the paragraph itself where a word set by hand stands in
 * the way, or the time lies outside. The words around it give way as `setWordTime` says.
 */
export function placeWord(paragraph: Paragraph, ends: TimeRange, index: number, place: WordPlace): Paragraph {
  const { startMs: fromMs, endMs: toMs } = ends;
  const { startMs } = place;
  if (startMs < fromMs || startMs >= toMs) return paragraph;
  const tokens = tokensOf(paragraph.text);
  const words = [...wordTimesOf(paragraph, ends)];
  if (startByHandOf(paragraph) === fromMs) words[0] = [fromMs, words[0]![1], BY_HAND];
  if (words.some((word, at) => word[2] === BY_HAND && isOnWrongSide(word, at, index, startMs))) return paragraph;
  const [oldStartMs, oldEndMs] = words[index]!;
  const endMs = place.endMs ?? startMs + Math.max(0, oldEndMs - oldStartMs);
  words[index] = [startMs, Math.min(toMs, endMs), BY_HAND];
  const fixed = words.map(
    (word, at) => at === index || (isKnownTime(word) && !isOnWrongSide(word, at, index, startMs)),
  );
  const past = endOfGap(fixed, index + 1);
  // Estimated words behind it get their share of what is left until the next measured one; those behind an end that
  // stays have theirs.
  if (past > index + 1 && place.endMs === null) {
    const [share] = interpolate(tokens.slice(index, past), { startMs, endMs: words[past]?.[0] ?? toMs }, BY_HAND);
    words[index] = [startMs, Math.min(words[index]![1], share![1]), BY_HAND];
  }
  return { ...paragraph, isStartByHand: false, words: spreadBetween(paragraph, words, fixed) };
}

/** The first fixed word from `from` on. */
function endOfGap(fixed: readonly boolean[], from: number): number {
  const found = fixed.indexOf(true, from);
  return found === -1 ? fixed.length : found;
}

/** The word with its time shared out. A typed word stays one: only a word of the source counts as estimated. */
export function asEstimated([startMs, endMs, anchor]: WordTime): WordTime {
  return [startMs, endMs, anchor === TYPED ? TYPED : ESTIMATED];
}

function isOnWrongSide([wordMs]: WordTime, at: number, index: number, startMs: number): boolean {
  return at < index ? wordMs >= startMs : at > index && wordMs <= startMs;
}

/** Fixed words keep their starts and end at the latest where the next begins; the others share out what lies between. */
function spreadBetween(paragraph: Paragraph, words: readonly WordTime[], fixed: readonly boolean[]): WordTime[] {
  const tokens = tokensOf(paragraph.text);
  const result: WordTime[] = [];
  for (let at = 0; at < words.length;) {
    if (fixed[at] === true) {
      const [startMs, endMs, anchor] = words[at]!;
      const nextMs = words[endOfGap(fixed, at + 1)]?.[0] ?? paragraph.endMs!;
      result.push([startMs, Math.max(startMs, Math.min(endMs, nextMs)), anchor]);
      at++;
      continue;
    }
    const end = endOfGap(fixed, at);
    const endMs = words[end]?.[0] ?? paragraph.endMs!;
    const startMs = Math.min(result.at(-1)?.[1] ?? paragraph.startMs!, endMs);
    const spread = interpolate(tokens.slice(at, end), { startMs, endMs }, ESTIMATED);
    result.push(...spread.map(([from, to], offset) => asEstimated([from, to, words[at + offset]![2]])));
    at = end;
  }
  return result;
}
