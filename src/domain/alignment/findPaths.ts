import { ModelStatistics, type AcousticModel } from './acousticModel.ts';
import { findBestPath } from './findBestPath.ts';
import { scoreBestPhones, type PhoneScores } from './bestPhones.ts';
import type { Vectors } from './classScorer.ts';
import type { PhoneClasses } from './phoneClasses.ts';
import { scoreBothSides, searchBothSides } from './searchBothSides.ts';
import { limitsOf, scorerOf, type RunSides, type SearchWidth } from './searchSide.ts';
import { sharedFloats } from './sharedMemory.ts';
import { inStage, type Stage } from './stage.ts';
import { loudPauses } from './loudPauses.ts';
import type { WordGraph } from './wordGraph.ts';

/** A stretch of a recording and the graph of what may be said in it, at one frame rate. */
export interface Piece {
  readonly graph: WordGraph;
  readonly vectors: Vectors;
  /** 1 for frames with speech. */
  readonly speech: Uint8Array;
  /** What the frames in the midst of pauses take off the scores of phones. */
  readonly quiet: Float32Array;
  /** Whether a path may end in any sentence, not in the last alone. */
  readonly isOpen: boolean;
}

/** What all the pieces of a recording have in common. */
export interface Level {
  readonly classes: PhoneClasses;
  /** How often each phone is expected, by number. */
  readonly counts: ArrayLike<number>;
  /** Pieces of so many frames are searched from both ends at once. */
  readonly longFrames: number;
  /** A pause that is as loud as speech for more frames teaches nothing of pauses. */
  readonly loudFrames: number;
}

/** How far the frames are from the phones that fit them best, natural logarithm of density a frame. */
export interface Gaps {
  /** When the phones are those of the text: the median of the sentences. */
  readonly text: number;
  /** When they are any others. */
  readonly chance: number;
}

/** Of the search for a path, the part that scores the best phones. */
const SCORING: Stage = [0, 0.15];

/**
 * The gap of spoken text while the phones are the templates: 1.4 to 1.6 with every voice that was tried when their variance
 * was 0.7, and it falls as that grows.
 */
const TEMPLATE_GAP = 0.6;

/** Digital silence has no variance at all: what is nearly silent must not be speech for that. */
export const LEAST_PAUSE_VARIANCE = 0.15;

/** The path through a piece, and what it says of its sentences. */
interface PiecePath {
  /** The state of each frame. */
  readonly states: Int32Array;
  readonly gaps: PathGaps;
  readonly chanceGap: number;
}

/** The mean gaps of what a path passes; NaN for what has no frames. */
export interface PathGaps {
  readonly sentences: Float64Array;
  /** Up to the last token that can be said. */
  readonly tokens: Float64Array;
}

/** The best paths by one model. */
export interface FoundPaths {
  readonly paths: readonly PiecePath[];
  readonly model: AcousticModel;
  /** The share of the frames with speech that are outside the text. */
  readonly outsideShare: number;
  readonly gaps: Gaps;
}

/** What a search goes by. */
export interface SearchBasis {
  readonly model: AcousticModel;
  /** The gap of text, or the states of each piece's frames, which tell it; `null` while the phones are the templates. */
  readonly known: number | readonly Int32Array[] | null;
  /** How much further than the text's the best phones of a frame outside the text are, natural logarithm of density. */
  readonly margin: number;
  readonly widthOf: (piece: number) => SearchWidth;
  readonly run: RunSides;
}

/** Finds the best path through each piece. Yields the share done. */
export function* findPaths(level: Level, pieces: readonly Piece[], basis: SearchBasis): Generator<number, FoundPaths> {
  const { model, known } = basis;
  const paths: PiecePath[] = [];
  for (const [index, piece] of pieces.entries()) {
    const own = typeof known === 'number' ? known : (known?.[index] ?? null);
    const search = { ...basis, known: own, width: basis.widthOf(index) };
    paths.push(yield* inStage(findPath(level, piece, search), [index / pieces.length, (index + 1) / pieces.length]));
  }
  const chance = paths.reduce((sum, { chanceGap }) => sum + chanceGap, 0) / paths.length;
  const text = medianGap(paths.map(({ gaps }) => gaps.sentences)) ?? chance;
  const states = paths.map((path) => path.states);
  return { paths, model, outsideShare: shareOutside(level, pieces, states), gaps: { text, chance } };
}

function shareOutside({ classes }: Level, pieces: readonly Piece[], paths: readonly Int32Array[]): number {
  let outside = 0;
  let spoken = 0;
  for (const [index, { graph, speech }] of pieces.entries()) {
    for (const [frame, state] of paths[index]!.entries()) {
      if (speech[frame] === 0) continue;
      spoken++;
      if (graph.classes[state] === classes.garbage) outside++;
    }
  }
  return outside / Math.max(1, spoken);
}

/** Estimates a model from paths. Yields 1, often: it is short. */
export function* estimateModel(
  level: Level,
  pieces: readonly Piece[],
  paths: readonly Int32Array[],
  before: AcousticModel,
): Generator<number, AcousticModel> {
  const statistics = new ModelStatistics(level.classes.count, before.dimensions);
  for (const [index, piece] of pieces.entries()) yield* collect(statistics, { level, before }, piece, paths[index]!);
  return estimateStatistics(level, statistics, before);
}

/** Estimates a model from what `collect` has counted; what was seen little stays near the model before. */
export function estimateStatistics(
  { classes }: Level,
  statistics: ModelStatistics,
  before: AcousticModel,
): AcousticModel {
  const model = statistics.estimate(before, classes.parentOf);
  for (const silence of classes.silences) model.widen(silence, LEAST_PAUSE_VARIANCE);
  return model;
}

