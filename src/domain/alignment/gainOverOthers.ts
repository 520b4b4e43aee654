import { ModelStatistics, type AcousticModel } from './acousticModel.ts';
import { findBestPath } from './findBestPath.ts';
import { addFrame, collect, estimateStatistics, type FoundPaths, type Level, type Piece } from './findPaths.ts';
import { scorerOf } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';
import type { Stretch } from './stretchPieces.ts';
import { noteTokens, noTokenFrames } from './tokenFrames.ts';
import { buildWordGraph, mostPhones, type GraphStyle, type SentenceSounds, type TokenSounds } from './wordGraph.ts';

/** Words that have so many phones are enough to tell; fewer fit much. */
const PASSAGE_PHONES = 15;
/** With fewer passages chance has its say. */
const LEAST_PASSAGES = 6;
/** A text that has so many, as eight sentences do, is not too short to tell: where few are found, it may not be said. */
const MANY_PASSAGES = 18;
/** Less than this of the text in less than this of the speech is too little, too: a part has all of one of them. */
const LEAST_SHARE = 0.05;
/** So many, from all of the text, tell as much as all. */
const MOST_PASSAGES = 80;
/** How many other words each passage is compared with. */
const CONTROLS = 8;
/** Beyond what any path is behind: the words are said, and all of them. */
const BEAM = 8_000;

const AT_START: Stage = [0, 0];

/** Some words of a sentence, and the frames in which the path has them, half-open. */
interface Passage {
  readonly piece: Piece;
  readonly states: Int32Array;
  readonly sounds: SentenceSounds;
  /** The first of its words among all that have sounds. */
  readonly firstWord: number;
  readonly from: number;
  readonly to: number;
}

/** What was found at one frame rate. */
interface Finding {
  readonly level: Level;
  readonly pieces: readonly Piece[];
  readonly found: FoundPaths;
  /** The model that nobody has taught. */
  readonly untaught: AcousticModel;
  /** How the graphs of the pieces were made. */
  readonly style: GraphStyle;
}

/**
 * How much better a text fits its recording than other words do, natural logarithm of density a frame. Training fits a text
 * of any words to what is heard, but what it learns from one passage of another lecture is of no use in the next: so each is
 * scored by what all the others have taught, in the frames that it was found in, and compared with the best of as many
 * phones from other places of the text. `null` of a text that is too short to tell, `-Infinity` of a long one of which too
 * little is found. Yields the share done.
 */
export function* gainOverOthers(
  stretches: readonly Stretch[],
  { level, pieces, found, untaught, style }: Finding,
): Generator<number, number | null> {
  const words = stretches.flatMap(({ sentences }) => sentences.flat().filter(hasSound));
  const all = passagesOf(stretches, pieces, found);
  const most = mostPassages(stretches);
  if (all.length < LEAST_PASSAGES) return most >= MANY_PASSAGES ? -Infinity : null;
  if (all.length < LEAST_SHARE * most && framesOf(all) < LEAST_SHARE * speechFrames(pieces)) return -Infinity;
  const passages = everyFew(all);
  const statistics = new ModelStatistics(level.classes.count, untaught.dimensions);
  for (const [index, piece] of pieces.entries()) {
    yield* inStage(collect(statistics, { level, before: found.model }, piece, found.paths[index]!.states), AT_START);
  }
  let gain = 0;
  let frames = 0;
  for (const [index, passage] of passages.entries()) {
    const share = index / passages.length;
    const others = otherPlaces(words, passage);
    if (others.length === 0) continue;
    addPassage(statistics, level, passage, -1);
    const by = { level, style, model: estimateStatistics(level, statistics, untaught) };
    addPassage(statistics, level, passage, 1);
    const own = yield* inStage(scoreWords(passage, passage.sounds, by), [share, share]);
    let best = -Infinity;
    for (const other of others) {
      best = Math.max(best, yield* inStage(scoreWords(passage, other, by), [share, share]));
    }
    gain += own - best;
    frames += passage.to - passage.from;
  }
  return frames === 0 ? null : gain / frames;
}

/** How many passages a text has, said or not. */
function mostPassages(stretches: readonly Stretch[]): number {
  return stretches
    .flatMap(({ sentences }) => sentences)
    .reduce((sum, sentence) => sum + Math.floor(mostPhones(sentence) / PASSAGE_PHONES), 0);
}

function framesOf(passages: readonly Passage[]): number {
  return passages.reduce((sum, { from, to }) => sum + to - from, 0);
}

