import { AcousticModel, ModelStatistics } from './acousticModel.ts';
import { CEPSTRA, CepstralSpace } from './cepstra.ts';
import { corridorAround, unitEnds } from './corridor.ts';
import { speechFrames } from './detectSpeech.ts';
import type { Vectors } from './classScorer.ts';
import { coarseVectors, fineVectors } from './featureVectors.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES, type PhoneClasses } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { phoneTemplates } from './phoneTemplates.ts';
import { inStage, type Stage } from './stage.ts';
import type { MelSpectrogram } from './spectrogramBuilder.ts';
import type { SearchLimits } from './findBestPath.ts';
import {
  estimateModel,
  LEAST_PAUSE_VARIANCE,
  trainPaths,
  type Level,
  type Piece,
  type TrainedPaths,
} from './trainPaths.ts';
import { buildWordGraph, type SentenceSounds, type WordGraph } from './wordGraph.ts';

/** Fine frames to a coarse one. */
const COARSE_STEP = 4;

/** What detours cost, natural logarithms of probability. */
const COSTS = { pauseCost: -4, garbageCost: -12, skipCost: -40 };
const COARSE_STYLE = {
  ...COSTS,
  dropPhoneCost: -3,
  pauseStayCost: -0.04 * COARSE_STEP,
  phoneStayCost: -0.3,
};
const FINE_STYLE = { ...COSTS, dropPhoneCost: -Infinity, pauseStayCost: -0.04, phoneStayCost: -0.15 };

/** How wide the searches are; reach in frames on both sides of the path before. */
const COARSE_SEARCHES: readonly SearchStyle[] = [
  { beam: 300, reach: Infinity, margins: [0.5, 1, 2, 4] },
  { beam: 250, reach: 1500, margins: [1, 2, 4] },
  { beam: 200, reach: 500, margins: [1.2] },
  { beam: 150, reach: 100, margins: [1.5] },
];
/** Fine models are sharp: one frame may cost 30, and what keeps the search narrow is the path before. */
const FINE_BEAM = 2_000;
const FINE_SEARCHES: readonly SearchStyle[] = [
  { beam: FINE_BEAM, reach: 100, margins: [5] },
  { beam: FINE_BEAM, reach: 80, margins: [5] },
  { beam: FINE_BEAM, reach: 60, margins: [5] },
];

interface SearchStyle {
  readonly beam: number;
  readonly reach: number;
  /**
   * How much more than the text's gap a frame outside the text has. The first is tried, and the next ones as long as
   * `MOST_OUTSIDE` of the speech is outside: a voice that is far from the templates, not another text.
   */
  readonly margins: readonly number[];
}
const MOST_OUTSIDE = 0.35;
const MOST_STATES = 30_000;
const TEMPLATE_VARIANCE = 0.7;
const PAUSE_EDGE_FRAMES = 10;
const QUIET_PENALTY = 4;

/** A stretch of the recording, in fine frames, and the sentences that may be said in it. */
export interface Stretch {
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly sentences: readonly SentenceSounds[];
}

/** Paths through stretches, frame by frame of the spectrogram. */
export interface AlignedStretches {
  readonly level: Level;
  readonly pieces: readonly Piece[];
  readonly paths: TrainedPaths;
}

/**
 * Aligns stretches of one recording with one voice model, learned from all of them: from the templates by coarse
 * passes, then finely. Yields the share done.
 */
export function* alignStretches(
  spectrogram: MelSpectrogram,
  levels: Float32Array,
  stretches: readonly Stretch[],
): Generator<number, AlignedStretches> {
  const speech = yield* inStage(speechFrames(levels), [0, 0]);
  const quiet = quietFrames(speech);
  yield 0;
  const space = new CepstralSpace(spectrogram, speech);
  const counts = phoneCounts(stretches);
  const fine = yield* inStage(fineVectors(spectrogram, space), STAGES.features);
  const coarsePieces: Piece[] = [];
  for (const stretch of stretches) {
    const vectors = coarseVectors(cut(fine, stretch), COARSE_STEP);
    yield STAGES.graphs[0];
    const graph = yield* inStage(coarseGraph(stretch.sentences), STAGES.graphs);
    coarsePieces.push({
      graph,
      vectors,
      speech: everyNth(speech.subarray(stretch.firstFrame, stretch.endFrame), Uint8Array),
      quiet: everyNth(quiet.subarray(stretch.firstFrame, stretch.endFrame), Float32Array),
    });
  }
  const templates = templateModel(coarsePieces, phoneTemplates(space, counts));
  const coarse = yield* searchAgain({ classes: WHOLE_PHONES, counts }, coarsePieces, COARSE_SEARCHES, {
    model: templates,
    known: null,
    stage: STAGES.coarse,
  });
  const finePieces: Piece[] = [];
  for (const stretch of stretches) {
    finePieces.push({
      graph: yield* inStage(fineGraph(stretch.sentences), STAGES.graphs2),
      vectors: cut(fine, stretch),
      speech: speech.subarray(stretch.firstFrame, stretch.endFrame),
      quiet: quiet.subarray(stretch.firstFrame, stretch.endFrame),
    });
  }
  const level = { classes: PHONES_IN_CONTEXT, counts };
  const known = finePieces.map((piece, index) => splitPath(coarsePieces[index]!, coarse.paths[index]!.states, piece));
  const blank = new AcousticModel(PHONES_IN_CONTEXT.count, fine.dimensions);
  const model = yield* inStage(estimateModel(level, finePieces, known, blank), STAGES.graphs2);
  const paths = yield* searchAgain(level, finePieces, FINE_SEARCHES, { model, known, stage: STAGES.fine });
  return { level, pieces: finePieces, paths };
}

