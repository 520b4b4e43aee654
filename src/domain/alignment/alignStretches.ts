import { AcousticModel } from './acousticModel.ts';
import { bandLevels, CEPSTRA } from './cepstra.ts';
import type { Vectors } from './classScorer.ts';
import { unitEnds } from './corridor.ts';
import { coarseVectors } from './featureVectors.ts';
import { estimateModel, findPaths, type FoundPaths, type Level, type Piece } from './findPaths.ts';
import { findFormantScale, TEMPLATE_VARIANCE } from './formantScale.ts';
import type { HeardSound } from './hearSound.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES, type PhoneClasses } from './phoneClasses.ts';
import { learnPauses, pausesAlone } from './pauseModel.ts';
import { PHONE_NAMES } from './phones.ts';
import { phoneTemplates } from './phoneTemplates.ts';
import { readPhoneModel, RECORDING_MODEL_VERSION, writePhoneModel, type RecordingModel } from './recordingModel.ts';
import type { RunSides, SearchWidth } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import { buildWordGraph, type SentenceSounds, type WordGraph } from './wordGraph.ts';

/** Fine frames to a coarse one. */
const COARSE_STEP = 4;

/** Three minutes: less is aligned sooner than a thread has started. */
const LONG_FRAMES = 18_000;
const COARSE = { classes: WHOLE_PHONES, longFrames: LONG_FRAMES / COARSE_STEP };
const FINE = { classes: PHONES_IN_CONTEXT, longFrames: LONG_FRAMES };

/** What detours cost, natural logarithms of probability. */
const COSTS = { pauseCost: -4, garbageCost: -12, skipCost: -40 };
/**
 * In a text as long as what is said, or longer, some sentences may not be said at all: dearer to leave out, they are fitted
 * to noise, and those after them are late. In one that is shorter, most are, and their place is looked for.
 */
const LONG_TEXT_SKIP_COST = -20;
const COARSE_STYLE = {
  ...COSTS,
  // Cheaper, a text that is said slowly fits anywhere.
  dropPhoneCost: -6,
  pauseStayCost: -0.04 * COARSE_STEP,
  phoneStayCost: -0.3,
};
const FINE_STYLE = { ...COSTS, dropPhoneCost: -Infinity, pauseStayCost: -0.04, phoneStayCost: -0.15 };

/** How wide the searches are; reach in frames on both sides of the path before. */
const COARSE_SEARCHES: readonly SearchStyle[] = [
  { beam: 300, reach: Infinity, margins: [0.2, 0.4, 0.8, 1.6] },
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

/** A model of the recording needs no widening. */
const COARSE_BY_MODEL: SearchStyle = { beam: 300, reach: Infinity, margins: [1.5] };

interface SearchStyle {
  readonly beam: number;
  readonly reach: number;
  /**
   * How much more than the text's gap a frame outside the text has. The first is tried, and the next ones as long as
   * more of the speech is outside than `mostOutside` allows: a voice that is far from the templates, not another text.
   */
  readonly margins: readonly number[];
}
/** Of the speech that the text may fill. */
const MOST_OUTSIDE = 0.35;
/** People say a phone in 60 to 100 ms, most in 80: the text fills no more of the speech than this slow one would. */
const SLOW_PHONE_FRAMES = 10;
/** Where the widest margin leaves more outside, the text is a part of what is said, and the first margin was right. */
const MOST_UNWRITTEN = 0.6;
const MOST_STATES = 30_000;

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
  readonly paths: FoundPaths;
}

/** Aligned stretches, and what was learnt from them. */
export interface LearntStretches {
  readonly aligned: AlignedStretches;
  readonly model: RecordingModel;
}

/**
 * Aligns stretches of one recording with one voice model, learned from all of them: from the templates by coarse
 * passes, then finely. Yields the share done.
 */
