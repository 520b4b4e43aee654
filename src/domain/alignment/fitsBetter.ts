import { findCoarsely } from './alignStretches.ts';
import type { Gaps } from './findPaths.ts';
import type { HeardSound } from './hearSound.ts';
import { mostPhones } from './repairSentences.ts';
import type { RunSides } from './searchSide.ts';
import type { Stretch } from './stretchPieces.ts';

/** Texts that are said have gaps of 0.01 to 0.18 of those of chance, other texts have 0.15 to 0.3 after their training. */
const CLEAR_SHARE = 0.12;
/** A text that is said comes to 0.3 to 0.91 of what its words do in another order, one that is not to 0.84 to 1.2. */
const MOST_OF_CONTROL = 0.95;
/** In less than half a minute of words chance has its say. */
const LEAST_PHONES = 300;

/**
 * Whether a text fits its recording better than its own words from the last to the first do: where it does not, it is another
 * lecture's. Training fits a text of any words to what is heard, so that only such a control tells. It is made where there
 * is doubt, and no times are known, by the templates alone: by the voice of a lesson nothing is doubtful. Yields the share
 * of the control that was done.
 */
export function* fitsBetter(
  heard: HeardSound,
  stretches: readonly Stretch[],
  { gaps, isAnchored, run }: { readonly gaps: Gaps; readonly isAnchored: boolean; readonly run: RunSides },
): Generator<number, boolean> {
  if (gaps.text < CLEAR_SHARE * gaps.chance || isAnchored) return true;
  const phones = stretches.flatMap(({ sentences }) => sentences.map(mostPhones)).reduce((sum, count) => sum + count, 0);
  if (phones < LEAST_PHONES) return true;
  const reversed = stretches.map((stretch) => ({
    ...stretch,
    sentences: stretch.sentences.map((sounds) => sounds.toReversed()).toReversed(),
  }));
  const control = (yield* findCoarsely(heard, reversed, { run, hasLessons: false })).found.gaps;
  return gaps.text / gaps.chance < (MOST_OF_CONTROL * control.text) / control.chance;
}
