import type { WordGraph } from './wordGraph.ts';

/**
 * The states to try around a path that is known, for a graph of the same units whose frames are `step` to one of the
 * path's: in each frame those that the path passes from `reach` of its frames before to `reach` after.
 */
export function corridorAround(
  known: { readonly graph: WordGraph; readonly states: Int32Array; readonly step: number },
  graph: WordGraph,
  { frames, reach }: { frames: number; reach: number },
): { first: Int32Array; last: Int32Array } {
  const ends = unitEnds(graph);
  const first = new Int32Array(frames);
  const last = new Int32Array(frames).fill(graph.states - 1);
  for (let frame = 0; frame < frames; frame++) {
    const at = Math.floor(frame / known.step);
    const before = at - reach;
    const after = at + reach;
    if (before >= 0) first[frame] = ends.first[known.graph.units[known.states[before]!]!]!;
    if (after < known.states.length) last[frame] = ends.last[known.graph.units[known.states[after]!]!]!;
  }
  return { first, last };
}

/** The first and the last state of each unit. */
export function unitEnds({ states, units }: WordGraph): { first: Int32Array; last: Int32Array } {
  const count = units[states - 1]! + 1;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  for (let state = states - 1; state >= 0; state--) first[units[state]!] = state;
  for (let state = 0; state < states; state++) last[units[state]!] = state;
  return { first, last };
}
