import { PathSearch, type FrameScorer, type SearchLimits } from './pathSearch.ts';
import type { SearchGraph } from './searchTables.ts';
import { inStage } from './stage.ts';

/** Of the time that a search takes, the part that finds the scores, and the path by them. */
const FORWARD = [0, 0.9] as const;
const BACKWARD = [0.9, 1] as const;

/** The most probable way through the graph: the state of each frame. Yields the share done, often. */
export function* findBestPath(
  graph: SearchGraph,
  scorer: FrameScorer,
  limits: SearchLimits,
): Generator<number, Int32Array> {
  const search = new PathSearch(graph, scorer, limits);
  yield* inStage(search.forward(), FORWARD);
  const { beam, mostStates, corridor } = limits;
  if (!search.isLost || corridor === undefined) return yield* inStage(search.backward(null), BACKWARD);
  // The ways to say a token lie one behind the other: to enter the last may lead out of a corridor that is less wide.
  return yield* findBestPath(graph, scorer, { beam, mostStates });
}
