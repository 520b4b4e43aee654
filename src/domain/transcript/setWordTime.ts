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
  requireWord(paragraph, index, startMs);
  const ends = knownEnds(paragraph);
  if (ends !== null) return setBetween(paragraph, ends, index, { startMs, endMs: null });
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
  const to = { startMs: timeMs, endMs: isMeasured(word) && word[1] > timeMs ? word[1] : null };
  const set = setBetween({ ...paragraph, startMs }, { ...ends, startMs }, index, to);
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
  if (!isMeasured(word) || timeMs <= word[0] || timeMs > (next?.[0] ?? Infinity)) return paragraph;
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

/** Where a word goes; without an end it keeps its length. */
interface WordPlace {
  readonly startMs: number;
  readonly endMs: number | null;
}

function setBetween(paragraph: Paragraph, ends: TimeRange, index: number, place: WordPlace): Paragraph {
  const { startMs: fromMs, endMs: toMs } = ends;
  const { startMs } = place;
  if (startMs < fromMs || startMs >= toMs) return paragraph;
  const tokens = tokensOf(paragraph.text);
  const words = [...wordTimesOf(paragraph, ends)];
  if (words.some((word, at) => word[2] === BY_HAND && isOnWrongSide(word, at, index, startMs))) return paragraph;
  const [oldStartMs, oldEndMs] = words[index]!;
  const endMs = place.endMs ?? startMs + Math.max(0, oldEndMs - oldStartMs);
  words[index] = [startMs, Math.min(toMs, endMs), BY_HAND];
  const fixed = words.map((word, at) => at === index || (isMeasured(word) && !isOnWrongSide(word, at, index, startMs)));
  const past = endOfGap(fixed, index + 1);
  // Estimated words behind it get their share of what is left until the next measured one; those behind an end that
  // stays have theirs.
  if (past > index + 1 && place.endMs === null) {
    const [share] = interpolate(tokens.slice(index, past), { startMs, endMs: words[past]?.[0] ?? toMs }, BY_HAND);
    words[index] = [startMs, Math.min(words[index]![1], share![1]), BY_HAND];
  }
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
