import { unitEnds } from './corridor.ts';
import { COARSE, findCoarsely, LONG_FRAMES } from './findCoarsely.ts';
import { estimateModel, findPaths, type FoundPaths, type Level, type Piece } from './findPaths.ts';
import { gainOverOthers } from './gainOverOthers.ts';
import type { HeardSound } from './hearSound.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES } from './phoneClasses.ts';
import { pausesAlone } from './pauseModel.ts';
import { readPhoneModel, RECORDING_MODEL_VERSION, writePhoneModel, type RecordingModel } from './recordingModel.ts';
import { COARSE_BY_MODEL, FINE_SEARCHES, MOST_STATES, searchAgain, widthAround } from './searchAgain.ts';
import type { RunSides } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import { coarsePiecesOf, COARSE_STEP, FINE_STYLE, finePiecesOf, SKIP_COST, type Stretch } from './stretchPieces.ts';

const FINE = { classes: PHONES_IN_CONTEXT, longFrames: LONG_FRAMES };

/** With less gain by the coarse searches (see `gainOverOthers`) a text is another recording's. */
const DOUBTFUL_GAIN = -0.3;
/**
 * Where that leaves a doubt, it must have so much by the fine searches, as a share of the gap of chance, which noise and music
 * narrow, too: of 348 texts of other lectures two have 0.051 and 0.057, the others less than 0.05.
 */
const LEAST_FINE_SHARE = 0.05;

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
 * passes, then finely. `null` where the text is another recording's, which is not asked of one that is trusted. Yields the
 * share done.
 */
export function* learnAndAlign(
  heard: HeardSound,
  stretches: readonly Stretch[],
  { run, isTrusted }: { readonly run: RunSides; readonly isTrusted: boolean },
): Generator<number, LearntStretches | null> {
  const coarsely = yield* inStage(findCoarsely(heard, stretches, run), STAGES.learning);
  const { counts, mostOutside, loudFrames, pieces: coarsePieces, found: coarse } = coarsely;
  // A text that is too short to tell is taken.
  const gain = isTrusted ? null : coarsely.gain;
  if (gain !== null && gain < DOUBTFUL_GAIN) return null;
  const level = { ...FINE, counts, loudFrames };
  const pieces = yield* inStage(finePiecesOf(heard, stretches, gapsOf(coarse)), STAGES.graphs2);
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
  if (gain !== null && !coarsely.isClear) {
    const finding = { level, pieces, found: paths, untaught: pauses, style: FINE_STYLE };
    const fineGain = yield* inStage(gainOverOthers(stretches, finding), STAGES.doubt2);
    if (fineGain === null || fineGain < LEAST_FINE_SHARE * paths.gaps.chance) return null;
  }
  return {
    aligned: { level, pieces, paths },
    model: {
      version: RECORDING_MODEL_VERSION,
      norms: { levels: heard.levels, cepstra: heard.space.norms },
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
  const coarsePieces = yield* inStage(coarsePiecesOf(heard, stretches, SKIP_COST), STAGES.graphs);
  const { beam, margins } = COARSE_BY_MODEL;
  const found = yield* inStage(
    findPaths({ ...COARSE, counts, loudFrames: Infinity }, coarsePieces, {
      model: readPhoneModel(coarse, WHOLE_PHONES),
      known: coarse.gaps.text,
      margin: margins[0]!,
      widthOf: () => ({ beam, mostStates: MOST_STATES, around: null }),
      run,
    }),
    STAGES.coarse,
  );
  const level = { ...FINE, counts, loudFrames: Infinity };
  const pieces = yield* inStage(finePiecesOf(heard, stretches, gapsOf(found)), STAGES.graphs2);
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
  coarse: [0.01, 0.35],
  /** Both of the former, where nothing is known of the voice. */
  learning: [0, 0.35],
  graphs2: [0.35, 0.36],
  fine: [0.36, 0.97],
  doubt2: [0.97, 1],
} as const satisfies Record<string, Stage>;

function gapsOf({ paths }: FoundPaths): Float64Array[] {
  return paths.map(({ gaps }) => gaps.sentences);
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
