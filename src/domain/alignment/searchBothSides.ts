import type { PhoneScores } from './bestPhones.ts';
import type { ScoreOrder } from './searchSide.ts';
import { BACKWARD, FORWARD, type EndScores } from './pathSearch.ts';
import { inUnits, leastWithin, NEVER } from './searchTables.ts';
import { middleOf, scorerOf, type RunSides, type SearchOrder } from './searchSide.ts';
import { inStage } from './stage.ts';
import { NO_TIME } from './wordGraph.ts';

/** Scores every frame of a piece by its best phone, half of them on each side. Yields the share done. */
export function* scoreBothSides(
  what: Omit<ScoreOrder, 'kind' | 'from' | 'to'>,
  run: RunSides,
): Generator<number, PhoneScores> {
  const { frames } = what.vectors;
  const middle = middleOf(what.vectors);
  const [start, end] = yield* run([
    { ...what, kind: 'score', from: 0, to: middle },
    { ...what, kind: 'score', from: middle, to: frames },
  ]);
  const scores = new Float32Array(frames);
  scores.set(start.scores);
  scores.set(end.scores, middle);
  return { scores, gaps: start.gaps + end.gaps, spokenFrames: start.spokenFrames + end.spokenFrames };
}

/**
 * Finds the most probable path through a piece from both its ends at once; they meet in a state of the middle frame. Where
 * they do not meet within the beam one of them is astray, and who goes from the start to the end may not be: that side goes
 * on alone. `null` where its beam loses all paths. Yields the share done.
 */
export function* searchBothSides(
  what: Omit<SearchOrder, 'kind' | 'side'>,
  run: RunSides,
): Generator<number, Int32Array | null> {
  const order = { ...what, kind: 'search' } as const;
  const [start, end] = yield* inStage(
    run([
      { ...order, side: 'start' },
      { ...order, side: 'end' },
    ]),
    FORWARD,
  );
  const state = meetingState(what, start, end);
  if (state === null) return (yield* inStage(run([{ kind: 'finish' }, { kind: 'finish' }]), BACKWARD))[0];
  const [before, after] = yield* inStage(
    run([
      { kind: 'trace', state },
      { kind: 'trace', state },
    ]),
    BACKWARD,
  );
  const path = new Int32Array(what.vectors.frames);
  path.set(before);
  path.set(after, middleOf(what.vectors));
  return path;
}

/** The state of the middle frame that the best path passes; both sides have scored that frame. */
function meetingState(what: Omit<SearchOrder, 'kind' | 'side'>, start: EndScores, end: EndScores): number | null {
  const { classes } = what.graph;
  const scorer = scorerOf(what);
  scorer.moveTo(middleOf(what.vectors));
  let found: number | null = null;
  let best = -Infinity;
  const past = Math.min(start.first + start.scores.length, end.first + end.scores.length);
  for (let state = Math.max(start.first, end.first); state < past; state++) {
    const [before, after] = [start.scores[state - start.first]!, end.scores[state - end.first]!];
    if (classes[state] === NO_TIME || before === NEVER || after === NEVER) continue;
    const score = before + after - inUnits(scorer.score(classes[state]!));
    if (score > best) [found, best] = [state, score];
  }
  if (found === null) return null;
  const behind = start.best - start.scores[found - start.first]! + end.best - end.scores[found - end.first]!;
  return -behind < leastWithin(0, what.width.beam) ? null : found;
}
