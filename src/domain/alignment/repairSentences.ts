import type { AlignedStretches } from './alignStretches.ts';
import { fineGraph, type DetourCosts } from './stretchPieces.ts';
import { findBestPath } from './findBestPath.ts';
import { noteTokens, type TokenFrames } from './tokenFrames.ts';
import { scoreBestPhones } from './bestPhones.ts';
import { gapsOf, type Piece } from './findPaths.ts';
import { scorerOf } from './searchSide.ts';
import type { Sound } from './letterRules.ts';
import type { SentenceSounds, WordGraph } from './wordGraph.ts';

/** Shorter than this for each phone, a stretch cannot hold a sentence: 40 ms. */
const LEAST_FRAMES_A_PHONE = 4;
/** A pause of this many frames may part words from the sentence they belong to. */
const ISLAND_PAUSE_FRAMES = 15;
const BEAM = 2_000;

/** A sentence aligned within some frames alone. */
export interface LocalAlignment {
  readonly graph: WordGraph;
  readonly states: Int32Array;
  /** The mean gap of its frames; NaN when it was not found. */
  readonly gap: number;
  /** The mean gap of each of its tokens; NaN for one without frames. */
  readonly tokenGaps: Float64Array;
  /** The mean gap of the frames of its first tokens. */
  readonly gapOfFirst: (tokens: number) => number;
}

/** Frames of a piece that a sentence may be said in. */
interface LocalRange {
  readonly from: number;
  readonly to: number;
  /** How it may be said otherwise than in one piece and wholly; not at all, where it is left out. */
  readonly detours?: Detours;
}

/** Ways to say a sentence beside those that all have. */
interface Detours extends DetourCosts {
  /** How much further than the text's the best phones of what is outside it are, natural logarithm of density. */
  readonly margin: number;
}

/** Aligns one sentence within frames of a piece, by the last model. Yields while it works. */
export function* alignWithin(
  aligned: AlignedStretches,
  piece: Piece,
  sounds: SentenceSounds,
  { detours, ...range }: LocalRange,
): Generator<number, LocalAlignment> {
  const { level, paths } = aligned;
  const { dimensions } = piece.vectors;
  const vectors = {
    dimensions,
    frames: range.to - range.from,
    data: piece.vectors.data.subarray(range.from * dimensions, range.to * dimensions),
  };
  const speech = piece.speech.subarray(range.from, range.to);
  const quiet = piece.quiet.subarray(range.from, range.to);
  const graph = yield* fineGraph([sounds], detours);
  const what = { classes: level.classes.name, counts: level.counts, model: paths.model, vectors, speech, quiet };
  const best = yield* scoreBestPhones({ ...what, from: 0, to: vectors.frames });
  const { text, chance } = paths.gaps;
  const garbageGap = text + (detours?.margin ?? UNSPOKEN_SHARE * (chance - text));
  const scorer = scorerOf({ ...what, garbageScores: best.scores.map((score) => score - garbageGap) });
  const states = yield* findBestPath(graph, scorer, { beam: BEAM, mostStates: graph.states + 1 });
  const gapOf = (frame: number, which: number): number =>
    best.scores[frame]! - paths.model.score(which, vectors.data, frame * dimensions);
  const { sentences, tokens: tokenGaps } = yield* gapsOf(graph, states, gapOf);
  const gapOfFirst = (tokens: number): number => {
    const gaps = Array.from(states.entries()).flatMap(([frame, state]) => {
      const token = graph.tokens[state]!;
      return token < 0 || token >= tokens ? [] : [gapOf(frame, graph.classes[state]!)];
    });
    return gaps.reduce((sum, own) => sum + own, 0) / gaps.length;
  };
  return { graph, states, gap: sentences[0] ?? Number.NaN, tokenGaps, gapOfFirst };
}

/** From this share of the way between the gap of the text and that of chance on, a sentence is not what is said. */
export const UNSPOKEN_SHARE = 0.2;

/** How many phones of a sentence are said for certain. */
function firmPhones(sounds: SentenceSounds): number {
  const firm = sounds.map((readings) => Math.min(...readings.map(firmPhonesOf)));
  return firm.reduce((sum, phones) => sum + phones, 0);
}

function firmPhonesOf(sounds: readonly Sound[]): number {
  return sounds.filter(({ isOptional }) => !isOptional).length;
}

/** Whether a sentence can be said in so many frames. */
export function canHold(frames: number, sounds: SentenceSounds): boolean {
  return frames >= LEAST_FRAMES_A_PHONE * firmPhones(sounds);
}

/** First words of a sentence that stand apart, before a pause; in frames. */
export interface Island {
  readonly start: number;
  readonly end: number;
  /** Where the sentence goes on. */
  readonly pauseEnd: number;
  /** The token it goes on with. */
  readonly nextToken: number;
}

/**
 * The first words of a sentence where they stand apart; `null` where none do. They may have been taken from what was said
 * before the sentence, or from its echo.
 */
export function findIsland(times: TokenFrames, tokens: { readonly from: number; readonly to: number }): Island | null {
  const spoken = Array.from({ length: tokens.to - tokens.from }, (_, index) => tokens.from + index).filter(
    (token) => times.first[token]! >= 0,
  );
  const most = Math.min(4, spoken.length / 2);
  for (let index = 1; index <= most && index < spoken.length; index++) {
    const end = times.end[spoken[index - 1]!]!;
    const nextToken = spoken[index]!;
    const pauseEnd = times.first[nextToken]!;
    if (pauseEnd - end >= ISLAND_PAUSE_FRAMES) return { start: times.first[spoken[0]!]!, end, pauseEnd, nextToken };
  }
  return null;
}

/** Forgets when some tokens are said, and notes when they are said instead. */
export function replaceTokens(
  times: TokenFrames,
  tokens: { readonly from: number; readonly to: number },
  found: LocalAlignment,
  firstFrame: number,
): void {
  times.first.fill(-1, tokens.from, tokens.to);
  times.end.fill(-1, tokens.from, tokens.to);
  noteTokens(times, found.graph, found.states, { frame: firstFrame, token: tokens.from });
}
