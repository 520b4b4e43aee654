import { checkTimes, type TimeProblemCode } from '../../../domain/transcript/checkTimes.ts';
import { timedWordsOf, type TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';

/** The kinds of problems; each has its sentence in `ui/strings/problems.ts`. */
type ProblemKind = TimeProblemCode;

/** A problem as the panel lists it and as keys go to it. */
export interface ListedProblem {
  /** Unique in the list, and the same while the problem stays. */
  readonly key: string;
  readonly kind: ProblemKind;
  readonly paragraphId: ParagraphId;
  readonly paragraphIndex: number;
  /** What is wrong, in the paragraph's text; nothing is selected where `from` is `to`. */
  readonly from: number;
  readonly to: number;
  /** How many words are concerned; 1 for a paragraph as a whole. */
  readonly count: number;
  /** The text around it: before, what is wrong, after. */
  readonly context: readonly [before: string, marked: string, after: string];
  /** What to listen to. */
  readonly range: TimeRange;
  /** Whether `repairTimes` mends it. */
  readonly isRepairable: boolean;
}

type Check = (timed: TimedTranscript, durationMs: number | null) => ListedProblem[];

/**
 * What is looked for in a text.
 *
 * How to add one: 1. its kinds in `ProblemKind`, with their sentences; 2. a function here; 3. whatever mends it, in
 * the panel.
 */
const CHECKS: readonly Check[] = [timeProblems];

const listed = new WeakMap<TimedTranscript, { durationMs: number | null; problems: readonly ListedProblem[] }>();

/** The problems of a text in reading order. `durationMs` is the measured length of the recording. */
export function listProblems(timed: TimedTranscript, durationMs: number | null): readonly ListedProblem[] {
  const before = listed.get(timed);
  if (before !== undefined && before.durationMs === durationMs) return before.problems;
  const problems = CHECKS.flatMap((check) => check(timed, durationMs)).toSorted(
    (a, b) => a.paragraphIndex - b.paragraphIndex || a.from - b.from,
  );
  listed.set(timed, { durationMs, problems });
  return problems;
}

function timeProblems(timed: TimedTranscript, durationMs: number | null): ListedProblem[] {
  const { transcript, times } = timed;
  const problems = checkTimes(transcript, durationMs);
  if (problems.length === 0) return [];
  const indexes = new Map(transcript.map(({ id }, index) => [id, index]));
  return problems.map(({ code, paragraphId, wordIndex, count }) => {
    const paragraphIndex = indexes.get(paragraphId)!;
    const { text } = transcript[paragraphIndex]!;
    const token = wordIndex === null ? undefined : timedWordsOf(timed, paragraphIndex).tokens[wordIndex];
    const { start: from, end: to } = token ?? { start: 0, end: 0 };
    const { startMs, endMs } = times[paragraphIndex]!;
    const range = { startMs: Math.min(startMs, endMs), endMs: Math.max(startMs, endMs) };
    const context = contextOf(text, from, to);
    const key = `${paragraphId} ${code}`;
    return { key, kind: code, paragraphId, paragraphIndex, from, to, count, context, range, isRepairable: true };
  });
}

const BEFORE = 24;
const AFTER = 60;

function contextOf(text: string, from: number, to: number): ListedProblem['context'] {
  const start = from <= BEFORE ? 0 : text.indexOf(' ', from - BEFORE) + 1;
  const before = text.slice(Math.min(start, from), from);
  const space = text.indexOf(' ', to + AFTER);
  const after = space < 0 ? text.slice(to) : `${text.slice(to, space)}…`;
  return [start > 0 ? `…${before}` : before, text.slice(from, to), after.slice(0, 2 * AFTER)];
}

/** The problem that was gone to, while the caret is still in its paragraph, or else the first of that paragraph. */
export function currentProblem(
  problems: readonly ListedProblem[],
  paragraphId: ParagraphId | null,
  visited: string | null,
): ListedProblem | undefined {
  const own = problems.filter((problem) => problem.paragraphId === paragraphId);
  return own.find(({ key }) => key === visited) ?? own[0];
}

/**
 * The problem to go to from a place in the text, and around at the ends; `null` when there is none. `visited` is the
 * key of the one gone to last: where the caret still stands on it, the next one in the list is meant, which may be at
 * the same place.
 */
export function neighbourProblem(
  problems: readonly ListedProblem[],
  direction: -1 | 1,
  place: { readonly paragraphIndex: number; readonly offset: number },
  visited: string | null,
): ListedProblem | null {
  if (problems.length === 0) return null;
  const last = problems.findIndex(({ key }) => key === visited);
  const { paragraphIndex, offset } = place;
  const isThere = last >= 0 && problems[last]!.paragraphIndex === paragraphIndex && problems[last]!.to === offset;
  if (isThere) return problems.at((last + direction) % problems.length)!;
  const isBehind = (problem: ListedProblem): boolean =>
    problem.paragraphIndex > paragraphIndex || (problem.paragraphIndex === paragraphIndex && problem.from >= offset);
  const next = problems.findIndex(isBehind);
  if (direction === 1) return problems[next < 0 ? 0 : next]!;
  return problems.at(next <= 0 ? -1 : next - 1)!;
}
