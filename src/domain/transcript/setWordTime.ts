import { setParagraphTime } from './paragraphEdits.ts';
import { tokensOf } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, TYPED, type Paragraph, type WordTime } from './transcript.ts';
import { interpolate, wordTimesOf, type TimeRange } from './wordTimes.ts';

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
  if (!Number.isInteger(startMs) || startMs < 0) throw new RangeError(`not a time in milliseconds: ${startMs}`);
  if (tokensOf(paragraph.text)[index] === undefined) throw new RangeError(`no word ${index}`);
  const { startMs: fromMs, endMs: toMs } = paragraph;
  if (fromMs !== null && toMs !== null) return setBetween(paragraph, { startMs: fromMs, endMs: toMs }, index, startMs);
  return index === 0 ? setParagraphTime(paragraph, 'start', startMs) : paragraph;
}

function setBetween(paragraph: Paragraph, ends: TimeRange, index: number, startMs: number): Paragraph {
  const { startMs: fromMs, endMs: toMs } = ends;
  if (startMs < fromMs || startMs >= toMs) return paragraph;
  const tokens = tokensOf(paragraph.text);
  const words = [...wordTimesOf(paragraph, ends)];
  if (words.some((word, at) => word[2] === BY_HAND && isOnWrongSide(word, at, index, startMs))) return paragraph;
  const [, oldEndMs] = words[index]!;
  const lengthMs = Math.max(0, oldEndMs - words[index]![0]);
  words[index] = [startMs, Math.min(toMs, startMs + lengthMs), BY_HAND];
  const fixed = words.map((word, at) => at === index || (isMeasured(word) && !isOnWrongSide(word, at, index, startMs)));
  const past = endOfGap(fixed, index + 1);
  // Estimated words behind it get their share of what is left until the next measured one.
  const [share] = interpolate(tokens.slice(index, past), { startMs, endMs: words[past]?.[0] ?? toMs }, BY_HAND);
  if (past > index + 1) words[index] = [startMs, Math.min(words[index]![1], share![1]), BY_HAND];
  return { ...paragraph, words: spreadBetween(paragraph, words, fixed) };
}

/** The first fixed word from `from` on. */
function endOfGap(fixed: readonly boolean[], from: number): number {
  const found = fixed.indexOf(true, from);
  return found === -1 ? fixed.length : found;
}

function isMeasured([, , anchor]: WordTime): boolean {
  return anchor !== TYPED && anchor !== ESTIMATED;
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
    // A typed word stays one: only a word of the source counts as estimated.
    result.push(
      ...spread.map(([from, to], offset): WordTime => [from, to, words[at + offset]![2] === TYPED ? TYPED : ESTIMATED]),
    );
    at = end;
  }
  return result;
}
