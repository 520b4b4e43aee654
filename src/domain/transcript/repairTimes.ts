import { END_TOLERANCE_MS, checkTimes, trimmedEnd } from './checkTimes.ts';
import { tokensOf, type Token } from './tokensOf.ts';
import { BY_HAND, ESTIMATED, type Paragraph, type ParagraphId, type Transcript, type WordTime } from './transcript.ts';
import { isSameParagraph } from './transcriptChange.ts';
import { trustedWords, type TrustedTimes } from './trustedWords.ts';
import { interpolate, naturalMs, type TimeRange } from './wordTimes.ts';

/**
 * Makes the times of a transcript sound with the fewest moves: `checkTimes` finds nothing more. The words that can
 * stay do (see `trustedWords`), the others are estimated between them; a paragraph's ends follow its words.
 *
 * A sound transcript comes back as the same object, and so does each paragraph that needs nothing. The text is never
 * touched. Words set by hand never move: where two of them contradict each other, that problem alone is left.
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
  return trimEnds(drafts.map(finish));
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
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Where the paragraph ends by itself, behind its words; 0 when that is not to be believed. */
  readonly hullEndMs: number;
}

function draftOf(paragraph: Paragraph, trusted: TrustedTimes | null, { isTimed, latestMs }: Bounds): Draft {
  if (trusted === null) return { paragraph, tokens: [], words: [], startMs: null, endMs: null, hullEndMs: 0 };
  const { startMs, endMs } = trusted;
  const tokens = isTimed ? tokensOf(paragraph.text) : [];
  const stays = new Set(trusted.words);
  return {
    paragraph,
    tokens,
    words: tokens.map((_, index) => (stays.has(index) ? paragraph.words[index]! : null)),
    startMs,
    endMs: paragraph.words.length > 0 ? null : endMs,
    hullEndMs: paragraph.words.length > 0 && (paragraph.endMs ?? Infinity) <= latestMs ? paragraph.endMs! : 0,
  };
}

/** The first and the last moment that is known of a draft. */
function knownRange({ words, startMs, endMs, hullEndMs }: Draft): TimeRange | null {
  const first = words.find((word) => word !== null);
  const last = words.findLast((word) => word !== null);
  const from = startMs ?? first?.[0] ?? endMs;
  const to = last === undefined || last === null ? (endMs ?? startMs) : Math.max(last[1], endMs ?? hullEndMs);
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
function fillInside(draft: Draft, { before, nextMs, durationMs }: Surroundings): void {
  const { words, tokens, startMs, endMs } = draft;
  for (let index = 0; index < words.length; index++) {
    if (words[index] !== null) continue;
    const past = endOfGap(words, index);
    const natural = naturalMs(lengthOf(tokens.slice(index, past)));
    const fromMs = words[index - 1]?.[1] ?? startMs;
    const toMs = words[past]?.[0] ?? endMs;
    if (fromMs !== null) {
      // A shared-out word may stand within the one before it.
      const heldMs = Math.min(fromMs, toMs ?? fromMs);
      fill(draft, index, { startMs: heldMs, endMs: toMs ?? Math.min(fromMs + natural, nextMs, durationMs) });
    } else {
      const earliestMs = Math.max(Math.min(before.endMs, toMs!), toMs! - natural);
      fill(draft, index, { startMs: Math.min(earliestMs, nextMs), endMs: toMs! });
    }
  }
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
    fill(draft, 0, { startMs, endMs: fromMs + Math.floor(length * rate) });
  }
}

/** Shares a range out over the words without a time from `index` on; a range that runs backwards has no length. */
function fill({ words, tokens }: Draft, index: number, range: TimeRange): void {
  const lost = tokens.slice(index, endOfGap(words, index));
  for (const [offset, word] of interpolate(lost, range, ESTIMATED).entries()) words[index + offset] = word;
}

function endOfGap(words: readonly (WordTime | null)[], index: number): number {
  let past = index;
  while (past < words.length && words[past] === null) past++;
  return past;
}

/** The length of words and of a blank behind each. */
function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

function finish({ paragraph, words, startMs, endMs, hullEndMs }: Draft): Paragraph {
  if (paragraph.kind === 'heading') return paragraph;
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

function changed(paragraph: Paragraph, times: Partial<Paragraph>): Paragraph {
  const next = { ...paragraph, ...times };
  return isSameParagraph(paragraph, next) ? paragraph : next;
}

function trimEnds(transcript: Transcript): Transcript {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  const nextOf = new Map(spoken.map((paragraph, index) => [paragraph.id, spoken[index + 1]]));
  return transcript.map((paragraph) => {
    const next = nextOf.get(paragraph.id);
    return next === undefined ? paragraph : changed(paragraph, { endMs: trimmedEnd(paragraph, next) });
  });
}
