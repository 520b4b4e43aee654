import { isKnownTime } from './checkTimes.ts';
import { matchTimes, type MatchedTimes } from './matchTimes.ts';
import { leastMs } from './paceOfSpeech.ts';
import { repairTimes } from './repairTimes.ts';
import { tokensOf, type Token } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, startByHandOf, type Paragraph, type Transcript, type WordTime } from './transcript.ts';
import { isSameParagraph } from './transcriptChange.ts';
import { endAt, interpolate, latestEnd, naturalMs, type TimeRange } from './wordTimes.ts';

/** A text with the times of a source, and where the time of each of its words comes from: the three sum up to all. */
export interface TakenTimes {
  readonly transcript: Transcript;
  /** Words that have the time the source has for them. */
  readonly matchedCount: number;
  /** Words that share out what is left between others: the source does not have them. */
  readonly estimatedCount: number;
  /** Words whose time stayed: set by hand, or in a paragraph of which the source has nothing. */
  readonly keptCount: number;
}

/**
 * Gives the words of a text the times that a source has for them, and nothing else: paragraphs, text, speakers, marks
 * and review stay. Words of the source carry the anchors that the text's words are to have.
 *
 * Words that the source does not have share out, as estimates, the time of what it has in their place, or the silence.
 * Words set by hand never move, nor does a paragraph's start that was, and a paragraph of which the source has no word
 * keeps the times that were measured in it where they fit. The result is sound (`checkTimes`) as far as words set by hand
 * allow. `durationMs` is the length of the recording, `null` when there is none. A source that has nothing of the text
 * changes nothing.
 */
export function takeTimes(transcript: Transcript, source: Transcript, durationMs: number | null): TakenTimes {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const match = matchTimes(spoken, source);
  const drafts = draftsOf(spoken, match);
  const isAny = drafts.some(({ isMatched }) => isMatched);
  const timed = isAny ? repairTimes(withDrafts(transcript, drafts, match), durationMs) : transcript;
  return { transcript: timed, ...countSources(transcript, timed, match) };
}

/** A spoken paragraph while it gets its times: `words[i]` is `null` until its time is known. */
interface Draft {
  readonly paragraph: Paragraph;
  readonly tokens: readonly Token[];
  readonly words: (WordTime | null)[];
  /** The number of its first word in the whole text. */
  readonly first: number;
  /** Whether the source has a word of it. */
  readonly isMatched: boolean;
  /** Whether all stays as it is. */
  isKept: boolean;
}

function draftsOf(spoken: Transcript, { times, partners }: MatchedTimes): Draft[] {
  let first = 0;
  const drafts = spoken.map((paragraph): Draft => {
    const tokens = tokensOf(paragraph.text);
    const words = tokens.map((_, index): WordTime | null => {
      const own = paragraph.words[index];
      return own?.[2] === BY_HAND ? own : times[first + index]!;
    });
    const isMatched = tokens.some((_, index) => partners[first + index]! >= 0);
    const byHandMs = startByHandOf(paragraph);
    if (isMatched && byHandMs !== null) words[0] = startingAt(byHandMs, words, tokens);
    first += tokens.length;
    return { paragraph, tokens, words, first: first - tokens.length, isMatched, isKept: false };
  });
  keepFitting(drafts);
  return drafts;
}

/** The time of the first word where its start was set by hand: as long as in the source, or as it should be. */
function startingAt(startMs: number, words: readonly (WordTime | null)[], tokens: readonly Token[]): WordTime {
  const natural = naturalMs(tokens[0]!.end - tokens[0]!.start + 1);
  const endMs = endAt(words[0] ?? [startMs, startMs + natural, BY_HAND], startMs);
  const nextMs = words.find((word, index) => index > 0 && word !== null && word[0] > startMs)?.[0] ?? Infinity;
  // Those of a source may run backwards.
  return [startMs, Math.max(startMs, Math.min(endMs, nextMs)), BY_HAND];
}

