import type { AcousticModel } from './acousticModel.ts';
import type { FoundPaths, Level, Piece } from './findPaths.ts';
import { TEMPLATE_VARIANCE } from './formantScale.ts';
import { gainOverOthers } from './gainOverOthers.ts';
import type { HeardSound } from './hearSound.ts';
import { isLearnt, learnVoice } from './learnVoice.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { COARSE_BY_VOICE, COARSE_SEARCHES, MOST_OUTSIDE, searchAgain } from './searchAgain.ts';
import type { RunSides } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import {
  coarsePiecesOf,
  COARSE_STEP,
  COARSE_STYLE,
  localPiecesOf,
  LONG_RUN_SKIP_COST,
  LONG_TEXT_SKIP_COST,
  SKIP_COST,
  type Stretch,
} from './stretchPieces.ts';
import { templateModel } from './templateModel.ts';

/** Three minutes: less is aligned sooner than a thread has started. */
export const LONG_FRAMES = 18_000;
export const COARSE = { classes: WHOLE_PHONES, longFrames: LONG_FRAMES / COARSE_STEP };
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
 * With so much gain by the first coarse searches (see `gainOverOthers`) a text is the recording's: one that is said and found
 * has mostly 1 to 4, another lecture's at most 0.25.
 */
const CLEAR_GAIN = 0.3;
/**
 * With so much by another search it is, too: chance has more tries there, and another lecture's text has had up to 0.63. With
 * less the fine searches are asked.
 */
const CLEAR_OTHER_GAIN = 1;

/** Where a coarse search begins. */
interface CoarseStart {
  /** How much higher the formants of the voice are taken to be than those of the sketches; `null`: what the sound says. */
  readonly formantScale: number | null;
  /** Of the sketched phones. */
  readonly variance: number;
  /** See `GraphStyle`; `null`: by how long the text is. */
  readonly skipCost: number | null;
}

const FIRST_START: CoarseStart = { formantScale: null, variance: TEMPLATE_VARIANCE, skipCost: null };
/** With sentences that nobody says cheap to leave out: dearer, what is said after eight of them is out of reach. */
const CHEAP_START: CoarseStart = { formantScale: null, variance: TEMPLATE_VARIANCE, skipCost: -1 };
/** After hundreds of them it is still out of reach: these cost next to nothing, and more that is said is left out. */
const FREE_START: CoarseStart = { ...CHEAP_START, skipCost: LONG_RUN_SKIP_COST };
/**
 * In noise or beneath music a search gets lost by chance, and one that begins elsewhere does not: with formants as men and
 * women have them, nearer to the sketches, or with sentences that nobody says cheaper or dearer to leave out.
 */
const OTHER_STARTS: readonly CoarseStart[] = [
  CHEAP_START,
  { formantScale: 1.2, variance: 1, skipCost: null },
  { formantScale: 1, variance: TEMPLATE_VARIANCE, skipCost: -80 },
  { formantScale: 1.1, variance: TEMPLATE_VARIANCE, skipCost: null },
  { formantScale: 1.2, variance: TEMPLATE_VARIANCE, skipCost: -80 },
];
/** Ten minutes: in a longer recording each search more takes seconds. */
const MOST_DOUBTED_FRAMES = 60_000;
/** There, only what reaches what no other does. */
const LONG_STARTS: readonly CoarseStart[] = [CHEAP_START, FREE_START];

/** What the coarse passes find, and what they went by. */
export interface CoarseStretches {
  readonly counts: Float64Array;
  readonly mostOutside: number;
  /** In fine frames; see `Level`. */
  readonly loudFrames: number;
  readonly level: Level;
  readonly pieces: readonly Piece[];
  readonly found: FoundPaths;
  /** See `gainOverOthers`; `null` of a text that is too short to tell, `-Infinity` where too little is found. */
  readonly gain: number | null;
  /** Whether the gain leaves no doubt. */
  readonly isClear: boolean;
}

/** What the text says of all coarse searches. */
interface CoarseBasis extends Pick<CoarseStretches, 'counts' | 'level' | 'mostOutside'> {
  readonly skipCost: number;
  readonly run: RunSides;
}

/** What one coarse search finds, and how well it fits. */
type CoarseFinding = Pick<CoarseStretches, 'pieces' | 'found' | 'gain'>;

/**
 * The coarse passes through the stretches of a recording: from the templates, and, where what they find is in doubt, again
 * from others; what fits best is taken. Yields the share done.
 */
