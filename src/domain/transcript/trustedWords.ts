import { isKnownTime, LONGEST_WORD_MS } from './checkTimes.ts';
import { longestChain, type Link } from './longestChain.ts';
import { fastStretches } from './paceOfSpeech.ts';
import { BY_HAND, startByHandOf, type Paragraph, type Transcript, type WordTime } from './transcript.ts';

/** What of a paragraph's times is kept as it is. */
export interface TrustedTimes {
  /** The indexes of the words that stay, ascending. */
  readonly words: readonly number[];
  /** The indexes of words of which the start alone stays: their end cannot be right. */
  readonly starts: readonly number[];
  /** The paragraph's own ends where they stay; they count as words while it has none. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** A word, or an end of a paragraph without words, that may stay. */
interface Candidate {
  readonly index: number | 'start' | 'end';
  readonly startMs: number;
  readonly endMs: number;
  readonly weight: number;
  /** False for a time that was shared out. */
  readonly isKnown: boolean;
  /** True where only the start is trusted. */
  readonly isStartOnly: boolean;
}

/**
 * For each paragraph the times that can stay so that what stays is sound, losing as little trust as possible: a word
 * or a start set by hand weighs more than all that a recogniser said, and one of its words more than all estimates.
 *
 * First each paragraph keeps its longest run of words in order; then paragraphs give up words at their start until
 * they can start in order. Nothing stays behind `latestMs`. `null` for headings.
 */
export function trustedWords(transcript: Transcript, latestMs: number): (TrustedTimes | null)[] {
  const count = transcript.reduce((sum, { words }) => sum + words.length + 2, 1);
  const runs = transcript.map((paragraph) =>
    paragraph.kind === 'heading' ? [] : inOrder(candidatesOf(paragraph, latestMs, count)),
  );
  const options = transcript.map((paragraph, index) => startsOf(paragraph, runs[index]!));
  const picked = longestChain(options);
  return transcript.map((paragraph, index) => {
    if (paragraph.kind === 'heading') return null;
    const option = picked[index];
    return keptOf(paragraph, runs[index]!, option === null || option === undefined ? null : options[index]![option]!);
  });
}

function candidatesOf(paragraph: Paragraph, latestMs: number, count: number): Candidate[] {
  const { text, words } = paragraph;
  if (words.length === 0) return edgesOf(paragraph, count).filter((edge) => edge.endMs <= latestMs);
  const fast = new Set(
    fastStretches(text, words).flatMap(([from, past]) => Array.from({ length: past - from }, (_, at) => from + at)),
  );
  return words.flatMap((word, index): Candidate | [] => {
    const [from, to, anchor] = word;
    const whole = { index, startMs: from, endMs: to, isKnown: isKnownTime(word), isStartOnly: false };
    const isWhole = to >= from && to <= latestMs && (anchor < 0 || (to > from && to - from <= LONGEST_WORD_MS));
    if (isWhole) return fast.has(index) ? [] : { ...whole, weight: weightOf(anchor, count) };
    // Words that start together share a stretch of the source: it says where the first of them starts.
    const isOwnStart = anchor >= 0 && from <= latestMs && words[index - 1]?.[0] !== from;
    return isOwnStart ? { ...whole, endMs: from, weight: count - 1, isStartOnly: true } : [];
  });
}

function edgesOf(paragraph: Paragraph, count: number): Candidate[] {
  const { startMs, endMs } = paragraph;
  const edge = { weight: weightOf(0, count), isKnown: true, isStartOnly: false };
  const edges: Candidate[] = [];
  const startWeight = startByHandOf(paragraph) === null ? edge.weight : weightOf(BY_HAND, count);
  if (startMs !== null) edges.push({ ...edge, index: 'start', startMs, endMs: startMs, weight: startWeight });
  if (endMs !== null) edges.push({ ...edge, index: 'end', startMs: endMs, endMs });
  return edges;
}

function weightOf(anchor: WordTime[2], count: number): number {
  if (anchor === BY_HAND) return count * count;
  return anchor >= 0 ? count : 1;
}

/** The heaviest candidates that are in order: known ones without overlap, and shared-out ones that fit among them. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const known = candidates.filter(({ isKnown }) => isKnown);
  if (known.length === 0) return heaviest(candidates, ({ startMs }) => startMs);
  const isSound = known.every(({ startMs }, index) => startMs >= (known[index - 1]?.endMs ?? 0));
  return withFitting(candidates, isSound ? known : heaviest(known, ({ endMs }) => endMs));
}

function heaviest(candidates: readonly Candidate[], after: (candidate: Candidate) => number): Candidate[] {
  const picked = longestChain(
    candidates.map((candidate) => [{ from: candidate.startMs, after: after(candidate), weight: candidate.weight }]),
  );
  return candidates.filter((_, index) => picked[index] !== null);
}

/** The kept candidates, and the shared-out ones that start in order among them. */
function withFitting(candidates: readonly Candidate[], kept: readonly Candidate[]): Candidate[] {
  const fitting: Candidate[] = [];
  let next = 0;
  let lastStart = 0;
  for (const candidate of candidates) {
    const { startMs, isKnown } = candidate;
    const isKept = candidate === kept[next];
    if (isKept) next++;
    if (!isKept && (isKnown || startMs < lastStart || startMs > (kept[next]?.startMs ?? Infinity))) continue;
    fitting.push(candidate);
    lastStart = startMs;
  }
  return fitting;
}

interface Start extends Link {
  /** How many candidates are given up for it. */
  readonly skipped: number;
  readonly keepsOwnStart: boolean;
}

/** Where a paragraph could start: at its own known start, or at any of the words it keeps. */
function startsOf({ startMs, words }: Paragraph, run: readonly Candidate[]): Start[] {
  const starts: Start[] = [];
  let weight = 0;
  for (let skipped = run.length - 1; skipped >= 0; skipped--) {
    weight += run[skipped]!.weight;
    const { index, startMs: from } = run[skipped]!;
    // The words given up before it are estimated anew, as early as they must be.
    const after = typeof index === 'number' && index > 0 ? null : from;
    starts.push({ from, after, weight: 2 * weight, skipped, keepsOwnStart: false });
  }
  const [first] = run;
  if (first !== undefined && words.length > 0 && startMs !== null && startMs <= first.startMs) {
    starts.push({ from: startMs, after: startMs, weight: 2 * weight + 1, skipped: 0, keepsOwnStart: true });
  }
  return starts;
}

function keptOf({ words, startMs, endMs }: Paragraph, run: readonly Candidate[], start: Start | null): TrustedTimes {
  const left = start === null ? [] : run.slice(start.skipped);
  if (words.length > 0) {
    const indexes = (ofStarts: boolean): number[] =>
      left.flatMap(({ index, isStartOnly }) => (typeof index === 'number' && isStartOnly === ofStarts ? [index] : []));
    return {
      words: indexes(false),
      starts: indexes(true),
      startMs: start?.keepsOwnStart === true ? startMs : null,
      endMs,
    };
  }
  const has = (edge: Candidate['index']): boolean => left.some(({ index }) => index === edge);
  return { words: [], starts: [], startMs: has('start') ? startMs : null, endMs: has('end') ? endMs : null };
}
