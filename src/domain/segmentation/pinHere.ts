import { sortMarks, type TextMark } from '../transcript/textMarks.ts';
import type { TextRange } from '../transcript/textRange.ts';
import type { Paragraph } from '../transcript/transcript.ts';
import { breakPin, breakPlaceAt, breakPlaces, cutStretch } from './breakPlaces.ts';
import type { PinEdit } from './pinEdits.ts';

/**
 * Begins a cue at the word at `offset`, whatever the cues are now; takes the break away where it is pinned already.
 * The first word of a paragraph begins one anyway: `noChange`.
 */
export function toggleCueBreak({ text, marks }: Paragraph, offset: number): PinEdit {
  const place = breakPlaceAt(text, offset);
  if (place === null) return { ok: false, reason: 'noWord' };
  if (text.slice(0, place.from).trim() === '') return { ok: false, reason: 'noChange' };
  const others = marks.filter((mark) => !isBreakAt(mark, [place], ['cueBreak']));
  if (others.length < marks.length) return { ok: true, marks: others };
  const cut = marks.flatMap((mark) => (mark.kind === 'noBreak' ? cutStretch(mark, [place], text) : [mark]));
  return { ok: true, marks: sortMarks([...cut, breakPin(place)]) };
}

/**
 * Forbids cues and lines to break between the words of a range, or before the word at its start when it is empty; lets
 * them again where all of it is forbidden already. Breaks that were pinned inside go.
 */
export function toggleNoBreak({ text, marks }: Paragraph, range: TextRange): PinEdit {
  const places = breakPlaces(text);
  const first = places.findIndex(({ to }) => to > range.from);
  const last = range.to > range.from ? places.findLastIndex(({ from }) => from < range.to) : first;
  const words = range.to > range.from ? places.slice(first, last + 1) : places.slice(Math.max(0, first - 1), first + 1);
  if (first < 0 || words.length < 2) return { ok: false, reason: 'noWord' };
  const stretch: TextMark = { from: words[0]!.from, to: words.at(-1)!.to, kind: 'noBreak', note: '' };
  const others = marks.filter((mark) => !isNoBreakOver(mark, stretch));
  if (others.length < marks.length) return { ok: true, marks: others };
  const unbroken = marks.filter((mark) => !isBreakAt(mark, words.slice(1), ['cueBreak', 'lineBreak']));
  return { ok: true, marks: sortMarks([...unbroken, stretch]) };
}

function isBreakAt(mark: TextMark, places: readonly TextRange[], kinds: readonly TextMark['kind'][]): boolean {
  return kinds.includes(mark.kind) && places.some(({ from, to }) => from <= mark.from && mark.from < to);
}

function isNoBreakOver({ from, to, kind, note }: TextMark, stretch: TextRange): boolean {
  return kind === 'noBreak' && note === '' && from <= stretch.from && to >= stretch.to;
}
