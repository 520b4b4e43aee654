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

/** Flags the frames of a path that are speech outside the text. */
export function noteOutside(
  outside: Uint8Array,
  { graph, classes }: { readonly graph: WordGraph; readonly classes: PhoneClasses },
  states: Int32Array,
  firstFrame: number,
): void {
  for (const [frame, state] of states.entries()) {
    if (graph.classes[state] === classes.garbage) outside[firstFrame + frame] = 1;
  }
}
