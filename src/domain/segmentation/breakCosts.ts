import type { Atom } from './atoms.ts';
import { excessSpeed, type CueLimits } from './cueLimits.ts';

// The unit is the annoyance of one needless subtitle more: costs are compared with one another only.

/** Above every sum of ordinary costs in one cue: paid only when there is no other way. */
const PROHIBITIVE = 1e6;
/** Each cue costs: a subtitle more is a movement of the eye more. */
const EACH_CUE = 10;
/** A cue that ends within a phrase, by how strongly the words there hold together. */
const CUE_BOND = [34, 55, 110, 900, 5_000];
const CUE_CLAUSE_END = 10;
const LINE_BOND = [14, 28, 60, 500, 4_000];
const LINE_CLAUSE_END = 2;
const LINE_SENTENCE_END = -12;
/** A group of words begins behind the break. */
const OPENING_BONUS = 8;
/** The end of a sentence inside a cue; less annoying when the line ends there too. */
const INNER_SENTENCE_END = 24;
/** The end of a sentence and the start of another in a cue, where they must not join: a little less than a cue too short. */
const JOINED_SENTENCES = 240;
/** A sentence that only begins, with its first or first two words, before a cue break: `… . Mais`. */
const CUE_HEAD = [0, 130, 50];
/** The same before a line break. */
const LINE_HEAD = [0, 40, 25];
/** Only the last word of a sentence behind a cue break. */
const TAIL = 130;
/** A silence that would be better as a break, by the second. */
const INNER_PAUSE_PER_SECOND = 25;
const LONG_PAUSE_MS = 500;
/** A break in a silence is nearly as good as one at a comma. */
const PAUSE_BONUS = 22;
/** A cue too fast to read breaks a rule: worse than a break in a phrase whose words hold loosely together. */
const TOO_FAST = 45;
/** So many characters a second beyond the rule cost that whole; where it is less, the words may weigh more. */
const CLEARLY_TOO_FAST = 0.5;
/** By the character a second that it is too fast, up to `MOST_EXCESS`. */
const EXCESS_SPEED = 4;
const MOST_EXCESS = 40;
/** Less time on the screen than the least is worse than any break but one inside a close phrase. */
const TOO_SHORT = 250;
/** A cue of less than this many characters flashes by. */
const FEW_CHARS = 18;
const PER_MISSING_CHAR = 1.6;

/** What it costs to break before each atom, between cues or between lines; and sums to look into a cue with. */
export interface BreakCosts {
  readonly cue: Float64Array;
  readonly line: Float64Array;
  /** Costs of the sentence ends and pauses before each atom, summed from the first. */
  readonly inner: Float64Array;
  /** How many of the atoms before each hold a letter or a digit. */
  readonly words: Int32Array;
  /** Where the sentence begins that goes on across each gap; the gap itself where none does. */
  readonly sentenceStart: Int32Array;
}

const WORD = /[\p{L}\p{N}]/u;

/** The costs that depend on the place of a break alone. Index `i` is the gap before atom `i`; the last is the end. */
export function breakCosts(atoms: readonly Atom[]): BreakCosts {
  const count = atoms.length;
  const costs: BreakCosts = {
    cue: new Float64Array(count + 1),
    line: new Float64Array(count + 1),
    inner: new Float64Array(count + 1),
    sentenceStart: new Int32Array(count + 1),
    words: new Int32Array(count + 1),
  };
  for (let at = 1; at <= count; at++) {
    costs.words[at] = costs.words[at - 1]! + (WORD.test(atoms[at - 1]!.text) ? 1 : 0);
    costs.sentenceStart[at] = endsSentence(atoms, at) ? at : costs.sentenceStart[at - 1]!;
  }
  for (let at = 1; at < count; at++) {
    const left = atoms[at - 1]!;
    const right = atoms[at]!;
    const pauseMs = right.startMs - left.endMs;
    costs.cue[at] = cueBreakCost(left, right, pauseMs);
    costs.line[at] = lineBreakCost(left, right);
    costs.inner[at] =
      costs.inner[at - 1]! +
      (endsSentence(atoms, at) ? INNER_SENTENCE_END : 0) +
      (pauseMs >= LONG_PAUSE_MS ? (INNER_PAUSE_PER_SECOND * Math.min(pauseMs, 4_000)) / 1_000 : 0);
  }
  costs.inner[count] = costs.inner[Math.max(0, count - 1)]!;
  return costs;
}