interface PieceSearch extends Pick<SearchBasis, 'model' | 'margin' | 'run'> {
  readonly known: number | Int32Array | null;
  readonly width: SearchWidth;
}

function* findPath(level: Level, piece: Piece, search: PieceSearch): Generator<number, PiecePath> {
  const { graph, vectors, quiet } = piece;
  const { model, known, margin, width, run } = search;
  const what = { classes: level.classes.name, model, vectors, quiet, graph, width };
  const best = yield* inStage(bestPhones(level, piece, search), SCORING);
  const gapOf = (frame: number, which: number): number =>
    best.scores[frame]! - model.score(which, vectors.data, frame * vectors.dimensions);
  const textGap =
    known instanceof Int32Array
      ? medianGap([(yield* inStage(gapsOf(graph, known, gapOf), [SCORING[1], SCORING[1]])).sentences])
      : known;
  const garbageGap = (textGap ?? TEMPLATE_GAP) + margin;
  const order = { ...what, garbageScores: sharedScores(best.scores, garbageGap) };
  const isLong = isSearchedFromBothEnds(level, piece);
  const met = isLong ? yield* inStage(searchBothSides(order, run), [SCORING[1], 1]) : null;
  const stage: Stage = isLong ? [1, 1] : [SCORING[1], 1];
  // What was lost in its corridor from both ends would be so again.
  const limits = limitsOf(graph, isLong ? { ...width, around: null } : width);
  const states =
    met ?? (yield* inStage(findBestPath(graph, scorerOf(order), { ...limits, isOpen: piece.isOpen }), stage));
  const chanceGap = best.gaps / Math.max(1e-9, best.spokenFrames);
  return { states, gaps: yield* inStage(gapsOf(graph, states, gapOf), [1, 1]), chanceGap };
}

function isSearchedFromBothEnds({ longFrames }: Level, { vectors, isOpen }: Piece): boolean {
  return vectors.frames >= longFrames && !isOpen;
}

function bestPhones(level: Level, piece: Piece, { model, run }: PieceSearch): Generator<number, PhoneScores> {
  const { classes, counts } = level;
  const { vectors, speech } = piece;
  const what = { classes: classes.name, counts, model, vectors, speech };
  if (isSearchedFromBothEnds(level, piece)) return scoreBothSides(what, run);
  return scoreBestPhones({ ...what, from: 0, to: vectors.frames });
}

function sharedScores(scores: Float32Array, gap: number): Float32Array {
  const shared = sharedFloats(scores.length);
  for (let frame = 0; frame < scores.length; frame++) shared[frame] = scores[frame]! - gap;
  return shared;
}

function medianGap(sentenceGaps: readonly Float64Array[]): number | null {
  const known = sentenceGaps.flatMap((gaps) => Array.from(gaps).filter((gap) => !Number.isNaN(gap)));
  return known.toSorted((a, b) => a - b)[known.length >> 1] ?? null;
}

/** The means over the frames of each sentence and token of what `gapOf` gives; pauses are left out. Yields 1, often. */
export function* gapsOf(
  graph: WordGraph,
  states: Int32Array,
  gapOf: (frame: number, which: number) => number,
): Generator<number, PathGaps> {
  const sentences = new Means(graph.junctions.length - 1);
  const tokens = new Means(graph.tokens.reduce((most, token) => Math.max(most, token), -1) + 1);
  let sentence = 0;
  for (const [frame, state] of states.entries()) {
    if (frame % 4096 === 0) yield 1;
    const token = graph.tokens[state]!;
    if (token < 0) continue;
    while (state >= graph.sentenceStarts[sentence + 1]!) sentence++;
    const gap = gapOf(frame, graph.classes[state]!);
    sentences.add(sentence, gap);
    tokens.add(token, gap);
  }
  return { sentences: sentences.all(), tokens: tokens.all() };
}

class Means {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#counts = new Float64Array(length);
  }

  add(at: number, value: number): void {
    this.#sums[at]! += value;
    this.#counts[at]!++;
  }

  all(): Float64Array {
    return this.#sums.map((sum, at) => (this.#counts[at] === 0 ? Number.NaN : sum / this.#counts[at]!));
  }
}

/** Counts the frames that a path gives to each class; `before` tells one pause from the other. Yields 1, often. */
export function* collect(
  statistics: ModelStatistics,
  { level: { classes, loudFrames }, before }: { readonly level: Level; readonly before: AcousticModel },
  { graph, vectors, speech }: Piece,
  states: Int32Array,
): Generator<number, void> {
  const { silence, silences, garbage } = classes;
  const loud = loudPauses({ graph, speech }, states, loudFrames);
  for (const [frame, state] of states.entries()) {
    if (frame % 4096 === 0) yield 1;
    const kind = graph.classes[state]!;
    const which = kind === silence ? before.closest(silences, vectors.data, frame * vectors.dimensions) : kind;
    if (kind !== garbage && loud[frame] === 0) addFrame(statistics, classes, { which, vectors, frame });
  }
}

/** Counts a frame for a class and for the one that stands behind it; with -1 as its weight, no longer. */
export function addFrame(
  statistics: ModelStatistics,
  classes: PhoneClasses,
  { which, vectors, frame, weight = 1 }: { which: number; vectors: Vectors; frame: number; weight?: 1 | -1 },
): void {
  const parent = classes.parentOf(which);
  statistics.add(which, vectors.data, frame * vectors.dimensions, weight);
  if (parent !== which) statistics.add(parent, vectors.data, frame * vectors.dimensions, weight);
}
