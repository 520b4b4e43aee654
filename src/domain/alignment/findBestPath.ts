import { BACKWARD, FORWARD, PathSearch, type FrameScorer, type SearchLimits } from './pathSearch.ts';
import type { SearchGraph } from './searchTables.ts';
import { inStage } from './stage.ts';

/** The most probable way through the graph: the state of each frame. Yields the share done, often. */
export function* findBestPath(
  graph: SearchGraph,
  scorer: FrameScorer,
  limits: SearchLimits,
): Generator<number, Int32Array> {
  const search = new PathSearch(graph, scorer, limits);
  yield* inStage(search.forward(), FORWARD);
  const { corridor, ...others } = limits;
  if (!search.isLost || corridor === undefined) return yield* inStage(search.backward(null), BACKWARD);
  // The ways to say a token lie one behind the other: to enter the last may lead out of a corridor that is less wide.
  return yield* findBestPath(graph, scorer, others);
}
