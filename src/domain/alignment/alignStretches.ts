import type { AcousticModel } from './acousticModel.ts';
import { unitEnds } from './corridor.ts';
import { estimateModel, findPaths, type FoundPaths, type Level, type Piece } from './findPaths.ts';
import { gainOverOthers } from './gainOverOthers.ts';
import type { HeardSound } from './hearSound.ts';
import { isLearnt, learnVoice } from './learnVoice.ts';
import { PHONES_IN_CONTEXT, WHOLE_PHONES } from './phoneClasses.ts';
import { pausesAlone } from './pauseModel.ts';
import { PHONE_NAMES } from './phones.ts';
import { readPhoneModel, RECORDING_MODEL_VERSION, writePhoneModel, type RecordingModel } from './recordingModel.ts';
import {
  COARSE_BY_MODEL,
  COARSE_BY_VOICE,
  COARSE_SEARCHES,
  FINE_SEARCHES,
  MOST_OUTSIDE,
  MOST_STATES,
  searchAgain,
  widthAround,
} from './searchAgain.ts';
import type { RunSides } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import {
  coarsePiecesOf,
  COARSE_STEP,
  COARSE_STYLE,
  COSTS,
  FINE_STYLE,
  finePiecesOf,
  localPiecesOf,
  LONG_TEXT_SKIP_COST,
  type Stretch,
} from './stretchPieces.ts';
import { templateModel } from './templateModel.ts';

/** Three minutes: less is aligned sooner than a thread has started. */
const LONG_FRAMES = 18_000;
const COARSE = { classes: WHOLE_PHONES, longFrames: LONG_FRAMES / COARSE_STEP };
const FINE = { classes: PHONES_IN_CONTEXT, longFrames: LONG_FRAMES };
/**
 * Half a second: beside a text that is a part of what is said, what is loud for longer is no pause, whatever the path calls
 * it. Beside a whole text it is applause.
 */
const LOUD_FRAMES = 50;
/** How much more may be outside, the less is written: one who speaks fast (65 ms a phone) fills a third less than is reckoned with. */
const FAST_SHARE = 0.2;

/** People say a phone in 60 to 100 ms, most in 80: the text fills no more of the speech than this slow one would. */
const SLOW_PHONE_FRAMES = 10;

/**
 * With so much gain by the coarse searches (see `gainOverOthers`) a text is the recording's: one that is said and found has
 * mostly 1 to 4, another lecture's at most 0.25. With less than the second number it is another's.
 */
const CLEAR_GAIN = 0.3;
const DOUBTFUL_GAIN = -0.3;
/**
 * Between them it must have so much by the fine searches, as a share of the gap of chance, which noise and music narrow, too:
 * of 576 texts of other lectures two have 0.043 and 0.046, the others less than 0.04.
 */
const LEAST_FINE_SHARE = 0.043;

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

/** What the coarse passes find, and what they went by. */
interface CoarseStretches {
  readonly counts: Float64Array;
  readonly mostOutside: number;
  /** In fine frames; see `Level`. */
  readonly loudFrames: number;
  readonly level: Level;
  readonly pieces: readonly Piece[];
  /** Phones that nobody has taught. */
  readonly templates: AcousticModel;
  readonly found: FoundPaths;
}

/** The coarse passes of `learnAndAlign`. Yields its share done. */
function* findCoarsely(
  heard: HeardSound,
  stretches: readonly Stretch[],
  run: RunSides,
): Generator<number, CoarseStretches> {
  const counts = phoneCounts(stretches);
  const unwritten = unwrittenShare(heard.speech, counts);
  const skipCost = unwritten > 0 ? COSTS.skipCost : LONG_TEXT_SKIP_COST;
  const mostOutside = unwritten + (1 - unwritten) * (MOST_OUTSIDE + FAST_SHARE * unwritten);
  const pieces = yield* inStage(coarsePiecesOf(heard, stretches, skipCost), STAGES.graphs);
  const local = yield* inStage(localPiecesOf(pieces), [STAGES.graphs[1], STAGES.graphs[1]]);
  const templates = yield* inStage(templateModel(heard, local, counts), [STAGES.graphs[1], STAGES.graphs[1]]);
  const loudFrames = unwritten > 0 ? LOUD_FRAMES : Infinity;
  const level = { ...COARSE, counts, loudFrames: loudFrames / COARSE_STEP };
  const start = { level, pieces, local, templates, mostOutside, skipCost, run };
  const found = yield* inStage(searchCoarsely(heard, stretches, start), STAGES.coarse);
  return { counts, mostOutside, loudFrames, level, pieces, templates, found };
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
  const coarsely = yield* findCoarsely(heard, stretches, run);
  const { counts, mostOutside, loudFrames, pieces: coarsePieces, found: coarse, templates } = coarsely;
  const coarseFinding = { ...coarsely, untaught: templates, style: COARSE_STYLE };
  // A text that is too short to tell is taken.
  const gain = isTrusted ? null : yield* inStage(gainOverOthers(stretches, coarseFinding), STAGES.doubt);
  if (gain !== null && gain < DOUBTFUL_GAIN) return null;
  const level = { ...FINE, counts, loudFrames };
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
  if (gain !== null && gain < CLEAR_GAIN) {
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

/** What the searches of coarse frames go by. */
interface CoarseStart {
  readonly level: Level;
  readonly pieces: readonly Piece[];
  /** See `localPiecesOf`. */
  readonly local: readonly Piece[];
  readonly templates: AcousticModel;
  readonly mostOutside: number;
  readonly skipCost: number;
  readonly run: RunSides;
}

/** By the voice that the first minutes of the text teach, where they do; else by the templates. Yields the share done. */
function* searchCoarsely(
  heard: HeardSound,
  stretches: readonly Stretch[],
  { level, pieces, local, templates, mostOutside, skipCost, run }: CoarseStart,
): Generator<number, FoundPaths> {
  const lesson = { level, templates, skipCost, run };
  const voice = yield* inStage(learnVoice(heard, stretches, lesson), [0, 0.1]);
  if (voice !== null) {
    const { model, gap } = voice;
    const start = { model, known: gap, mostOutside, run };
    const found = yield* searchAgain(level, pieces, COARSE_BY_VOICE, { ...start, stage: [0.1, 0.8] });
    if (isLearnt(found.gaps)) return found;
  }
  const start = { model: templates, known: null, local, mostOutside, run };
  return yield* searchAgain(level, pieces, COARSE_SEARCHES, { ...start, stage: [voice === null ? 0.1 : 0.8, 1] });
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
  coarse: [0.01, 0.34],
  doubt: [0.34, 0.35],
  graphs2: [0.35, 0.36],
  fine: [0.36, 0.97],
  doubt2: [0.97, 1],
} as const satisfies Record<string, Stage>;

/** The share of the speech that the text cannot fill, however slowly it is said: it is a part of what is said. */
function unwrittenShare(speech: Uint8Array, counts: Float64Array): number {
  const frames = speech.reduce((sum, flag) => sum + flag, 1);
  const phones = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(0, 1 - (SLOW_PHONE_FRAMES * phones) / frames);
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
