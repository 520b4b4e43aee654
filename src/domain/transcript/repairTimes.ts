import { END_TOLERANCE_MS, checkTimes, trimmedEnd } from './checkTimes.ts';
import { fastStretches, isTooFast, leastMs, STRETCH_WORDS } from './paceOfSpeech.ts';
import { tokensOf, type Token } from './tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  startByHandOf,
  type Paragraph,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from './transcript.ts';
import { isSameParagraph } from './transcriptChange.ts';
import { trustedWords, type TrustedTimes } from './trustedWords.ts';
import { interpolate, naturalMs, type TimeRange } from './wordTimes.ts';

/**
 * Makes the times of a transcript sound with the fewest moves: `checkTimes` finds nothing more. The words that can
 * stay do (see `trustedWords`), the others are estimated between them; a paragraph's ends follow its words.
 *
 * A sound transcript comes back as the same object, and so does each paragraph that needs nothing. The text is never
 * touched. Words set by hand never move, and neither does a paragraph's start that was, which becomes that of its first
 * word: where two of them contradict each other, that problem alone is left. So is `tooFast`, where they or a short
 * recording leave no room to speak the text in.
 */
export function repairTimes(transcript: Transcript, durationMs: number | null): Transcript {
  if (checkTimes(transcript, durationMs).length === 0) return transcript;
  const bounds = {
    isTimed: transcript.some(({ kind, words }) => kind === 'paragraph' && words.length > 0),
    latestMs: durationMs === null ? Infinity : durationMs + END_TOLERANCE_MS,
  };
  const trusted = trustedWords(transcript, bounds.latestMs);
  const drafts = transcript.map((paragraph, index) => draftOf(paragraph, trusted[index] ?? null, bounds));
  placeLost(drafts, durationMs ?? Infinity);
  return trimEnds(slowDown(drafts.map(finish), bounds.latestMs)).map(keepStart);
}

/**
 * Mends the times of one paragraph, and of its spoken neighbours where the fault may be theirs; the rest of the
 * transcript stays as it is, sound or not, and so does all of it when `id` is a heading's or nobody's.
 */
export function repairTimesNear(transcript: Transcript, id: ParagraphId, durationMs: number | null): Transcript {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const at = spoken.findIndex((paragraph) => paragraph.id === id);
  if (at < 0) return transcript;
  const near = new Set(spoken.slice(Math.max(0, at - 1), at + 2).map((paragraph) => paragraph.id));
  const mended = repairTimes(transcript, durationMs);
  return transcript.map((paragraph, index) => (near.has(paragraph.id) ? mended[index]! : paragraph));
}

/** What a repair changed: how many words have another time, and how many paragraphs. */
export interface RepairCounts {
  readonly words: number;
  readonly paragraphs: number;
}

/** Counts the changes between a transcript and its repair. */
export function countRepairs(before: Transcript, after: Transcript): RepairCounts {
  let words = 0;
  let paragraphs = 0;
  for (const [index, paragraph] of after.entries()) {
    const old = before[index];
    if (old === undefined || old === paragraph) continue;
    paragraphs++;
    words += paragraph.words.filter(([from, to], at) => from !== old.words[at]?.[0] || to !== old.words[at][1]).length;
  }
  return { words, paragraphs };
}

interface Bounds {
  /** Whether any paragraph has word times. */
  readonly isTimed: boolean;
  /** No time may be later. */
  readonly latestMs: number;
}

/** A paragraph while it is mended: `words[i]` is `null` until its time is known. */
interface Draft {
  readonly paragraph: Paragraph;
  readonly tokens: readonly Token[];
  readonly words: (WordTime | null)[];
  /** Where words start of which nothing more is known, by index. */
  readonly starts: ReadonlyMap<number, number>;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Where the paragraph ends by itself, behind its words; 0 when that is not to be believed. */
  readonly hullEndMs: number;
}