function speechFrames(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { speech }) => sum + speech.reduce((frames, flag) => frames + flag, 0), 0);
}

function hasSound(readings: TokenSounds): boolean {
  return readings[0]!.length > 0;
}

/** The sentences that the paths pass, in passages; what is left of a sentence is too short for one. */
function passagesOf(stretches: readonly Stretch[], pieces: readonly Piece[], { paths }: FoundPaths): Passage[] {
  const passages: Passage[] = [];
  let word = 0;
  for (const [index, { sentences }] of stretches.entries()) {
    const [piece, { states }] = [pieces[index]!, paths[index]!];
    const times = noTokenFrames(sentences.reduce((sum, { length }) => sum + length, 0));
    noteTokens(times, piece.graph, states, { frame: 0, token: 0 });
    let token = 0;
    for (const sentence of sentences) {
      let sounds: TokenSounds[] = [];
      let from = -1;
      let to = -1;
      for (const readings of sentence) {
        const [first, end] = [times.first[token]!, times.end[token]!];
        token++;
        if (!hasSound(readings)) continue;
        sounds.push(readings);
        word++;
        if (first >= 0 && from < 0) from = first;
        if (first >= 0) to = end;
        if (from < 0 || mostPhones(sounds) < PASSAGE_PHONES) continue;
        passages.push({ piece, states, sounds, firstWord: word - sounds.length, from, to });
        sounds = [];
        from = -1;
      }
    }
  }
  return passages;
}

function everyFew(passages: readonly Passage[]): Passage[] {
  const step = Math.max(1, passages.length / MOST_PASSAGES);
  return passages.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Adds the frames of the words of a passage to the statistics, or takes them out. */
function addPassage(
  statistics: ModelStatistics,
  { classes }: Level,
  { piece: { graph, vectors }, states, from, to }: Passage,
  weight: 1 | -1,
): void {
  for (let frame = from; frame < to; frame++) {
    const state = states[frame]!;
    if (graph.tokens[state]! >= 0)
      addFrame(statistics, classes, { which: graph.classes[state]!, vectors, frame, weight });
  }
}

/** Words from other places of the text, but where it says the same again. */
function otherPlaces(words: readonly TokenSounds[], passage: Passage): SentenceSounds[] {
  const own = soundOf(passage.sounds);
  const places = Array.from({ length: CONTROLS }, (_, which) => otherWords(words, passage, which));
  return places.filter((sounds) => {
    const other = soundOf(sounds);
    return !other.startsWith(own) && !own.startsWith(other);
  });
}

function soundOf(sounds: SentenceSounds): string {
  return sounds.flatMap(([usual]) => usual!.map(({ phone }) => phone)).join(' ');
}

/** About as many phones as a passage has, from one of the places of the text that lie evenly between its end and its start. */
function otherWords(words: readonly TokenSounds[], { sounds, firstWord }: Passage, which: number): SentenceSounds {
  const rest = words.length - 2 * sounds.length;
  const start = firstWord + sounds.length + Math.round((which * Math.max(0, rest)) / (CONTROLS - 1));
  const most = mostPhones(sounds);
  const others: TokenSounds[] = [];
  for (let at = start; mostPhones(others) < most; at++) others.push(words[at % words.length]!);
  return others;
}

/** How well some words fit the frames of a passage: natural logarithm of density, summed over them. */
function* scoreWords(
  { piece, from, to }: Passage,
  sounds: SentenceSounds,
  {
    level: { classes },
    style,
    model,
  }: { readonly level: Level; readonly style: GraphStyle; readonly model: AcousticModel },
): Generator<number, number> {
  const { dimensions, data } = piece.vectors;
  const vectors = { dimensions, frames: to - from, data: data.subarray(from * dimensions, to * dimensions) };
  const graph = yield* buildWordGraph([sounds], { ...style, garbageCost: -BEAM, skipCost: () => -BEAM });
  const scorer = scorerOf({
    classes: classes.name,
    model,
    vectors,
    quiet: piece.quiet.subarray(from, to),
    garbageScores: new Float32Array(vectors.frames).fill(-BEAM),
  });
  const states = yield* findBestPath(graph, scorer, { beam: BEAM, mostStates: graph.states + 1 });
  let sum = 0;
  for (const [frame, state] of states.entries()) {
    scorer.moveTo(frame);
    sum += scorer.score(graph.classes[state]!);
  }
  return sum;
}