/** Whether a sentence ends before the atom `at`: marks that close it (`. »`) belong to it. */
function endsSentence(atoms: readonly Atom[], at: number): boolean {
  return at === 0 || (atoms[at - 1]!.isSentenceEnd && (atoms[at]?.bond ?? 0) < 3);
}

function cueBreakCost(left: Atom, right: Atom, pauseMs: number): number {
  if (right.bond >= 3) return CUE_BOND[right.bond]!;
  if (left.isSentenceEnd) return 0;
  if (left.isClauseEnd) return CUE_CLAUSE_END;
  const bonus = (right.opensGroup ? OPENING_BONUS : 0) + (pauseMs >= LONG_PAUSE_MS ? PAUSE_BONUS : 0);
  return Math.max(CUE_CLAUSE_END, CUE_BOND[right.bond]! - bonus);
}

function lineBreakCost(left: Atom, right: Atom): number {
  if (right.bond >= 3) return LINE_BOND[right.bond]!;
  if (left.isSentenceEnd) return LINE_SENTENCE_END;
  if (left.isClauseEnd) return LINE_CLAUSE_END;
  return Math.max(LINE_CLAUSE_END, LINE_BOND[right.bond]! - (right.opensGroup ? OPENING_BONUS : 0));
}

/** A cue to be weighed: the atoms `[from, end)`. It may stay on the screen until `availableUntilMs`. */
export interface CandidateCue {
  readonly atoms: readonly Atom[];
  readonly from: number;
  readonly end: number;
  readonly length: number;
  readonly availableUntilMs: number;
}

/** What a cue costs but for its line break. */
export function cueCost(candidate: CandidateCue, limits: CueLimits, costs: BreakCosts): number {
  const { from, end, length } = candidate;
  const missing = Math.max(0, FEW_CHARS - length) * PER_MISSING_CHAR;
  return (
    EACH_CUE +
    missing +
    costs.cue[end]! +
    (costs.inner[end - 1]! - costs.inner[from]!) +
    orphanCost(candidate, costs) +
    joinCost(candidate, limits, costs) +
    timeCost(candidate, limits, costs)
  );
}

function orphanCost({ atoms, from, end }: CandidateCue, { sentenceStart }: BreakCosts): number {
  if (end - from < 2) return 0;
  const start = sentenceStart[end]!;
  const head = end < atoms.length && start > from ? (CUE_HEAD[end - start] ?? 0) : 0;
  const isTailAlone = from > 0 && atoms[from]!.isSentenceEnd && !atoms[from - 1]!.isSentenceEnd;
  return head + (isTailAlone ? TAIL : 0);
}

function joinCost(
  { atoms, from, end }: CandidateCue,
  { joinsSentences }: CueLimits,
  { sentenceStart }: BreakCosts,
): number {
  const isJoined = !joinsSentences && sentenceStart[end - 1]! > from;
  return isJoined && !(endsSentence(atoms, from) && endsSentence(atoms, end)) ? JOINED_SENTENCES : 0;
}

/** What a line break before atom `at` costs in a cue that begins at `from`, but for the balance of the lines. */
export function lineCost(at: number, from: number, { line, sentenceStart }: BreakCosts): number {
  const start = sentenceStart[at]!;
  return line[at]! + (start > from ? (LINE_HEAD[at - start] ?? 0) : 0);
}

function timeCost(
  { atoms, from, end, length, availableUntilMs }: CandidateCue,
  limits: CueLimits,
  { words }: BreakCosts,
): number {
  const startMs = atoms[from]!.startMs;
  const spokenMs = atoms[end - 1]!.endMs - startMs;
  // A lone mark is no cue: it stays with its word, however long that is said.
  if (spokenMs > limits.maxDurationMs && words[end]! - words[from]! > 1) return PROHIBITIVE;
  // The cue can stay into the silence behind it: speed is judged by the time there is, not by the time of speech.
  const roomMs = Math.max(spokenMs, Math.min(availableUntilMs - limits.gapMs - startMs, limits.maxDurationMs));
  const excess = Math.min(MOST_EXCESS, excessSpeed(length, roomMs, limits));
  const tooFast = TOO_FAST * Math.min(1, excess / CLEARLY_TOO_FAST) + EXCESS_SPEED * excess;
  const tooShort = roomMs >= limits.minDurationMs ? 0 : 2 - roomMs / limits.minDurationMs;
  return tooFast + TOO_SHORT * tooShort;
}