export function* findCoarsely(
  heard: HeardSound,
  stretches: readonly Stretch[],
  run: RunSides,
): Generator<number, CoarseStretches> {
  const counts = phoneCounts(stretches);
  const unwritten = unwrittenShare(heard.speech, counts);
  const skipCost = unwritten > 0 ? SKIP_COST : LONG_TEXT_SKIP_COST;
  const mostOutside = unwritten + (1 - unwritten) * (MOST_OUTSIDE + FAST_SHARE * unwritten);
  const loudFrames = unwritten > 0 ? LOUD_FRAMES : Infinity;
  const level = { ...COARSE, counts, loudFrames: loudFrames / COARSE_STEP };
  const common = { counts, mostOutside, loudFrames, level };
  const basis = { ...common, skipCost, run };
  const first = yield* inStage(searchFrom(heard, stretches, basis, FIRST_START), [0, FIRST_SHARE]);
  const isClear = first.gain !== null && first.gain >= CLEAR_GAIN;
  if (isClear) return { ...common, ...first, isClear };
  let best = first;
  const starts = heard.speech.length > MOST_DOUBTED_FRAMES ? LONG_STARTS : OTHER_STARTS;
  const shareBefore = (index: number): number => FIRST_SHARE + ((1 - FIRST_SHARE) * index) / starts.length;
  for (const [index, start] of starts.entries()) {
    if (best.gain === null || best.gain >= CLEAR_GAIN) break;
    const stage: Stage = [shareBefore(index), shareBefore(index + 1)];
    const other = yield* inStage(searchFrom(heard, stretches, basis, start), stage);
    if (other.gain !== null && other.gain > best.gain) best = other;
  }
  return { ...common, ...best, isClear: best.gain !== null && best.gain >= CLEAR_OTHER_GAIN };
}

/** Of the coarse passes, the part that the first ones are reckoned as: others are seldom needed. */
const FIRST_SHARE = 0.9;
const GRAPHS: Stage = [0, 0.03];
const SEARCH: Stage = [0.03, 0.97];
const JUDGEMENT: Stage = [0.97, 1];

/** The coarse passes that begin in one way. Yields the share done. */
function* searchFrom(
  heard: HeardSound,
  stretches: readonly Stretch[],
  basis: CoarseBasis,
  start: CoarseStart,
): Generator<number, CoarseFinding> {
  const skipCost = start.skipCost ?? basis.skipCost;
  const pieces = yield* inStage(coarsePiecesOf(heard, stretches, skipCost), GRAPHS);
  const local = yield* inStage(localPiecesOf(pieces), [GRAPHS[1], GRAPHS[1]]);
  const templates = yield* inStage(templateModel(heard, local, basis.counts, start), [GRAPHS[1], GRAPHS[1]]);
  const found = yield* inStage(
    searchCoarsely(heard, stretches, { ...basis, skipCost, pieces, local, templates }),
    SEARCH,
  );
  const finding = { level: basis.level, pieces, found, untaught: templates, style: COARSE_STYLE };
  const gain = yield* inStage(gainOverOthers(stretches, finding), JUDGEMENT);
  return { pieces, found, gain };
}

/** What the searches of coarse frames go by. */
interface CoarseSearch extends CoarseBasis {
  readonly pieces: readonly Piece[];
  /** See `localPiecesOf`. */
  readonly local: readonly Piece[];
  /** Phones that nobody has taught. */
  readonly templates: AcousticModel;
}

/** By the voice that the first minutes of the text teach, where they do; else by the templates. Yields the share done. */
function* searchCoarsely(
  heard: HeardSound,
  stretches: readonly Stretch[],
  search: CoarseSearch,
): Generator<number, FoundPaths> {
  const { level, pieces, local, templates, mostOutside, run } = search;
  const voice = yield* inStage(learnVoice(heard, stretches, search), [0, 0.1]);
  if (voice !== null) {
    const { model, gap } = voice;
    const start = { model, known: gap, mostOutside, run };
    const found = yield* searchAgain(level, pieces, COARSE_BY_VOICE, { ...start, stage: [0.1, 0.8] });
    if (isLearnt(found.gaps)) return found;
  }
  const start = { model: templates, known: null, local, mostOutside, run };
  return yield* searchAgain(level, pieces, COARSE_SEARCHES, { ...start, stage: [voice === null ? 0.1 : 0.8, 1] });
}

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