export function* learnAndAlign(
  heard: HeardSound,
  stretches: readonly Stretch[],
  run: RunSides,
): Generator<number, LearntStretches> {
  const { spectrogram, space, speech, levels } = heard;
  const counts = phoneCounts(stretches);
  const coarseLevel = { ...COARSE, counts };
  const unwritten = unwrittenShare(speech, counts);
  const skipCost = unwritten > 0 ? COSTS.skipCost : LONG_TEXT_SKIP_COST;
  const coarsePieces = yield* inStage(coarsePiecesOf(heard, stretches, skipCost), STAGES.graphs);
  const mostOutside = unwritten + (1 - unwritten) * MOST_OUTSIDE;
  const bands = bandLevels(spectrogram, speech, space);
  const formantScale = yield* inStage(findFormantScale(heard, bands, counts), [STAGES.graphs[1], STAGES.graphs[1]]);
  const templates = phoneTemplates(space, bands, counts, formantScale);
  const coarse = yield* searchAgain(coarseLevel, coarsePieces, COARSE_SEARCHES, {
    model: templateModel(coarsePieces, templates),
    known: null,
    mostOutside,
    stage: STAGES.coarse,
    run,
  });
  const level = { ...FINE, counts };
  const pieces = yield* inStage(finePiecesOf(heard, stretches), STAGES.graphs2);
  const known = splitPaths(coarsePieces, coarse, pieces);
  const pauses = pausesAlone(coarse.model, heard.vectors.dimensions);
  const model = yield* inStage(estimateModel(level, pieces, known, pauses), STAGES.graphs2);
  const paths = yield* searchAgain(level, pieces, FINE_SEARCHES, {
    model,
    known,
    mostOutside,
    stage: STAGES.fine,
    run,
  });
  return {
    aligned: { level, pieces, paths },
    model: {
      version: RECORDING_MODEL_VERSION,
      norms: { levels, cepstra: space.norms },
      counts: Array.from(counts),
      coarse: writePhoneModel(coarse.model, WHOLE_PHONES, coarse.gaps),
      fine: writePhoneModel(paths.model, PHONES_IN_CONTEXT, paths.gaps),
    },
  };
}

/** Aligns stretches by what an alignment of the whole recording has learnt: one coarse pass, and one around its path. */
export function* alignByModel(
  heard: HeardSound,
  stretches: readonly Stretch[],
  { counts, coarse, fine }: RecordingModel,
  run: RunSides,
): Generator<number, AlignedStretches> {
  const coarsePieces = yield* inStage(coarsePiecesOf(heard, stretches, COSTS.skipCost), STAGES.graphs);
  const { beam, margins } = COARSE_BY_MODEL;
  const found = yield* inStage(
    findPaths({ ...COARSE, counts }, coarsePieces, {
      model: readPhoneModel(coarse, WHOLE_PHONES),
      known: coarse.gaps.text,
      margin: margins[0]!,
      widthOf: () => ({ beam, mostStates: MOST_STATES, around: null }),
      run,
    }),
    STAGES.coarse,
  );
  const level = { ...FINE, counts };
  const pieces = yield* inStage(finePiecesOf(heard, stretches), STAGES.graphs2);
  const known = splitPaths(coarsePieces, found, pieces);
  const [search] = FINE_SEARCHES;
  const paths = yield* inStage(
    findPaths(level, pieces, {
      model: readPhoneModel(fine, PHONES_IN_CONTEXT),
      known: fine.gaps.text,
      margin: search!.margins[0]!,
      widthOf: (index) => widthAround(known[index]!, search!),
      run,
    }),
    STAGES.fine,
  );
  return { level, pieces, paths: { ...paths, gaps: fine.gaps } };
}

/** Parts of the whole work, by about how long they take. */
const STAGES = {
  graphs: [0, 0.01],
  coarse: [0.01, 0.51],
  graphs2: [0.51, 0.52],
  fine: [0.52, 1],
} as const satisfies Record<string, Stage>;

function* coarsePiecesOf(
  heard: HeardSound,
  stretches: readonly Stretch[],
  skipCost: number,
): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  for (const stretch of stretches) {
    const vectors = coarseVectors(cut(heard.vectors, stretch), COARSE_STEP);
    yield 0;
    const style = { ...COARSE_STYLE, skipCost, ...styleOf(WHOLE_PHONES) };
    pieces.push({
      graph: yield* inStage(buildWordGraph(stretch.sentences, style), [0, 1]),
      vectors,
      speech: everyNth(heard.speech.subarray(stretch.firstFrame, stretch.endFrame), Uint8Array),
      quiet: everyNth(heard.quiet.subarray(stretch.firstFrame, stretch.endFrame), Float32Array),
    });
  }
  return pieces;
}

