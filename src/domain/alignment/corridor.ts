import type { WordGraph } from './wordGraph.ts';

/**
 * The states to try around a known path: in each frame those it passes from `reach` frames before to `reach` after, and one
 * more on either side. Silence and speech outside the text stand side by side, and a long stretch of one may be the other.
 */
export function corridorAround(
  graph: Pick<WordGraph, 'states'>,
  known: Int32Array,
  reach: number,
): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(known.length);
  const last = new Int32Array(known.length).fill(graph.states - 1);
  for (let frame = 0; frame < known.length; frame++) {
    if (frame >= reach) first[frame] = Math.max(0, known[frame - reach]! - 1);
    if (frame + reach < known.length) last[frame] = Math.min(graph.states - 1, known[frame + reach]! + 1);
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
