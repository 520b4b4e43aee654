import { NO_TIME, type WordGraph } from './wordGraph.ts';

/** What of a graph a search needs: the arcs that lead to each state, and how far arcs lead. */
export type SearchGraph = Pick<
  WordGraph,
  'states' | 'classes' | 'arcStarts' | 'arcs' | 'costs' | 'stays' | 'junctions'
>;

/**
 * Scores are whole numbers, so that adding them rounds nothing and no jump of the processor is to be foretold to choose
 * the better of two: so many to one of a natural logarithm.
 */
const UNITS = 65_536;
/** The score of what no path leads to. */
export const NEVER = -(2 ** 30);
/** A path so far behind the best of its frame is given up: 8,192 natural logarithms, beyond any beam. */
export const GIVEN_UP = -(2 ** 29);
/** A state that takes no time cannot be stayed in. */
const NO_STAY = -(2 ** 29) - 2 ** 28;
/** Densities beyond this are as good or bad as it. */
const MOST_SCORE = 4_000;

/** The least score of a path that is within `beam` of `best`. */
export function leastWithin(best: number, beam: number): number {
  return Math.max(GIVEN_UP, Math.round(best - beam * UNITS));
}

/** A score as `EndScores` have it. */
export function inUnits(score: number): number {
  return Math.round(UNITS * Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score)));
}

/** A graph as the search reads it: few tables, since it is the reading that takes the time. */
export interface SearchTables {
  /** `NODE` a state: the place of its class in `#classScores`, what a frame more costs, and where its links end. */
  readonly nodes: Int32Array;
  /** Two an arc: the state it comes from, and what it costs. */
  readonly links: Int32Array;
}

/** Numbers a state in `nodes`. */
export const NODE = 3;

/** The tables of a graph. */
export function tablesOf({ states, classes, stays, arcStarts, arcs, costs }: SearchGraph): SearchTables {
  const nodes = new Int32Array(NODE * states);
  const links = new Int32Array(2 * arcs.length);
  for (let state = 0; state < states; state++) {
    nodes[NODE * state] = 2 * (classes[state]! + 1);
    nodes[NODE * state + 1] = classes[state] === NO_TIME ? NO_STAY : inUnits(stays[state]!);
    nodes[NODE * state + 2] = 2 * arcStarts[state + 1]!;
  }
  for (let arc = 0; arc < arcs.length; arc++) {
    links[2 * arc] = arcs[arc]!;
    links[2 * arc + 1] = inUnits(costs[arc]!);
  }
  return { nodes, links };
}
