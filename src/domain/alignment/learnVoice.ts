import type { AcousticModel } from './acousticModel.ts';
import { estimateModel, type Gaps, type Level } from './findPaths.ts';
import type { HeardSound } from './hearSound.ts';
import { SLOWEST_PHONE_FRAMES } from './phones.ts';
import { COARSE_SEARCHES, MOST_OUTSIDE, searchAgain } from './searchAgain.ts';
import type { RunSides } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import { coarsePiecesOf, localPiecesOf, type Stretch } from './stretchPieces.ts';
import type { WordGraph } from './wordGraph.ts';

/** The phones of a voice, in coarse frames, and the gap of what is said in it. */
export interface LearntVoice {
  readonly model: AcousticModel;
  readonly gap: number;
}

/**
 * So much speech teaches a voice: four minutes. By phones that nobody has taught yet, a path through noise gets lost for
 * good in an hour, and finds back in minutes, since a text has no more places there.
 */
const LESSON_FRAMES = 24_000;
/** The text may begin late in what is said: half an hour at most. */
const LATEST_START_FRAMES = 180_000;
/** Nobody says phones faster than 50 ms each for minutes. */
const FAST_PHONE_FRAMES = 5;
/**
 * The gap of the right text, of that of chance, after a lesson: 0.035 to 0.10 with every voice, room and altered text that
 * was tried; 0.14 to 1 for a text that is not said there or is lost.
 */
const MOST_GAP_SHARE = 0.13;

/** How a lesson is held. */
interface LessonStyle {
  readonly level: Level;
  /** Phones that nobody has taught. */
  readonly templates: AcousticModel;
  /** See `GraphStyle`. */
  readonly skipCost: number;
  readonly run: RunSides;
  /** Of speech; those of four minutes where nothing is said. */
  readonly lessonFrames?: number;
}

/** Whether phones were learnt from a text that is said. */
export function isLearnt({ text, chance }: Gaps): boolean {
  return text < MOST_GAP_SHARE * chance;
}

/**
 * Learns the voice from minutes in which the first sentences of a long stretch are said: the first ones, or those after
 * words that the text lacks. `null` where the speech is too short for that, or nothing was learnt. Yields the share done.
 */
export function* learnVoice(
  heard: HeardSound,
  stretches: readonly Stretch[],
  { level, templates, skipCost, run, lessonFrames = LESSON_FRAMES }: LessonStyle,
): Generator<number, LearntVoice | null> {
  const [longest] = stretches.toSorted((a, b) => b.endFrame - b.firstFrame - (a.endFrame - a.firstFrame));
  if (longest === undefined) return null;
  const spoken = spokenFrames(heard, longest);
  // Speech of twice a lesson's length holds one, and enough that is worth it.
  if (spoken.length < 2 * lessonFrames) return null;
  const sentences = firstSentences(longest, lessonFrames);
  const latest = Math.min(LATEST_START_FRAMES, spoken.length - lessonFrames);
  for (let from = 0; from < latest; from += lessonFrames / 2) {
    const [firstFrame, lastFrame] = [spoken[from]!, spoken[from + lessonFrames - 1]!];
    const lesson = { firstFrame, endFrame: lastFrame + 1, sentences, isOpen: true };
    const share = from / latest;
    const pieces = yield* inStage(coarsePiecesOf(heard, [lesson], skipCost), [share, share]);
    const local = yield* inStage(localPiecesOf(pieces), [share, share]);
    const start = { model: templates, known: null, local, mostOutside: MOST_OUTSIDE, run };
    const stage: Stage = [share, Math.min(1, share + lessonFrames / 2 / latest)];
    const { paths, model, gaps } = yield* searchAgain(level, pieces, COARSE_SEARCHES, { ...start, stage });
    const states = paths.map((path) => path.states);
    const phones = countPhones(pieces[0]!.graph, states[0]!);
    if (!isLearnt(gaps) || phones < lessonFrames / SLOWEST_PHONE_FRAMES) continue;
    return { model: yield* inStage(estimateModel(level, pieces, states, model), [1, 1]), gap: gaps.text };
  }
  return null;
}

/** The phones that a path passes. */
function countPhones({ tokens }: WordGraph, states: Int32Array): number {
  return states.filter((state, frame) => tokens[state]! >= 0 && state !== states[frame - 1]).length;
}

function spokenFrames({ speech }: HeardSound, { firstFrame, endFrame }: Stretch): Int32Array {
  const frames = new Int32Array(endFrame - firstFrame);
  let count = 0;
  for (let frame = firstFrame; frame < endFrame; frame++) if (speech[frame] === 1) frames[count++] = frame;
  return frames.subarray(0, count);
}

/** More sentences than can be said in a lesson. */
function firstSentences({ sentences }: Stretch, lessonFrames: number): Stretch['sentences'] {
  let phones = 0;
  const past = sentences.findIndex((sentence) => {
    phones += sentence.reduce((sum, [usual]) => sum + (usual?.length ?? 0), 0);
    return phones > lessonFrames / FAST_PHONE_FRAMES;
  });
  return past < 0 ? sentences : sentences.slice(0, past + 1);
}
