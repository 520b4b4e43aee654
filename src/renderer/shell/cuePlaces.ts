import { breakPlaces } from '../../domain/segmentation/breakPlaces.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { TextRange } from '../../domain/transcript/textRange.ts';
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

/** The words of a cue, where they stand in the text of its paragraph: those that a cue can begin with. */
export function wordsOfCue(
  text: string,
  { textStart, textEnd }: Pick<DerivedCue, 'textStart' | 'textEnd'>,
): TextRange[] {
  return breakPlaces(text).filter(({ from, to }) => to > textStart && from < textEnd);
}

/** A cue of a list, and a word of it, by their places from 0; -1 where there is none. */
export interface CueWord {
  readonly cue: number;
  readonly word: number;
}

/** The cue and the word that a place in a paragraph's text is in. */
export function cueWordAtPlace(cues: readonly DerivedCue[], place: TextPlace, text: string): CueWord {
  const index = cueAtPlace(cues, place);
  const cue = cues[index];
  if (cue === undefined) return { cue: -1, word: -1 };
  return { cue: index, word: wordsOfCue(text, cue).findIndex(({ to }) => to > place.offset) };
}
