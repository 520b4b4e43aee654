import type { PhoneClasses } from './phoneClasses.ts';
import type { WordGraph } from './wordGraph.ts';

/** When the tokens of a text are said, in frames, half-open; -1 for one that has no frames. */
export interface TokenFrames {
  readonly first: Int32Array;
  readonly end: Int32Array;
}

/** No token has frames yet. */
export function noTokenFrames(tokens: number): TokenFrames {
  return { first: new Int32Array(tokens).fill(-1), end: new Int32Array(tokens).fill(-1) };
}

/** Notes the tokens that a path passes; frames and tokens count from `offset`. */
export function noteTokens(
  times: TokenFrames,
  graph: WordGraph,
  states: Int32Array,
  offset: { readonly frame: number; readonly token: number },
): void {
  for (const [frame, state] of states.entries()) {
    const token = graph.tokens[state]!;
    if (token < 0) continue;
    const at = token + offset.token;
    if (times.first[at] === -1) times.first[at] = frame + offset.frame;
    times.end[at] = frame + offset.frame + 1;
  }
}

/**
 * Flags the frames of a path that are speech outside the text. Its quiet sounds may pass for silence on the path: what
 * is speech by its level, between two stretches outside the text and no word, is outside as well.
 */
export function noteOutside(
  outside: Uint8Array,
  {
    graph,
    speech,
    classes,
  }: { readonly graph: WordGraph; readonly speech: Uint8Array; readonly classes: PhoneClasses },
  states: Int32Array,
  firstFrame: number,
): void {
  let from = -1;
  for (const [frame, state] of states.entries()) {
    if (graph.tokens[state]! >= 0) from = -1;
    if (graph.classes[state] !== classes.garbage) continue;
    for (let between = from < 0 ? frame : from; between < frame; between++) {
      if (speech[between] === 1) outside[firstFrame + between] = 1;
    }
    outside[firstFrame + frame] = 1;
    from = frame + 1;
  }
}