/** Parts of the whole work, by about how long they take. */
const STAGES = {
  features: [0, 0.02],
  graphs: [0.02, 0.03],
  coarse: [0.03, 0.5],
  graphs2: [0.5, 0.51],
  fine: [0.51, 0.95],
} as const satisfies Record<string, Stage>;

function cut(vectors: Vectors, { firstFrame, endFrame }: Stretch): Vectors {
  const data = vectors.data.subarray(firstFrame * vectors.dimensions, endFrame * vectors.dimensions);
  return { ...vectors, frames: endFrame - firstFrame, data };
}

function* searchAgain(
  level: Level,
  pieces: readonly Piece[],
  searches: readonly SearchStyle[],
  start: { model: AcousticModel; known: readonly Int32Array[] | null; stage: Stage },
): Generator<number, TrainedPaths> {
  let { model, known } = start;
  let paths: TrainedPaths | null = null;
  const [from, to] = start.stage;
  for (const [at, { beam, reach, margins }] of searches.entries()) {
    const before = known;
    const limitsOf = (index: number): SearchLimits => {
      if (before === null || reach === Infinity) return { beam, mostStates: MOST_STATES };
      return { beam, mostStates: MOST_STATES, corridor: corridorAround(pieces[index]!.graph, before[index]!, reach) };
    };
    const stage = [at, at + 1].map((part) => from + ((to - from) * part) / searches.length) as [number, number];
    for (const margin of margins) {
      paths = yield* inStage(trainPaths(level, pieces, { model, known, margin, limitsOf }), stage);
      if (paths.outsideShare <= MOST_OUTSIDE) break;
    }
    model = paths!.next;
    known = paths!.paths.map(({ states }) => states);
  }
  return paths!;
}

/** The graph of fine frames for some sentences. */
export function fineGraph(sentences: readonly SentenceSounds[]): Generator<number, WordGraph> {
  return buildWordGraph(sentences, { ...FINE_STYLE, ...styleOf(PHONES_IN_CONTEXT) });
}

function coarseGraph(sentences: readonly SentenceSounds[]): Generator<number, WordGraph> {
  return buildWordGraph(sentences, { ...COARSE_STYLE, ...styleOf(WHOLE_PHONES) });
}

function styleOf(classes: PhoneClasses) {
  return { pauses: classes, statesAPhone: classes.statesAPhone, classOf: classes.classOf };
}

function phoneCounts(stretches: readonly Stretch[]): Float64Array {
  const counts = new Float64Array(PHONE_NAMES.length);
  for (const { sentences } of stretches) {
    for (const { phone, isOptional } of sentences.flat(2)) counts[phone]! += isOptional ? 0.5 : 1;
  }
  return counts;
}

function everyNth<T extends Uint8Array | Float32Array>(values: T, Kind: new (length: number) => T): T {
  const picked = new Kind(Math.ceil(values.length / COARSE_STEP));
  for (let index = 0; index < picked.length; index++) picked[index] = values[index * COARSE_STEP]!;
  return picked;
}

/** What frames that lie in a pause, away from its edges, take off the scores of phones. */
function quietFrames(speech: Uint8Array): Float32Array {
  const quiet = new Float32Array(speech.length);
  for (let frame = 0; frame < speech.length;) {
    const start = frame;
    while (frame < speech.length && speech[frame] === speech[start]) frame++;
    const from = start === 0 ? 0 : start + PAUSE_EDGE_FRAMES;
    const to = frame === speech.length ? frame : frame - PAUSE_EDGE_FRAMES;
    if (speech[start] === 0 && from < to) quiet.fill(QUIET_PENALTY, from, to);
  }
  return quiet;
}

/** The model to begin with: the templates, and pauses as they are in the recording. */
function templateModel(pieces: readonly Piece[], templates: Float32Array): AcousticModel {
  const model = new AcousticModel(WHOLE_PHONES.count, CEPSTRA);
  const variances = new Float64Array(CEPSTRA).fill(TEMPLATE_VARIANCE);
  for (const phone of PHONE_NAMES.keys()) {
    model.set(phone, templates.subarray(phone * CEPSTRA, (phone + 1) * CEPSTRA), variances);
  }
  const { silence } = WHOLE_PHONES;
  const statistics = new ModelStatistics(WHOLE_PHONES.count, CEPSTRA);
  for (const { vectors, speech } of pieces) {
    for (const [frame, flag] of speech.entries())
      if (flag === 0) statistics.add(silence, vectors.data, frame * CEPSTRA);
  }
  const heard = statistics.estimate(model, (which) => which);
  const range = [silence * CEPSTRA, (silence + 1) * CEPSTRA] as const;
  const pauseVariances = heard.precisions.subarray(...range).map((value) => Math.max(LEAST_PAUSE_VARIANCE, 1 / value));
  model.set(silence, heard.means.subarray(...range), pauseVariances);
  return model;
}

/** A path of fine frames from one of coarse frames: the time of each phone is cut in equal parts. */
function splitPath(coarse: Piece, states: Int32Array, fine: Piece): Int32Array {
  const { frames } = fine.vectors;
  const path = new Int32Array(frames);
  const ends = unitEnds(fine.graph);
  for (let from = 0; from < states.length;) {
    let to = from;
    while (to < states.length && states[to] === states[from]) to++;
    const unit = coarse.graph.units[states[from]!]!;
    const first = ends.first[unit]!;
    const parts = ends.last[unit]! - first + 1;
    const start = from * COARSE_STEP;
    const end = Math.min(frames, to * COARSE_STEP);
    for (let frame = start; frame < end; frame++) {
      path[frame] = first + Math.floor(((frame - start) * parts) / (end - start));
    }
    from = to;
  }
  return path;
}
