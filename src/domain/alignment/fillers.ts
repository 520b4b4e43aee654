import type { AlignedStretches } from './alignStretches.ts';
import type { Piece } from './findPaths.ts';
import { alignWithin, type LocalAlignment } from './repairSentences.ts';
import type { SentenceSounds, WordGraph } from './wordGraph.ts';

/** A word that is so much worse off than the text may have taken what is said beside it; speech outside the text is no worse. */
const MARGIN = 5;
/** Dearer than what a word that is spelt otherwise than it is said gains by giving up frames. */
const COST = -100;
/** The sentence is said. */
const SKIP_COST = -2_000;
/** A word keeps so many frames for each of its phones at least: with fewer it has been taken. */
const LEAST_FRAMES_A_PHONE = 3.5;
/** What is shorter is no hesitation. */
const LEAST_FRAMES = 8;

/**
 * Aligns a sentence within frames of a piece, where speech that the text does not have may stand beside the words that are
 * much worse off than others: hesitations, words said twice, sentences begun anew. `null` where there are no such words, or
 * no such speech, or where words were taken for it. `gaps` are those of the sentence's tokens until now.
 */
export function* alignBesideFillers(
  aligned: AlignedStretches,
  piece: Piece,
  sounds: SentenceSounds,
  { from, to, gaps }: { readonly from: number; readonly to: number; readonly gaps: Float64Array },
): Generator<number, LocalAlignment | null> {
  const most = aligned.paths.gaps.text + MARGIN;
  const isDoubtful = (token: number | undefined): boolean => token !== undefined && gaps[token]! > most;
  const said = Array.from(sounds.keys()).filter((token) => sounds[token]![0]!.length > 0);
  const open = new Set(said.filter((token, at) => isDoubtful(token) || isDoubtful(said[at - 1])));
  if (open.size === 0) return null;
  const fillerCost = (token: number): number => (open.has(token) ? COST : -Infinity);
  const detours = { fillerCost, skipCost: () => SKIP_COST, margin: MARGIN };
  const found = yield* alignWithin(aligned, piece, sounds, { from, to, detours });
  if (Number.isNaN(found.gap)) return null;
  const beside = besideFillers(found, aligned.level.classes.garbage);
  const isTaken = (token: number): boolean =>
    found.tokenGaps[token]! > Math.max(most, gaps[token]!) || isShort(found, sounds, token);
  return beside.length === 0 || beside.some(isTaken) ? null : found;
}

/** The tokens before and after each stretch outside the text that is long enough, within the sentence. */
function besideFillers({ graph, states }: LocalAlignment, garbage: number): number[] {
  const beside: number[] = [];
  let before = -1;
  let frames = 0;
  for (const state of states) {
    const token = graph.tokens[state]!;
    if (graph.classes[state] === garbage) frames++;
    if (token < 0) continue;
    if (before >= 0 && frames >= LEAST_FRAMES) beside.push(before, token);
    before = token;
    frames = 0;
  }
  return beside;
}

function isShort({ graph, states }: { graph: WordGraph; states: Int32Array }, sounds: SentenceSounds, token: number) {
  const frames = states.reduce((sum, state) => sum + (graph.tokens[state] === token ? 1 : 0), 0);
  const phones = Math.min(...sounds[token]!.map((own) => own.filter(({ isOptional }) => !isOptional).length));
  return frames < LEAST_FRAMES_A_PHONE * phones;
}
