import { breakPlaces } from '../../domain/segmentation/breakPlace.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { TextPlace } from '../features/editor/transcriptEditor.ts';

/**
 * The index of the cue that a place in the text is in, or behind, in its paragraph; -1 in a heading and other text
 * without cues. The cues may be some frames behind the text.
 */
export function cueAtPlace(cues: readonly DerivedCue[], { paragraphId, offset }: TextPlace): number {
  const first = cues.findIndex((cue) => cue.paragraphId === paragraphId);
  if (first < 0) return -1;
  const after = cues.findIndex((cue, index) => index > first && cue.paragraphId !== paragraphId);
  return first + cueIn(cues.slice(first, after < 0 ? cues.length : after), offset);
}

/** The index of the cue that an offset is in, or behind, of all those of its paragraph; at least one. */
export function cueIn(cues: readonly Pick<DerivedCue, 'textEnd'>[], offset: number): number {
  const index = cues.findIndex(({ textEnd }) => textEnd >= offset);
  return index < 0 ? cues.length - 1 : index;
}

/** Where the word begins that is `step` words behind an offset, in the stretch of a cue; `null` where there is none. */
export function wordInCue(
  text: string,
  { textStart, textEnd }: Pick<DerivedCue, 'textStart' | 'textEnd'>,
  offset: number,
  step: -1 | 1,
): number | null {
  const words = breakPlaces(text).filter(({ from, to }) => to > textStart && from < textEnd);
  const at = words.findIndex(({ to }) => to > offset);
  return words[(at < 0 ? words.length - 1 : at) + step]?.from ?? null;
}
