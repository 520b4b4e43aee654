import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AcousticModel } from './acousticModel.ts';
import { findBestPath } from './findBestPath.ts';
import type { EndScores, FrameScorer } from './pathSearch.ts';
import { NEVER, type SearchGraph } from './searchTables.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { reversedGraph } from './reversedGraph.ts';
import { searchBothSides } from './searchBothSides.ts';
import { limitsOf, scorerOf, sidesInLine, type OrderOf, type SideResults } from './searchSide.ts';
import { buildWordGraph, NO_TIME, type WordGraph } from './wordGraph.ts';
import { finish } from './stage.ts';

/** Between every second word. */
function fillerCost(token: number): number {
  return token % 2 === 0 ? -8 : -Infinity;
}

/** A graph of sentences of one-phone words, each said in one of some ways, as coarse passes search them. */
function graphOf(sentences: readonly (readonly (readonly number[])[])[], omitCost = -Infinity): WordGraph {
  const sounds = sentences.map((words) =>
    words.map((ways) => ways.map((phone) => [{ phone, isOptional: false, isLiaison: false }])),
  );
  const costs = { dropPhoneCost: -3, pauseCost: -4, pauseStayCost: -0.2, phoneStayCost: -0.3 };
  const style = {
    ...costs,
    fillerCost,
    omitCost,
    garbageCost: -6,
    skipCost: () => -12,
    pauses: WHOLE_PHONES,
    ...WHOLE_PHONES,
  };
  return finish(buildWordGraph(sounds, style));
}