/** Keeps the paragraphs that the source knows nothing of, where what was measured in them fits between the others. */
function keepFitting(drafts: readonly Draft[]): void {
  const nextStarts = startsBehind(drafts);
  let beforeMs = 0;
  for (const [index, draft] of drafts.entries()) {
    const { paragraph, words } = draft;
    if (draft.isMatched) {
      beforeMs = words.findLast((word) => word !== null)?.[1] ?? beforeMs;
      continue;
    }
    const range = measuredRange(paragraph);
    const isFitting = range !== null && range.startMs >= beforeMs && range.endMs <= nextStarts[index]!;
    // What was set by hand is for the repair to keep.
    if (!isFitting && startByHandOf(paragraph) === null) continue;
    draft.isKept = true;
    for (const [at, word] of paragraph.words.entries()) words[at] = word;
  }
}

/** By draft: where the next one starts of which the source has a word. */
function startsBehind(drafts: readonly Draft[]): number[] {
  let nextMs = Infinity;
  const starts = drafts.toReversed().map(({ isMatched, words }) => {
    const ownMs = isMatched ? words.find((word) => word !== null)?.[0] : undefined;
    const behindMs = nextMs;
    nextMs = ownMs ?? nextMs;
    return behindMs;
  });
  return starts.toReversed();
}

/** From where to where something in a paragraph was measured or set; `null` when nothing was. */
function measuredRange({ words, startMs, endMs }: Paragraph): TimeRange | null {
  if (words.length === 0) {
    const knownMs = startMs ?? endMs;
    return knownMs === null ? null : { startMs: knownMs, endMs: endMs ?? knownMs };
  }
  return words.some(isKnownTime) ? { startMs: words[0]![0], endMs: words.at(-1)![1] } : null;
}

function withDrafts(transcript: Transcript, drafts: readonly Draft[], match: MatchedTimes): Transcript {
  fillGaps(drafts, match);
  const byParagraph = new Map(drafts.map((draft) => [draft.paragraph, draft]));
  return transcript.map((paragraph) => {
    const draft = byParagraph.get(paragraph);
    if (draft === undefined || draft.isKept || draft.tokens.length === 0) return paragraph;
    // A paragraph with nothing to go by finds its place between the others when these are made sound.
    const words = draft.words.filter((word) => word !== null);
    const isTimed = words.length === draft.words.length;
    const next = {
      ...paragraph,
      words: isTimed ? words : [],
      startMs: startByHandOf(paragraph) ?? (isTimed ? firstStart(words) : null),
      endMs: isTimed ? latestEnd(words) : null,
      isStartByHand: paragraph.isStartByHand && !isTimed,
    };
    return isSameParagraph(paragraph, next) ? paragraph : next;
  });
}

/** The earliest start of words: times that run backwards are inside, too. */
function firstStart(words: readonly WordTime[]): number {
  return words.reduce((least, [startMs]) => Math.min(least, startMs), Infinity);
}

