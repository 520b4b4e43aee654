import type { Vectors } from './classScorer.ts';
import { coarseVectors } from './featureVectors.ts';
import type { Piece } from './findPaths.ts';
import type { HeardSound } from './hearSound.ts';
import { lessLocalMeans } from './localMeans.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES, type PhoneClasses } from './phoneClasses.ts';
import { inStage } from './stage.ts';
import { buildWordGraph, type GraphStyle, type SentenceSounds, type WordGraph } from './wordGraph.ts';

/** A stretch of the recording, in fine frames, and the sentences that may be said in it. */
export interface Stretch {
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly sentences: readonly SentenceSounds[];
  /** Whether what is said goes on behind it: a path may end in any sentence. */
  readonly isOpen?: boolean;
}

/** Fine frames to a coarse one. */
export const COARSE_STEP = 4;

/** Coarse frames of speech, 30 s, on either side of a frame, that tell whose voice is heard: phones are all among them. */
const VOICE_FRAMES = 750;

/** For a sentence that is not said, natural logarithm of probability. */
export const SKIP_COST = -40;
/** What detours cost, as that. */
const COSTS = {
  pauseCost: -4,
  garbageCost: -12,
  skipCost: () => SKIP_COST,
  fillerCost: () => -Infinity,
  omitCost: -Infinity,
};
/**
 * In a text as long as what is said, or longer, some sentences may not be said at all: dearer to leave out, they are fitted
 * to noise, and those after them are late. In one that is shorter, most are, and their place is looked for.
 */
export const LONG_TEXT_SKIP_COST = -20;
/** Of sentences that are left out in a long run: those behind them would be out of the beam's reach. */
export const LONG_RUN_SKIP_COST = -0.2;
const LONG_RUN = 8;
/** How coarse graphs are made. */
export const COARSE_STYLE: GraphStyle = {
  ...COSTS,
  ...styleOf(WHOLE_PHONES),
  // Cheaper, a text that is said slowly fits anywhere.
  dropPhoneCost: -6,
  pauseStayCost: -0.04 * COARSE_STEP,
  phoneStayCost: -0.3,
};
/** How fine graphs are made. */
export const FINE_STYLE: GraphStyle = {
  ...COSTS,
  ...styleOf(PHONES_IN_CONTEXT),
  dropPhoneCost: -Infinity,
  pauseStayCost: -0.04,
  phoneStayCost: -0.15,
};

/** The pieces of coarse frames. Yields often. */
export function* coarsePiecesOf(
  heard: HeardSound,
  stretches: readonly Stretch[],
  skipCost: number,
): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  for (const stretch of stretches) {
    const vectors = coarseVectors(cut(heard.vectors, stretch), COARSE_STEP);
    yield 0;
    const style = { ...COARSE_STYLE, skipCost: () => skipCost };
    pieces.push({
      graph: yield* inStage(buildWordGraph(stretch.sentences, style), [0, 1]),
      vectors,
      speech: everyNth(heard.speech.subarray(stretch.firstFrame, stretch.endFrame), Uint8Array),
      quiet: everyNth(heard.quiet.subarray(stretch.firstFrame, stretch.endFrame), Float32Array),
      isOpen: stretch.isOpen ?? false,
    });
  }
  return pieces;
}

/**
 * Pieces of coarse frames by the voice that is heard around each frame, whosever it is: to search in by templates. Yields
 * often.
 */
export function* localPiecesOf(pieces: readonly Piece[]): Generator<number, Piece[]> {
  const local: Piece[] = [];
  for (const piece of pieces) {
    const vectors = yield* inStage(lessLocalMeans(piece.vectors, piece.speech, VOICE_FRAMES), [0, 0]);
    local.push({ ...piece, vectors });
  }
  return local;
}

/**
 * The pieces of fine frames, after a search of which `gaps` tells what it passed of the sentences of each stretch: see
 * `PathGaps`. Yields often.
 */
export function* finePiecesOf(
  heard: HeardSound,
  stretches: readonly Stretch[],
  gaps: readonly Float64Array[],
): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const isInRun = longRunsOf(gaps[index]!);
    const skipCost = (sentence: number): number => (isInRun[sentence] === 1 ? LONG_RUN_SKIP_COST : SKIP_COST);
    pieces.push({
      graph: yield* fineGraph(stretch.sentences, { skipCost }),
      vectors: cut(heard.vectors, stretch),
      speech: heard.speech.subarray(stretch.firstFrame, stretch.endFrame),
      quiet: heard.quiet.subarray(stretch.firstFrame, stretch.endFrame),
      isOpen: stretch.isOpen ?? false,
    });
  }
  return pieces;
}

/** 1 for the sentences that a path left out in a long run. */
function longRunsOf(gaps: Float64Array): Uint8Array {
  const isInRun = new Uint8Array(gaps.length);
  let from = 0;
  for (let to = 0; to <= gaps.length; to++) {
    if (to < gaps.length && Number.isNaN(gaps[to])) continue;
    if (to - from >= LONG_RUN) isInRun.fill(1, from, to);
    from = to + 1;
  }
  return isInRun;
}

function cut(vectors: Vectors, { firstFrame, endFrame }: Stretch): Vectors {
  const data = vectors.data.subarray(firstFrame * vectors.dimensions, endFrame * vectors.dimensions);
  return { ...vectors, frames: endFrame - firstFrame, data };
}

/** Costs that one sentence may have otherwise than usual. */
export type DetourCosts = Partial<Pick<GraphStyle, 'fillerCost' | 'omitCost' | 'skipCost'>>;

/** The graph of fine frames for some sentences, some costs other than usual. */
export function fineGraph(sentences: readonly SentenceSounds[], costs?: DetourCosts): Generator<number, WordGraph> {
  return buildWordGraph(sentences, { ...FINE_STYLE, ...costs });
}

function styleOf(classes: PhoneClasses) {
  return { pauses: classes, statesAPhone: classes.statesAPhone, classOf: classes.classOf };
}

function everyNth<T extends Uint8Array | Float32Array>(values: T, Kind: new (length: number) => T): T {
  const picked = new Kind(Math.ceil(values.length / COARSE_STEP));
  for (let index = 0; index < picked.length; index++) picked[index] = values[index * COARSE_STEP]!;
  return picked;
}