function draftOf(paragraph: Paragraph, trusted: TrustedTimes | null, { isTimed, latestMs }: Bounds): Draft {
  if (trusted === null)
    return { paragraph, tokens: [], words: [], starts: new Map(), startMs: null, endMs: null, hullEndMs: 0 };
  const { startMs, endMs } = trusted;
  const tokens = isTimed ? tokensOf(paragraph.text) : [];
  const stays = new Set(trusted.words);
  return {
    paragraph,
    tokens,
    words: tokens.map((_, index) => (stays.has(index) ? paragraph.words[index]! : null)),
    starts: new Map(trusted.starts.map((index) => [index, paragraph.words[index]![0]])),
    startMs,
    endMs: paragraph.words.length > 0 ? null : endMs,
    hullEndMs: paragraph.words.length > 0 && (paragraph.endMs ?? Infinity) <= latestMs ? paragraph.endMs! : 0,
  };
}

/** The first and the last moment that is known of a draft. */
function knownRange({ words, starts, startMs, endMs, hullEndMs }: Draft): TimeRange | null {
  const ranges = words.map((word, index) => word ?? ([starts.get(index), starts.get(index)] as const));
  const first = ranges.find(([from]) => from !== undefined)?.[0];
  const last = ranges.findLast(([from]) => from !== undefined)?.[1];
  const from = startMs ?? first ?? endMs;
  const to = last === undefined ? (endMs ?? startMs) : Math.max(last, endMs ?? hullEndMs);
  return from === null || to === null ? null : { startMs: from, endMs: to };
}

/** Estimates the words that have no time, in every draft. */
function placeLost(drafts: readonly Draft[], durationMs: number): void {
  const starts = latestStarts(drafts);
  let before: TimeRange = { startMs: 0, endMs: 0 };
  for (let index = 0; index < drafts.length;) {
    let past = index;
    while (past < drafts.length && knownRange(drafts[past]!) === null) past++;
    const lost = drafts.slice(index, past);
    fillWhole(lost, before, starts[past] ?? Math.max(durationMs, before.endMs));
    before = lost.reduce((last, draft) => knownRange(draft) ?? last, before);
    const draft = drafts[past];
    if (draft !== undefined) {
      fillInside(draft, { before, nextMs: starts[past + 1] ?? Infinity, durationMs });
      before = knownRange(draft)!;
    }
    index = past + 1;
  }
}

/** When each draft must have started for those behind it to start in order; `undefined` where none is known. */
function latestStarts(drafts: readonly Draft[]): (number | undefined)[] {
  const starts: (number | undefined)[] = [];
  let latest: number | undefined;
  for (let index = drafts.length - 1; index >= 0; index--) {
    const start = knownRange(drafts[index]!)?.startMs;
    if (start !== undefined) latest = Math.min(latest ?? Infinity, start);
    starts[index] = latest;
  }
  return starts;
}

interface Surroundings {
  readonly before: TimeRange;
  readonly nextMs: number;
  readonly durationMs: number;
}

/** Fills the gaps of a draft of which something is known: at its start, at its end, and in between. */
function fillInside(draft: Draft, around: Surroundings): void {
  for (let index = 0; index < draft.words.length; index++) {
    if (draft.words[index] !== null) continue;
    let gap = gapAt(draft, index, around);
    for (let first = giveUp(draft, gap); first !== null; first = giveUp(draft, gap)) gap = gapAt(draft, first, around);
    fill(draft, gap);
    index = gap.index;
  }
}

/** Words `[index, past)` without a time, and the range they have. */
interface Gap extends TimeRange {
  readonly index: number;
  readonly past: number;
}

