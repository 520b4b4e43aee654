import type { TextMark } from '../transcript/textMarks.ts';
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

/** The pin that begins a cue at a place. */
export function breakPin({ from, to }: TextRange): TextMark {
  return { from, to, kind: 'cueBreak', note: '' };
}

/** What is left of a stretch that must hold together no longer across `places`, as far as it is more than a word. */
export function cutStretch(mark: TextMark, places: readonly TextRange[], text: string): TextMark[] {
  const cuts = places.map(({ from }) => from).filter((from) => from > mark.from && from < mark.to);
  if (cuts.length === 0) return [mark];
  const pieces = [mark.from, ...cuts].map((from, index) => {
    const cut = cuts[index];
    return { ...mark, from, to: cut === undefined ? mark.to : text.slice(0, cut).trimEnd().length };
  });
  return pieces.filter((piece) => /\S\s+\S/u.test(text.slice(piece.from, piece.to)));
}