/** The score of the best way from the start to the end of the graph, or of the one through the states of `path`. */
function bestScore(graph: WordGraph, scores: readonly Float64Array[], path: Int32Array | null): number {
  let before = new Float64Array(graph.states).fill(-Infinity);
  before[0] = 0;
  const pass = (to: Float64Array, state: number, from: Float64Array): void => {
    for (let arc = graph.arcStarts[state]!; arc < graph.arcStarts[state + 1]!; arc++) {
      to[state] = Math.max(to[state]!, from[graph.arcs[arc]!]! + graph.costs[arc]!);
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

/** Sentences of words, each said in one of some ways. */
const TEXTS = fc.array(fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
});

describe('findBestPath', () => {
  it('finds a way as good as any, in speech, pauses and what is outside the text', () => {
    fc.assert(
      fc.property(
        TEXTS,
        fc.integer({ min: 60, max: 400 }),
        fc.infiniteStream(fc.nat(1_000)),
        fc.constantFrom(-Infinity, -5, -20),
        (texts, frames, noise, omitCost) => {
          const graph = graphOf(texts, omitCost);
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

/** The score of each class in each frame. */
function allScores(scorer: FrameScorer): Float64Array[] {
  return Array.from({ length: scorer.frames }, (_, frame) => {
    scorer.moveTo(frame);
    return Float64Array.from({ length: WHOLE_PHONES.count + 1 }, (__, which) => scorer.score(which));
  });
}

/** The arcs of a graph: from where, to where, at what cost. */
function arcsOf({ states, arcStarts, arcs, costs }: SearchGraph): string[] {
  return Array.from({ length: states }, (_, to) => to)
    .flatMap((to) =>
      Array.from(arcs.subarray(arcStarts[to], arcStarts[to + 1]), (from, index) => {
        return `${from} ${to} ${costs[arcStarts[to]! + index]}`;
      }),
    )
    .toSorted();
}

const WIDE = { beam: 1e6, mostStates: 1e6, around: null };

/** A sound of sounds that last some frames, and a model that tells them apart. */
function listen(graph: WordGraph, frames: number, noise: () => number) {
  const model = new AcousticModel(WHOLE_PHONES.count, 2);
  for (let which = 0; which < WHOLE_PHONES.count; which++) model.set(which, [noise(), noise()], [1, 1]);
  const data = new Float32Array(2 * frames);
  for (let at = 0; at < data.length; at++) data[at] = at % 8 < 2 ? noise() : data[at - 2]!;
  const garbageScores = Float32Array.from({ length: frames }, () => -3);
  const vectors = { frames, dimensions: 2, data };
  return { classes: 'whole' as const, graph, model, vectors, quiet: new Float32Array(frames), garbageScores };
}

describe('findBestPath in an open piece', () => {
  it('ends where the sound does when what is said goes on, else at the end of the text', () => {
    const graph = graphOf([[[0], [1]], [[2], [3]], [[4]]]);
    // Two of three sentences are said.
    const said = [0, 0, 1, 1, 2, 2, 3, 3];
    let at = 0;
    const scorer = {
      frames: said.length,
      moveTo: (frame: number): void => void (at = frame),
      score: (which: number): number => (which === said[at] ? 0 : -2),
    };
    const lastToken = (isOpen: boolean): number =>
      graph.tokens[finish(findBestPath(graph, scorer, { beam: 1e6, mostStates: 1e6, isOpen })).at(-1)!]!;
    expect(lastToken(true)).toBe(3);
    expect(lastToken(false)).toBe(4);
  });
});

describe('searchBothSides', () => {
  it('finds a way as good as from one side alone', () => {
    fc.assert(
      fc.property(TEXTS, fc.integer({ min: 60, max: 300 }), fc.infiniteStream(fc.nat(400)), (texts, frames, noise) => {
        const what = listen(graphOf(texts), frames, () => noise.next().value! / 100);
        const met = finish(searchBothSides({ ...what, width: WIDE }, sidesInLine()));
        const scores = allScores(scorerOf(what));
        expect(bestScore(what.graph, scores, met)).toBeCloseTo(bestScore(what.graph, scores, null), 1);
        // Whoever stays near it finds it again.
        const width = { ...WIDE, around: { known: met!, reach: 5 } };
        expect(finish(searchBothSides({ ...what, width }, sidesInLine()))).toEqual(met);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on from the start where the sides do not meet, and finds what one search finds', () => {
    const inLine = sidesInLine();
    const kinds = new Set<string>();
    // What the end has found is of no use to the start.
    const apart = function* <K extends keyof SideResults>(pair: readonly [OrderOf<K>, OrderOf<K>]) {
      kinds.add(pair[0].kind);
      const [start, end] = yield* inLine(pair);
      if (pair[0].kind === 'search') (end as EndScores).scores.fill(NEVER);
      return [start, end] as [SideResults[K], SideResults[K]];
    };
    fc.assert(
      fc.property(
        TEXTS,
        fc.integer({ min: 60, max: 300 }),
        fc.constantFrom(30, 100, 1e6),
        fc.infiniteStream(fc.nat(400)),
        (texts, frames, beam, noise) => {
          const what = listen(graphOf(texts), frames, () => noise.next().value! / 100);
          const width = { ...WIDE, beam };
          const alone = finish(findBestPath(what.graph, scorerOf(what), limitsOf(what.graph, width)));
          const met = finish(searchBothSides({ ...what, width }, apart));
          const scores = allScores(scorerOf(what));
          const [scoreOfMet, scoreOfAlone] = [met, alone].map((path) => bestScore(what.graph, scores, path));
          if (met !== null) expect(scoreOfMet).toBeCloseTo(scoreOfAlone!, 1);
          else expect(scoreOfAlone).toBe(-Infinity);
        },
      ),
      { numRuns: 40 },
    );
    expect([...kinds]).toEqual(['search', 'finish']);
  });
});

describe('reversedGraph', () => {
  it('has the arcs of the graph the other way, and twice is the graph', () => {
    fc.assert(
      fc.property(TEXTS, (texts) => {
        const graph = graphOf(texts);
        const reversed = reversedGraph(graph);
        const last = graph.states - 1;
        const turned = arcsOf(reversed).map((arc) => {
          const [from, to, cost] = arc.split(' ').map(Number);
          return `${last - to!} ${last - from!} ${cost}`;
        });
        expect(turned.toSorted()).toEqual(arcsOf(graph));
        expect(arcsOf(reversedGraph(reversed))).toEqual(arcsOf(graph));
        expect(reversed.classes.toReversed()).toEqual(graph.classes);
      }),
    );
  });
});
