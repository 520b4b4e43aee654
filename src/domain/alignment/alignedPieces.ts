import { AcousticModel, ModelStatistics } from './acousticModel.ts';
import { CEPSTRA, CepstralSpace } from './cepstra.ts';
import { corridorAround, unitEnds } from './corridor.ts';
import { speechFrames } from './detectSpeech.ts';
import { coarseVectors, fineVectors } from './featureVectors.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES, type PhoneClasses } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { phoneTemplates } from './phoneTemplates.ts';
import type { MelSpectrogram } from './soundFeatures.ts';
import { addFrame, LEAST_PAUSE_VARIANCE, trainPaths, type Level, type Piece, type TrainedPaths } from './trainedPath.ts';
import { buildWordGraph, type SentenceSounds, type WordGraph } from './wordGraph.ts';

/** Fine frames to a coarse one. */
export const COARSE_STEP = 4;

/** What detours cost, natural logarithms of probability. */
const COSTS = { pauseCost: -3, garbageCost: -12, skipCost: -40 };
const COARSE_STYLE = { ...COSTS, dropPhoneCost: -3 };
const FINE_STYLE = { ...COSTS, dropPhoneCost: -Infinity };

/** How wide the searches are; reach in coarse frames on both sides of the path before. */
const COARSE_SEARCHES = [
  { beam: 400, reach: Infinity },
  { beam: 300, reach: 750 },
  { beam: 250, reach: 250 },
  { beam: 200, reach: 100 },
];
const FINE_SEARCHES = [
  { beam: 400, reach: 25 },
  { beam: 300, reach: 20 },
  { beam: 300, reach: 15 },
];
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
  readonly graphs: readonly WordGraph[];
  readonly paths: TrainedPaths;
  readonly classes: PhoneClasses;
}

/**
 * Aligns stretches of one recording with one voice model, learned from all of them: from the templates by coarse
 * passes, then finely. Yields the share done.
 */
export function* alignStretches(
  spectrogram: MelSpectrogram,
  stretches: readonly Stretch[],
): Generator<number, AlignedStretches> {
  const speech = speechFrames(spectrogram);
  const quiet = quietFrames(speech);
  const space = new CepstralSpace(spectrogram, speech);
  const counts = phoneCounts(stretches);
  const fine = fineVectors(spectrogram, space);
  yield 0.02;
  const coarsePieces = stretches.map(({ firstFrame, endFrame, sentences }): Piece => {
    const data = fine.data.subarray(firstFrame * fine.dimensions, endFrame * fine.dimensions);
    const frames = endFrame - firstFrame;
    return {
      graph: buildWordGraph(sentences, { ...COARSE_STYLE, ...styleOf(WHOLE_PHONES) }),
      vectors: coarseVectors({ ...fine, frames, data }, COARSE_STEP),
      speech: everyNth(speech.subarray(firstFrame, endFrame), Uint8Array),
      quiet: everyNth(quiet.subarray(firstFrame, endFrame), Float32Array),
    };
  });
  const templates = templateModel(coarsePieces, phoneTemplates(space, counts));
  const coarse = yield* searchAgain({ classes: WHOLE_PHONES, counts }, coarsePieces, COARSE_SEARCHES, {
    model: templates,
    known: null,
  });
  const finePieces = stretches.map(({ firstFrame, endFrame, sentences }): Piece => {
    const data = fine.data.subarray(firstFrame * fine.dimensions, endFrame * fine.dimensions);
    return {
      graph: buildWordGraph(sentences, { ...FINE_STYLE, ...styleOf(PHONES_IN_CONTEXT) }),
      vectors: { ...fine, frames: endFrame - firstFrame, data },
      speech: speech.subarray(firstFrame, endFrame),
      quiet: quiet.subarray(firstFrame, endFrame),
    };
  });
  const known = { pieces: coarsePieces, paths: coarse, step: COARSE_STEP };
  const model = splitModel(known, finePieces, PHONES_IN_CONTEXT);
  const paths = yield* searchAgain({ classes: PHONES_IN_CONTEXT, counts }, finePieces, FINE_SEARCHES, { model, known });
  return { graphs: finePieces.map(({ graph }) => graph), paths, classes: PHONES_IN_CONTEXT };
}

interface KnownPaths {
  readonly pieces: readonly Piece[];
  readonly paths: TrainedPaths;
  readonly step: number;
}

function* searchAgain(
  level: Level,
  pieces: readonly Piece[],
  searches: readonly { beam: number; reach: number }[],
  start: { model: AcousticModel; known: KnownPaths | null },
): Generator<number, TrainedPaths> {
  let { model, known } = start;
  for (const { beam, reach } of searches) {
    const before = known;
    const limitsOf = (index: number) => {
      const limits = { beam, mostStates: MOST_STATES };
      if (before === null || reach === Infinity) return limits;
      const { graph, vectors } = pieces[index]!;
      const path = { graph: before.pieces[index]!.graph, states: before.paths.paths[index]!.states, step: before.step };
      const range = { frames: vectors.frames, reach: Math.ceil((reach * COARSE_STEP) / stepTo(before.step, level)) };
      return { ...limits, corridor: corridorAround(path, graph, range) };
    };
    const isSameLevel: boolean = known !== null && known.step === 1;
    const textGap: number | null = isSameLevel ? known!.paths.gaps.text : null;
    const paths: TrainedPaths = yield* trainPaths(level, pieces, { model, textGap, limitsOf });
    model = paths.next;
    known = { pieces, paths, step: 1 };
  }
  return known!.paths;
}

/** Fine frames to one frame of the path before. */
function stepTo(step: number, level: Level): number {
  return level.classes === WHOLE_PHONES ? COARSE_STEP : step === 1 ? 1 : step;
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
  for (let frame = 0; frame < speech.length; ) {
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
    for (const [frame, flag] of speech.entries()) if (flag === 0) statistics.add(silence, vectors.data, frame * CEPSTRA);
  }
  const heard = statistics.estimate(model, (which) => which);
  const range = [silence * CEPSTRA, (silence + 1) * CEPSTRA] as const;
  const pauseVariances = heard.precisions.subarray(...range).map((value) => Math.max(LEAST_PAUSE_VARIANCE, 1 / value));
  model.set(silence, heard.means.subarray(...range), pauseVariances);
  return model;
}

/** A model of phones in three parts from paths of whole phones: each phone's time cut in three. */
function splitModel(known: KnownPaths, pieces: readonly Piece[], classes: PhoneClasses): AcousticModel {
  const { dimensions } = pieces[0]!.vectors;
  const statistics = new ModelStatistics(classes.count, dimensions);
  for (const [index, { graph, vectors }] of pieces.entries()) {
    const { states } = known.paths.paths[index]!;
    const coarse = known.pieces[index]!.graph;
    const ends = unitEnds(graph);
    for (let from = 0; from < states.length; ) {
      let to = from;
      while (to < states.length && states[to] === states[from]) to++;
      const unit = coarse.units[states[from]!]!;
      const parts = ends.last[unit]! - ends.first[unit]! + 1;
      const end = Math.min(vectors.frames, to * known.step);
      for (let frame = from * known.step; frame < end; frame++) {
        const part = Math.floor(((frame - from * known.step) * parts) / (end - from * known.step));
        const which = graph.classes[ends.first[unit]! + part]!;
        if (which !== classes.garbage) addFrame(statistics, classes, { which, vectors, frame });
      }
      from = to;
    }
  }
  return statistics.estimate(new AcousticModel(classes.count, dimensions), classes.parentOf);
}
