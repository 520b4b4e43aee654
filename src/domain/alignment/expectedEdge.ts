import type { FrameScorer } from './pathSearch.ts';

/** States on either side of an edge that it may move among, two phones, and in how many frames: what is further away stays. */
const MOST_STATES = 6;
const MOST_FRAMES = 20;
/**
 * How much of what a frame says it says alone. Windows overlap, and changes are measured over 50 ms, so that frames say the
 * same again: taken for all new, they would make the best way the only one.
 */
export const OWN_SHARE = 0.07;

/** A path as the class of each frame, and how well frames fit classes. */
interface ScoredPath {
  readonly classes: Int16Array;
  readonly scorer: FrameScorer;
  /** The class of speech outside the text, which has no edge of its own. */
  readonly outside: number;
}

/**
 * When a path passes from the state before `frame` to the next, in frames: the mean over all ways through the states beside
 * it, by how probable they are (forward-backward). The best way alone jumps by frames where a model is a little different.
 */
export function expectedEdge(path: ScoredPath, frame: number): number {
  const before = classesFrom(path, frame - 1, -1).toReversed();
  const after = classesFrom(path, frame, 1);
  if (before.length === 0 || after.length === 0) return frame;
  const from = frame - before.length;
  const statesBefore = statesOf(before);
  const states = [...statesBefore, ...statesOf(after)];
  const frames = before.length + after.length;
  const scores = scoresOf(path.scorer, states, { from, frames }).map((score) => OWN_SHARE * score);
  const ahead = sumWays(scores, states.length);
  const back = sumWays(scores.toReversed(), states.length).toReversed();
  let edge = from;
  // The last state before is left at the end of a frame, the first state after is entered in the next.
  for (let at = 1; at < frames; at++) {
    const left = (at - 1) * states.length + statesBefore.length - 1;
    const entered = at * states.length + statesBefore.length;
    edge += at * Math.exp(ahead[left]! + back[entered]! - ahead.at(-1)!);
  }
  return edge;
}

/** The classes of a path frame by frame, from one on, as far as an edge may move. */
function classesFrom({ classes, outside }: ScoredPath, start: number, step: 1 | -1): number[] {
  const own: number[] = [];
  let states = 0;
  for (let frame = start; frame >= 0 && frame < classes.length && own.length < MOST_FRAMES; frame += step) {
    const which = classes[frame]!;
    if (which !== own.at(-1)) states++;
    if (which === outside || states > MOST_STATES) break;
    own.push(which);
  }
  return own;
}

/** States that follow one another have other classes. */
function statesOf(classes: readonly number[]): number[] {
  return classes.filter((which, at) => which !== classes[at - 1]);
}

function scoresOf(
  scorer: FrameScorer,
  states: readonly number[],
  { from, frames }: { readonly from: number; readonly frames: number },
): Float64Array {
  const scores = new Float64Array(frames * states.length);
  for (let at = 0; at < frames; at++) {
    scorer.moveTo(from + at);
    for (const [index, which] of states.entries()) scores[at * states.length + index] = scorer.score(which);
  }
  return scores;
}

/**
 * For each frame and state the logarithm of the sum over all ways to it, from the first state in the first frame on, through
 * all states in order.
 */
function sumWays(scores: Float64Array, states: number): Float64Array {
  const ways = new Float64Array(scores.length).fill(-Infinity);
  ways[0] = scores[0]!;
  for (let at = states; at < ways.length; at++) {
    const entered = at % states === 0 ? -Infinity : ways[at - states - 1]!;
    ways[at] = logOfSum(ways[at - states]!, entered) + scores[at]!;
  }
  return ways;
}

function logOfSum(first: number, second: number): number {
  const most = Math.max(first, second);
  return most === -Infinity ? most : most + Math.log1p(Math.exp(Math.min(first, second) - most));
}
