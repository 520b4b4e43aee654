import type { AlignedStretches } from './alignStretches.ts';
import type { Piece } from './findPaths.ts';
import { alignWithin, type LocalAlignment } from './repairSentences.ts';
import { noteTokens, noTokenFrames } from './tokenFrames.ts';
import { mostPhones, type SentenceSounds } from './wordGraph.ts';

/**
 * What is outside the text is this share of the way between the gap of the text and that of chance from the best phones: parts
 * that are said have 0.09 at most, words of other sentences that fit by chance seldom less.
 */
const OUTSIDE_SHARE = 0.12;
/**
 * For each run of words that nobody says, what so many frames gain that fit best of all. Cheaper, the words that fit are picked
 * from a sentence that is not said.
 */
const OMITTED_FRAMES = 50;
/** Fewer phones are in other sentences, too: « nous étudierons les abeilles » has so many. */
const LEAST_PHONES = 15;

/**
 * Aligns a sentence within frames of a piece of which only a part may be said: its opening, its middle or its end is left
 * out where it does not fit. `null` where nothing is found, or too little to tell.
 */
export function* alignPartlySaid(
  aligned: AlignedStretches,
  piece: Piece,
  sounds: SentenceSounds,
  range: { readonly from: number; readonly to: number },
): Generator<number, LocalAlignment | null> {
  const { text, chance } = aligned.paths.gaps;
  const margin = OUTSIDE_SHARE * (chance - text);
  const detours = { omitCost: -OMITTED_FRAMES * margin, margin };
  const found = yield* alignWithin(aligned, piece, sounds, { ...range, detours });
  const times = noTokenFrames(sounds.length);
  noteTokens(times, found.graph, found.states, { frame: 0, token: 0 });
  const said = sounds.filter((_, token) => times.first[token]! >= 0);
  return mostPhones(said) < LEAST_PHONES ? null : found;
}