function* finePiecesOf(heard: HeardSound, stretches: readonly Stretch[]): Generator<number, Piece[]> {
  const pieces: Piece[] = [];
  for (const stretch of stretches) {
    pieces.push({
      graph: yield* fineGraph(stretch.sentences),
      vectors: cut(heard.vectors, stretch),
      speech: heard.speech.subarray(stretch.firstFrame, stretch.endFrame),
      quiet: heard.quiet.subarray(stretch.firstFrame, stretch.endFrame),
    });
  }
  return pieces;
}

function cut(vectors: Vectors, { firstFrame, endFrame }: Stretch): Vectors {
  const data = vectors.data.subarray(firstFrame * vectors.dimensions, endFrame * vectors.dimensions);
  return { ...vectors, frames: endFrame - firstFrame, data };
}

function* searchAgain(
  level: Level,
  pieces: readonly Piece[],
  searches: readonly SearchStyle[],
  start: {
    model: AcousticModel;
    known: readonly Int32Array[] | null;
    mostOutside: number;
    stage: Stage;
    run: RunSides;
  },
): Generator<number, FoundPaths> {
  let { model, known } = start;
  let found: FoundPaths | null = null;
  const [from, to] = start.stage;
  for (const [at, search] of searches.entries()) {
    const stage = [at, at + 1].map((part) => from + ((to - from) * part) / searches.length) as [number, number];
    if (found !== null) {
      known = found.paths.map(({ states }) => states);
      model = yield* inStage(estimateModel(level, pieces, known, model), [stage[0], stage[0]]);
    }
    const before = known;
    const widthOf = (index: number): SearchWidth => widthAround(before?.[index] ?? null, search);
    let strict: FoundPaths | null = null;
    for (const margin of search.margins) {
      found = yield* inStage(findPaths(level, pieces, { model, known, margin, widthOf, run: start.run }), stage);
      strict ??= found;
      if (found.outsideShare <= start.mostOutside) break;
    }
    if (found!.outsideShare > MOST_UNWRITTEN) found = strict;
  }
  return found!;
}

/** The share of the speech that the text cannot fill, however slowly it is said: it is a part of what is said. */
function unwrittenShare(speech: Uint8Array, counts: Float64Array): number {
  const frames = speech.reduce((sum, flag) => sum + flag, 1);
  const phones = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(0, 1 - (SLOW_PHONE_FRAMES * phones) / frames);
}

function widthAround(known: Int32Array | null, { beam, reach }: SearchStyle): SearchWidth {
  return { beam, mostStates: MOST_STATES, around: known === null || reach === Infinity ? null : { known, reach } };
}

/** The graph of fine frames for some sentences. */
export function fineGraph(sentences: readonly SentenceSounds[]): Generator<number, WordGraph> {
  return buildWordGraph(sentences, { ...FINE_STYLE, ...styleOf(PHONES_IN_CONTEXT) });
}

function styleOf(classes: PhoneClasses) {
  return { pauses: classes, statesAPhone: classes.statesAPhone, classOf: classes.classOf };
}

function phoneCounts(stretches: readonly Stretch[]): Float64Array {
  const counts = new Float64Array(PHONE_NAMES.length);
  for (const { sentences } of stretches) {
    for (const readings of sentences.flat(1)) {
      for (const { phone, isOptional } of readings.flat()) counts[phone]! += (isOptional ? 0.5 : 1) / readings.length;
    }
  }
  return counts;
}

function everyNth<T extends Uint8Array | Float32Array>(values: T, Kind: new (length: number) => T): T {
  const picked = new Kind(Math.ceil(values.length / COARSE_STEP));
  for (let index = 0; index < picked.length; index++) picked[index] = values[index * COARSE_STEP]!;
  return picked;
}

/** The model to begin with: the templates, and pauses as they are in the recording. */
function templateModel(pieces: readonly Piece[], templates: Float32Array): AcousticModel {
  const model = new AcousticModel(WHOLE_PHONES.count, CEPSTRA);
  const variances = new Float64Array(CEPSTRA).fill(TEMPLATE_VARIANCE);
  for (const phone of PHONE_NAMES.keys()) {
    model.set(phone, templates.subarray(phone * CEPSTRA, (phone + 1) * CEPSTRA), variances);
  }
  learnPauses(model, pieces);
  return model;
}

/** Paths of fine frames from those of coarse frames. */
function splitPaths(coarse: readonly Piece[], { paths }: FoundPaths, fine: readonly Piece[]): Int32Array[] {
  return fine.map((piece, index) => splitPath(coarse[index]!, paths[index]!.states, piece));
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
