import type { TextRange } from '../transcript/textRange.ts';
import { isOpening } from './atoms.ts';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The words of a text that a cue or a line can begin with, as ranges that a pin lies on: a word with the marks around
 * it, opening marks that stand alone before it (`« Bonjour`) and closing ones that stand alone behind it (`vite !`).
 */
export function breakPlaces(text: string): TextRange[] {
  const places: { from: number; to: number }[] = [];
  let opened: number | null = null;
  for (const { 0: run, index } of text.matchAll(/\S+/gu)) {
    const to = index + run.length;
    const last = places.at(-1);
    if (LETTER_OR_DIGIT.test(run)) {
      places.push({ from: opened ?? index, to });
      opened = null;
    } else if (isOpening(run)) opened ??= index;
    else if (last !== undefined && opened === null) last.to = to;
  }
  return places;
}

/** The place of `breakPlaces` that holds an offset, or the next one behind it; `null` behind the last word. */
export function breakPlaceAt(text: string, offset: number): TextRange | null {
  return breakPlaces(text).find(({ to }) => to > offset) ?? null;
}