/** Words in a row that have no time, in one paragraph or several. */
interface Gap {
  readonly parts: readonly Part[];
  /** Where the known word before it ends, and the one behind it starts. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** The words `[from, past)` of a paragraph. */
interface Part {
  readonly draft: Draft;
  readonly from: number;
  readonly past: number;
}

function fillGaps(drafts: readonly Draft[], match: MatchedTimes): void {
  let parts: Part[] = [];
  let startMs: number | null = null;
  for (const draft of drafts) {
    const { words } = draft;
    for (let from = 0; from < words.length;) {
      const word = words[from];
      if (word !== null && word !== undefined) {
        fillGap({ parts, startMs, endMs: word[0] }, match);
        parts = [];
        startMs = word[1];
        from++;
        continue;
      }
      let past = from;
      while (past < words.length && words[past] === null) past++;
      parts.push({ draft, from, past });
      from = past;
    }
  }
  fillGap({ parts, startMs, endMs: null }, match);
}

function fillGap(gap: Gap, match: MatchedTimes): void {
  if (gap.parts.length === 0) return;
  const replaced = replacedRange(gap, match);
  if (replaced !== null) return share(gap.parts, replaced);
  // Whole paragraphs that nothing is known of are left to the repair.
  const parts = gap.parts.filter(({ draft, from, past }) => past - from < draft.words.length);
  const { startMs, endMs } = gap;
  const length = lengthOf(parts);
  if (startMs !== null && endMs !== null && (endMs - startMs < naturalMs(length) || isInside(gap))) {
    return share(parts, { startMs, endMs: Math.max(startMs, endMs) });
  }
  for (const part of parts) {
    const own = naturalMs(lengthOf([part]));
    // With a known word before it in its own paragraph it follows that, else it leads to the next.
    if (part.from > 0) share([part], { startMs: startMs!, endMs: startMs! + own });
    else share([part], { startMs: Math.max(0, endMs! - own), endMs: endMs! });
  }
}

/** Whether a gap lies between two known words of one paragraph. */
function isInside({ parts: [part, ...others] }: Gap): boolean {
  return part !== undefined && others.length === 0 && part.from > 0 && part.past < part.draft.words.length;
}

/** When the source says what it has in place of a gap; `null` when that is nothing, or no time to speak the text in. */
function replacedRange(gap: Gap, match: MatchedTimes): TimeRange | null {
  const times = timesInGap(gap, match);
  if (times.length === 0) return null;
  const startMs = Math.max(times[0]![0], gap.startMs ?? 0);
  const endMs = Math.min(times.at(-1)![1], gap.endMs ?? Infinity);
  const length = lengthOf(gap.parts);
  // At the ends of the text the source may have much that is not in it.
  const mostMs = gap.startMs === null || gap.endMs === null ? 2 * naturalMs(length) : Infinity;
  const isSpeakable = endMs > startMs && endMs - startMs >= leastMs(length) && endMs - startMs <= mostMs;
  return isSpeakable ? { startMs, endMs } : null;
}

/** The words of the source between those that the words around a gap are. */
function timesInGap({ parts }: Gap, { partners, sourceTimes }: MatchedTimes): WordTime[] {
  const first = parts[0]!.draft.first + parts[0]!.from;
  const past = parts.at(-1)!.draft.first + parts.at(-1)!.past;
  const before = first === 0 ? -1 : partners[first - 1]!;
  const behind = past === partners.length ? sourceTimes.length : partners[past]!;
  // Beside a word set by hand that the source does not have, nobody knows where in it the gap is.
  const isKnown = (first === 0 || before >= 0) && behind > before + 1;
  return isKnown ? sourceTimes.slice(before + 1, behind).filter((time) => time !== null) : [];
}

function share(parts: readonly Part[], range: TimeRange): void {
  const tokens = parts.flatMap(({ draft, from, past }) => draft.tokens.slice(from, past));
  const times = interpolate(tokens, range, ESTIMATED);
  let at = 0;
  for (const { draft, from, past } of parts) {
    for (let word = from; word < past; word++) draft.words[word] = times[at++]!;
  }
}

/** The length of words and of a blank behind each. */
function lengthOf(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, { draft, from, past }) =>
      draft.tokens.slice(from, past).reduce((length, { start, end }) => length + end - start + 1, sum),
    0,
  );
}

function countSources(before: Transcript, after: Transcript, { times }: MatchedTimes): Omit<TakenTimes, 'transcript'> {
  let [matchedCount, keptCount, word] = [0, 0, 0];
  for (const [index, { kind, text, words }] of after.entries()) {
    if (kind === 'heading') continue;
    for (const at of tokensOf(text).keys()) {
      const isStartKept = at === 0 && startByHandOf(before[index]!) !== null;
      const was = isStartKept ? words[at] : before[index]!.words[at];
      if (isSameTime(words[at], times[word++])) matchedCount++;
      else if (was !== undefined && isKnownTime(was) && words[at]?.[2] === was[2]) keptCount++;
    }
  }
  return { matchedCount, keptCount, estimatedCount: word - matchedCount - keptCount };
}

function isSameTime(a: WordTime | undefined, b: WordTime | null | undefined): boolean {
  return a !== undefined && a[0] === b?.[0] && a[1] === b[1];
}