function gapAt(draft: Draft, index: number, { before, nextMs, durationMs }: Surroundings): Gap {
  const { words, starts, tokens, startMs, endMs } = draft;
  const past = endOfGap(draft, index);
  const length = lengthOf(tokens.slice(index, past));
  const natural = naturalMs(length);
  const ownMs = starts.get(index);
  const fromMs = ownMs ?? words[index - 1]?.[1] ?? startMs;
  const toMs = words[past]?.[0] ?? starts.get(past) ?? endMs;
  if (fromMs === null) {
    const earliestMs = Math.max(Math.min(before.endMs, toMs!), toMs! - natural);
    // Better beside the paragraph before than in no time.
    const roomyMs = Math.max(Math.min(before.startMs, toMs!), toMs! - leastMs(length));
    return { index, past, startMs: Math.min(earliestMs, roomyMs, nextMs), endMs: toMs! };
  }
  // A shared-out word may stand within the one before it.
  const heldMs = Math.min(fromMs, toMs ?? fromMs);
  const paceMs = fromMs + natural;
  if (toMs !== null)
    return { index, past, startMs: heldMs, endMs: ownMs === undefined ? toMs : Math.min(toMs, paceMs) };
  const latestMs = Math.min(paceMs, Math.max(nextMs, fromMs + leastMs(length)), durationMs);
  return { index, past, startMs: heldMs, endMs: latestMs };
}

/**
 * Gives up the time of a word beside a gap that is too short for what it holds, and gives the first word that has
 * none now; `null` where the gap is long enough, or its neighbours must stay.
 */
function giveUp(draft: Draft, { index, past, startMs, endMs }: Gap): number | null {
  const { words, starts, tokens, paragraph } = draft;
  if (past - index < STRETCH_WORDS || endMs - startMs >= leastMs(lengthOf(tokens.slice(index, past)))) return null;
  const isFree = (at: number): boolean =>
    words[at] !== null && words[at]?.[2] !== undefined && words[at][2] !== BY_HAND;
  const isHeldBefore = index > 0 || draft.startMs !== null || starts.has(index);
  const isHeldBehind = paragraph.words.some((_, at) => at > past && (words[at] !== null || starts.has(at)));
  if (isFree(past) && (isHeldBefore || isHeldBehind)) {
    words[past] = null;
    return index;
  }
  if (index < 2 || starts.has(index) || !isFree(index - 1)) return null;
  words[index - 1] = null;
  return index - 1;
}

/** Lays drafts of which nothing is known behind one another, at the pace of speech or as fast as it must be. */
function fillWhole(drafts: readonly Draft[], before: TimeRange, nextMs: number): void {
  const fromMs = Math.min(before.endMs, nextMs);
  const natural = drafts.reduce((sum, { tokens }) => sum + naturalMs(lengthOf(tokens)), 0);
  const rate = natural === 0 ? 0 : Math.min(1, (nextMs - fromMs) / natural);
  let length = 0;
  for (const draft of drafts) {
    if (draft.tokens.length === 0) continue;
    const startMs = fromMs + Math.floor(length * rate);
    length += naturalMs(lengthOf(draft.tokens));
    fill(draft, { index: 0, past: draft.words.length, startMs, endMs: fromMs + Math.floor(length * rate) });
  }
}

/** Shares a range out over the words of a gap; a range that runs backwards has no length. */
function fill({ words, tokens }: Draft, gap: Gap): void {
  const shared = interpolate(tokens.slice(gap.index, gap.past), gap, ESTIMATED);
  for (const [offset, word] of shared.entries()) words[gap.index + offset] = word;
}

function endOfGap({ words, starts }: Draft, index: number): number {
  let past = index + 1;
  while (past < words.length && words[past] === null && !starts.has(past)) past++;
  return past;
}

/** The length of words and of a blank behind each. */
function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

