import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBestPath } from './findBestPath.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { ARCS, buildWordGraph, NO_TIME, type WordGraph } from './wordGraph.ts';

function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

/** A graph of sentences of one-phone words, each said in one of some ways, as coarse passes search them. */
function graphOf(sentences: readonly (readonly (readonly number[])[])[]): WordGraph {
  const sounds = sentences.map((words) =>
    words.map((ways) => ways.map((phone) => [{ phone, isOptional: false, isLiaison: false }])),
  );
  const costs = { dropPhoneCost: -3, pauseCost: -4, pauseStayCost: -0.2, phoneStayCost: -0.3 };
  const style = { ...costs, garbageCost: -6, skipCost: -12, pauses: WHOLE_PHONES, ...WHOLE_PHONES };
  return finish(buildWordGraph(sounds, style));
}

/** The score of the best way from the start to the end of the graph, or of the one through the states of `path`. */
function bestScore(graph: WordGraph, scores: readonly Float64Array[], path: Int32Array | null): number {
  let before = new Float64Array(graph.states).fill(-Infinity);
  before[0] = 0;
  const pass = (to: Float64Array, state: number, from: Float64Array): void => {
    for (let arc = state * ARCS; arc < (state + 1) * ARCS; arc++) {
      const other = graph.arcs[arc]!;
      if (other >= 0) to[state] = Math.max(to[state]!, from[other]! + graph.costs[arc]!);
    }
  };
  for (let state = 1; state < graph.states; state++) if (graph.classes[state] === NO_TIME) pass(before, state, before);
  for (const [frame, score] of scores.entries()) {
    const now = new Float64Array(graph.states).fill(-Infinity);
    for (let state = 1; state < graph.states; state++) {
      const which = graph.classes[state]!;
      if (which === NO_TIME) pass(now, state, now);
      else if (path === null || path[frame] === state) {
        now[state] = before[state]! + graph.stays[state]!;
        pass(now, state, before);
        now[state]! += score[which]!;
      }
    }
    before = now;
  }
  return before.at(-1)!;
}

describe('findBestPath', () => {
  it('finds a way as good as any, in speech, pauses and what is outside the text', () => {
    const ways = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 });
    const sentences = fc.array(fc.array(ways, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        sentences,
        fc.integer({ min: 60, max: 400 }),
        fc.infiniteStream(fc.nat(1_000)),
        (texts, frames, noise) => {
          const graph = graphOf(texts);
          let held = new Float64Array(WHOLE_PHONES.count + 1);
          // What is heard lasts some frames.
          const scores = Array.from({ length: frames }, (_, frame) => {
            if (frame % 3 === 0) held = held.map(() => noise.next().value! / -100);
            return held;
          });
          let at = 0;
          const scorer = {
            frames,
            moveTo: (frame: number): void => void (at = frame),
            score: (which: number): number => scores[at]![which]!,
          };
          const path = finish(findBestPath(graph, scorer, { beam: 1e6, mostStates: 1e6 }));
          expect(bestScore(graph, scores, path)).toBeCloseTo(bestScore(graph, scores, null), 1);
        },
      ),
      { numRuns: 40 },
    );
  });
});
