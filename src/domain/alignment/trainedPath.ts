import { AcousticModel, ModelStatistics } from './acousticModel.ts';
import { findBestPath, type SearchLimits } from './bestPath.ts';
import { ClassScorer, type Vectors } from './classScorer.ts';
import type { PhoneClasses } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import type { WordGraph } from './wordGraph.ts';

/** A stretch of a recording and the graph of what may be said in it, at one frame rate. */
export interface Piece {
  readonly graph: WordGraph;
  readonly vectors: Vectors;
  /** 1 for frames with speech. */
  readonly speech: Uint8Array;
  /** What the frames in the midst of pauses take off the scores of phones. */
  readonly quiet: Float32Array;
}

/** What all the pieces of a recording have in common. */
export interface Level {
  readonly classes: PhoneClasses;
  /** How often each phone is expected, by number. */
  readonly counts: ArrayLike<number>;
}

/** How far the frames are from the phones that fit them best, natural logarithm of density a frame. */
export interface Gaps {
  /** When the phones are those of the text: the median of the sentences. */
  readonly text: number;
  /** When they are any others. */
  readonly chance: number;
}

/** Of the way from the gap of the text to that of chance: what speech must fit the text less well to be outside it. */
const GARBAGE_SHARE = 0.35;
/** The same while nothing is known of the text's gap: a share of that of chance. */
const FIRST_GARBAGE_SHARE = 0.7;

/** Digital silence has no variance at all: what is nearly silent must not be speech for that. */
export const LEAST_PAUSE_VARIANCE = 0.15;

/** The score of the phone that fits each frame best, and how far from it the average phone is. */
export interface BestPhones {
  readonly scores: Float32Array;
  readonly chanceGap: number;
}

/** Scores every frame by its best phone. Yields between. */
export function* scoreBestPhones(
  { counts, classes }: Level,
  { vectors, speech }: Piece,
  model: AcousticModel,
): Generator<number, BestPhones> {
  const expected = Array.from(PHONE_NAMES.keys()).filter((phone) => counts[phone]! > 0);
  const total = expected.reduce((sum, phone) => sum + counts[phone]!, 0);
  const scores = new Float32Array(vectors.frames);
  let gaps = 0;
  let spoken = 1e-9;
  for (let frame = 0; frame < vectors.frames; frame++) {
    if (frame % 256 === 0) yield frame / vectors.frames;
    let best = -Infinity;
    let sum = 0;
    for (const phone of expected) {
      const score = model.score(classes.middleOf(phone), vectors.data, frame * vectors.dimensions);
      if (score > best) best = score;
      sum += score * counts[phone]!;
    }
    scores[frame] = best;
    if (speech[frame] === 0) continue;
    gaps += best - sum / total;
    spoken++;
  }
  return { scores, chanceGap: gaps / spoken };
}

/** The scores of speech outside the text. */
export function garbageScores(best: BestPhones, textGap: number | null): Float32Array {
  const penalty =
    textGap === null
      ? FIRST_GARBAGE_SHARE * best.chanceGap
      : textGap + GARBAGE_SHARE * Math.max(0, best.chanceGap - textGap);
  return best.scores.map((score) => score - penalty);
}

/** The path through a piece, and what it says of its sentences. */
export interface PiecePath {
  /** The state of each frame. */
  readonly states: Int32Array;
  /** The mean gap of each sentence; NaN for one without frames. */
  readonly sentenceGaps: Float64Array;
  readonly chanceGap: number;
}

/** The best paths by one model, and the model that they give. */
export interface TrainedPaths {
  readonly paths: readonly PiecePath[];
  readonly model: AcousticModel;
  readonly next: AcousticModel;
  readonly gaps: Gaps;
}

/** What a search goes by. */
export interface Search {
  readonly model: AcousticModel;
  /** `null` while nothing is known of it. */
  readonly textGap: number | null;
  readonly limitsOf: (piece: number) => SearchLimits;
}

/** Finds the best path through each piece, and estimates the next model from all of them. Yields the share done. */
export function* trainPaths(
  level: Level,
  pieces: readonly Piece[],
  search: Search,
): Generator<number, TrainedPaths> {
  const statistics = new ModelStatistics(level.classes.count, search.model.dimensions);
  const paths: PiecePath[] = [];
  for (const [index, piece] of pieces.entries()) {
    const finder = findPath(level, piece, { ...search, limits: search.limitsOf(index) });
    for (let step = finder.next(); ; step = finder.next()) {
      if (step.done === true) {
        paths.push(step.value);
        break;
      }
      yield (index + step.value) / pieces.length;
    }
    collect(statistics, level.classes, piece, paths.at(-1)!.states);
  }
  const known = paths.flatMap(({ sentenceGaps }) => [...sentenceGaps.filter((gap) => !Number.isNaN(gap))]);
  const chance = paths.reduce((sum, { chanceGap }) => sum + chanceGap, 0) / paths.length;
  const text = known.toSorted((a, b) => a - b)[known.length >> 1] ?? chance;
  const next = statistics.estimate(search.model, level.classes.parentOf);
  next.widen(level.classes.silence, LEAST_PAUSE_VARIANCE);
  return { paths, model: search.model, next, gaps: { text, chance } };
}

function* findPath(
  level: Level,
  piece: Piece,
  { model, textGap, limits }: { model: AcousticModel; textGap: number | null; limits: SearchLimits },
): Generator<number, PiecePath> {
  const { graph, vectors } = piece;
  const best = yield* scoreBestPhones(level, piece, model);
  const garbage = { which: level.classes.garbage, scores: garbageScores(best, textGap) };
  const notes = { garbage, silence: level.classes.silence, quiet: piece.quiet };
  const states = yield* findBestPath(graph, new ClassScorer(model, vectors, notes), limits);
  const sentenceGaps = gapsOf(graph, states, (frame, which) => {
    return best.scores[frame]! - model.score(which, vectors.data, frame * vectors.dimensions);
  });
  return { states, sentenceGaps, chanceGap: best.chanceGap };
}

/** The mean over each sentence's frames of what `gapOf` gives; pauses are left out. */
export function gapsOf(
  graph: WordGraph,
  states: Int32Array,
  gapOf: (frame: number, which: number) => number,
): Float64Array {
  const sums = new Float64Array(graph.junctions.length - 1);
  const counts = new Float64Array(sums.length);
  let sentence = 0;
  for (const [frame, state] of states.entries()) {
    if (graph.tokens[state]! < 0) continue;
    while (state >= graph.sentenceStarts[sentence + 1]!) sentence++;
    sums[sentence]! += gapOf(frame, graph.classes[state]!);
    counts[sentence]!++;
  }
  return sums.map((sum, index) => (counts[index] === 0 ? Number.NaN : sum / counts[index]!));
}

function collect(
  statistics: ModelStatistics,
  classes: PhoneClasses,
  { graph, vectors }: Piece,
  states: Int32Array,
): void {
  for (const [frame, state] of states.entries()) {
    const which = graph.classes[state]!;
    if (which !== classes.garbage) addFrame(statistics, classes, { which, vectors, frame });
  }
}

/** Counts a frame for a class and for the one that stands behind it. */
export function addFrame(
  statistics: ModelStatistics,
  classes: PhoneClasses,
  { which, vectors, frame }: { which: number; vectors: Vectors; frame: number },
): void {
  const parent = classes.parentOf(which);
  statistics.add(which, vectors.data, frame * vectors.dimensions);
  if (parent !== which) statistics.add(parent, vectors.data, frame * vectors.dimensions);
}