function finish({ paragraph, words, startMs, endMs, hullEndMs }: Draft): Paragraph {
  if (paragraph.kind === 'heading') return paragraph;
  const byHandMs = startByHandOf(paragraph);
  // Other times set by hand contradict it.
  if (byHandMs !== null && startMs !== byHandMs) return paragraph;
  if (words.length === 0) return changed(paragraph, { startMs, endMs });
  const done = words.map((word, index) => {
    const before = paragraph.words[index];
    return before !== undefined && before[2] === BY_HAND ? before : word!;
  });
  const first = done.reduce((earliest, word) => Math.min(earliest, word[0]), Infinity);
  const last = done.reduce((latest, word) => Math.max(latest, word[1]), 0);
  return changed(paragraph, {
    words: done,
    startMs: Math.min(startMs ?? first, first),
    endMs: Math.max(endMs ?? hullEndMs, last),
  });
}

/** A start set by hand is kept by the first word, now that there is one. */
function keepStart(paragraph: Paragraph): Paragraph {
  const { isStartByHand, words } = paragraph;
  const [first] = words;
  if (!isStartByHand || first === undefined) return paragraph;
  return { ...paragraph, isStartByHand: false, words: words.with(0, [first[0], first[1], BY_HAND]) };
}

function changed(paragraph: Paragraph, times: Partial<Paragraph>): Paragraph {
  const next = { ...paragraph, ...times };
  return isSameParagraph(paragraph, next) ? paragraph : next;
}

/** Gives each paragraph that no one could speak in its time as much as it needs, where nothing was set by hand. */
function slowDown(transcript: Transcript, latestMs: number): Transcript {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const nextOf = new Map(spoken.map((paragraph, index) => [paragraph.id, spoken[index + 1]?.startMs ?? Infinity]));
  let earliestMs = 0;
  return transcript.map((paragraph) => {
    if (paragraph.kind === 'heading') return paragraph;
    const slow = slowed(paragraph, { startMs: earliestMs, endMs: latestMs }, nextOf.get(paragraph.id)!);
    earliestMs = slow.startMs ?? slow.endMs ?? earliestMs;
    return slow;
  });
}

function slowed(paragraph: Paragraph, bounds: TimeRange, nextMs: number): Paragraph {
  const { text, words, startMs, endMs } = paragraph;
  const fromMs = words[0]?.[0] ?? startMs;
  const toMs = words.at(-1)?.[1] ?? endMs;
  if (fromMs === null || toMs === null) return paragraph;
  if (!isTooFast(text, fromMs, toMs) && fastStretches(text, words).length === 0) return paragraph;
  if (words.length === 0) return changed(paragraph, { endMs: null });
  if (words.some(([, , anchor]) => anchor === BY_HAND)) return paragraph;
  const length = lengthOf(tokensOf(text));
  const ownMs = Math.min(fromMs, startMs ?? fromMs);
  const spanMs = Math.max(leastMs(length), Math.min(naturalMs(length), nextMs - ownMs));
  const heldMs = heldStart(paragraph, ownMs, { startMs: bounds.startMs, endMs: bounds.endMs - spanMs });
  const range = { startMs: heldMs, endMs: Math.min(heldMs + spanMs, bounds.endMs) };
  return changed(paragraph, { ...range, words: interpolate(tokensOf(text), range, ESTIMATED) });
}

function heldStart({ isStartByHand }: Paragraph, ownMs: number, { startMs, endMs }: TimeRange): number {
  // What comes before may start later, by hand: that moves nothing behind its own start.
  return isStartByHand ? ownMs : Math.min(ownMs, Math.max(startMs, endMs));
}

function trimEnds(transcript: Transcript): Transcript {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const nextOf = new Map(spoken.map((paragraph, index) => [paragraph.id, spoken[index + 1]]));
  return transcript.map((paragraph) => {
    const next = nextOf.get(paragraph.id);
    if (next === undefined) return paragraph;
    const { text, words, startMs } = paragraph;
    const endMs = trimmedEnd(paragraph, next);
    // An end that leaves no room to speak the text in is better not known.
    const isKnown = words.length > 0 || startMs === null || endMs === null || !isTooFast(text, startMs, endMs);
    return changed(paragraph, { endMs: isKnown ? endMs : null });
  });
}
