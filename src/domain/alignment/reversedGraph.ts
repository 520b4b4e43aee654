import type { SearchGraph } from './searchTables.ts';

/**
 * The graph of what may be said in a recording that is heard backwards: state `s` is `states - 1 - s` there, and its arcs
 * lead the other way.
 */
export function reversedGraph({ states, classes, arcStarts, arcs, costs, stays, junctions }: SearchGraph): SearchGraph {
  const last = states - 1;
  const reversed = {
    arcStarts: new Int32Array(states + 1),
    arcs: new Int32Array(arcs.length),
    costs: new Float32Array(arcs.length),
  };
  for (const from of arcs) reversed.arcStarts[last - from + 1]!++;
  for (let state = 0; state < states; state++) reversed.arcStarts[state + 1]! += reversed.arcStarts[state]!;
  const next = reversed.arcStarts.slice();
  for (let state = last; state >= 0; state--) {
    for (let arc = arcStarts[state]!; arc < arcStarts[state + 1]!; arc++) {
      const place = next[last - arcs[arc]!]!++;
      reversed.arcs[place] = last - state;
      reversed.costs[place] = costs[arc]!;
    }
  }
  return {
    ...reversed,
    states,
    classes: classes.toReversed(),
    stays: stays.toReversed(),
    // The start, where the search ends, is the last place to reach.
    junctions: Int32Array.from([...junctions.toReversed().map((state) => last - state), last]),
  };
}
