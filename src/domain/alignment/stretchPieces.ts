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

/** What detours cost, natural logarithms of probability. */
export const COSTS = {
  pauseCost: -4,
  garbageCost: -12,
  skipCost: -40,
  fillerCost: () => -Infinity,
  omitCost: -Infinity,
};
/**
 * In a text as long as what is said, or longer, some sentences may not be said at all: dearer to leave out, they are fitted
 * to noise, and those after them are late. In one that is shorter, most are, and their place is looked for.
 */
export const LONG_TEXT_SKIP_COST = -20;
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
    const style = { ...COARSE_STYLE, skipCost };
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

/** The pieces of fine frames. Yields often. */
export function* finePiecesOf(heard: HeardSound, stretches: readonly Stretch[]): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  for (const stretch of stretches) {
    pieces.push({
      graph: yield* fineGraph(stretch.sentences),
      vectors: cut(heard.vectors, stretch),
      speech: heard.speech.subarray(stretch.firstFrame, stretch.endFrame),
      quiet: heard.quiet.subarray(stretch.firstFrame, stretch.endFrame),
      isOpen: stretch.isOpen ?? false,
    });
  }
  return pieces;
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
