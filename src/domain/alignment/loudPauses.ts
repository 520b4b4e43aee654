import type { WordGraph } from './wordGraph.ts';

/**
 * Flags the frames outside words that are loud for more than `most` frames in a row. Speech outside the text may pass for
 * silence on a path; if it taught what silence is, all other speech outside the text would pass for it, too.
 */
export function loudPauses(
  { graph, speech }: { readonly graph: Pick<WordGraph, 'tokens'>; readonly speech: Uint8Array },
  states: Int32Array,
  most: number,
): Uint8Array {
  const loud = new Uint8Array(states.length);
  let start = 0;
  for (let frame = 0; frame <= states.length; frame++) {
    const isLoud = frame < states.length && speech[frame] === 1 && graph.tokens[states[frame]!]! < 0;
    if (isLoud) continue;
    if (frame - start > most) loud.fill(1, start, frame);
    start = frame + 1;
  }
  return loud;
}
