import type { ReplacedRange } from '../transcript/replacedRange.ts';
import { applyReplacements } from '../transcript/applyReplacements.ts';
import { replacedRanges } from '../transcript/replaceInParagraph.ts';
import type { Pin } from '../transcript/textMarks.ts';
import { tokensOf, type Token } from '../transcript/tokensOf.ts';
import { TYPED, type Paragraph, type WordTime } from '../transcript/transcript.ts';
import { interpolate, wordTimesOf, type SpokenText, type TimeRange } from '../transcript/wordTimes.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { atomsUnder } from './pinnedGaps.ts';

/** The atoms of a paragraph as it is shown, and the wordings that are shown in it. */
interface ShownAtoms {
  readonly atoms: readonly Atom[];
  readonly wordings: readonly Pin[];
}

/**
 * The atoms of a paragraph that is spoken in `range`, with each `wording` among `pins` in the place of the words that
 * it touches. Words outside keep their times, those of a wording share out the time of what they stand for. Of two
 * wordings for one word the first is shown.
 */
export function shownAtoms(paragraph: Paragraph, range: TimeRange, pins: readonly Pin[]): ShownAtoms {
  const words = wordTimesOf(paragraph, range);
  const spoken = atomsOf(paragraph.text, words, range.startMs);
  const wordings: Pin[] = [];
  const replacements: { from: number; to: number; text: string }[] = [];
  for (const pin of pins) {
    const under = pin.kind === 'wording' ? atomsUnder(spoken, pin) : null;
    if (under === null) continue;
    const from = spoken[under.from]!.from;
    if (from < (replacements.at(-1)?.to ?? 0)) continue;
    replacements.push({ from, to: spoken[under.end - 1]!.to, text: pin.note.trim() });
    wordings.push(pin);
  }
  if (wordings.length === 0) return { atoms: spoken, wordings };
  const shown = applyReplacements(paragraph.text, replacements);
  const ranges = replacedRanges(replacements);
  const times = timesOf(shown, ranges, { text: paragraph.text, words, startMs: range.startMs });
  return { atoms: placeInText(atomsOf(shown, times, range.startMs), spoken, ranges), wordings };
}

/** The times of the tokens of a shown text: each wording keeps to the time of its own stretch, as its cue does. */
function timesOf(
  shown: string,
  ranges: readonly ReplacedRange[],
  { text, words, startMs }: SpokenText & { readonly startMs: number },
): WordTime[] {
  const oldTokens = tokensOf(text);
  const newTokens = tokensOf(shown);
  const times: WordTime[] = [];
  let index = 0;
  for (const { oldFrom, oldTo, newTo } of ranges) {
    for (; index < oldTokens.length && oldTokens[index]!.end <= oldFrom; index++) times.push(words[index]!);
    const first = index;
    while (index < oldTokens.length && oldTokens[index]!.start < oldTo) index++;
    const worded: Token[] = [];
    for (let at = times.length; at < newTokens.length && newTokens[at]!.start < newTo; at++)
      worded.push(newTokens[at]!);
    for (const time of interpolate(worded, spanOf(words.slice(first, index), words[first - 1]?.[1] ?? startMs), TYPED))
      times.push(time);
  }
  for (; index < oldTokens.length; index++) times.push(words[index]!);
  return times;
}

/** When words are spoken; where there are none, the moment `atMs`. */
function spanOf(words: readonly WordTime[], atMs: number): TimeRange {
  const startMs = words[0]?.[0] ?? atMs;
  return { startMs, endMs: words.reduce((latest, [, endMs]) => Math.max(latest, endMs), startMs) };
}

/** Gives atoms of a shown text the places of the text they stand for; those of a wording share out its stretch. */
function placeInText(shown: readonly Atom[], spoken: readonly Atom[], ranges: readonly ReplacedRange[]): Atom[] {
  let passed = 0;
  let source = 0;
  const placed = shown.map((atom): Atom => {
    while (passed < ranges.length && ranges[passed]!.newTo <= atom.from) passed++;
    const range = ranges[passed];
    if (range === undefined || atom.from < range.newFrom) {
      const before = ranges[passed - 1];
      const shift = before === undefined ? 0 : before.oldTo - before.newTo;
      return { ...atom, from: atom.from + shift, to: atom.to + shift };
    }
    const share = (atom.from - range.newFrom) / (range.newTo - range.newFrom);
    const at = range.oldFrom + share * (range.oldTo - range.oldFrom);
    while (source + 1 < spoken.length && spoken[source + 1]!.from <= at) source++;
    // The end is that of the stretch; an atom that is followed by another of the stretch gets its own below.
    return { ...atom, from: spoken[source]!.from, to: range.oldTo };
  });
  return withEnds(placed, spoken);
}

/** Ends each atom before the next one begins: the first of two for one word may end before it begins. */
function withEnds(placed: readonly Atom[], spoken: readonly Atom[]): Atom[] {
  let source = -1;
  return placed.map((atom, index) => {
    const next = placed[index + 1];
    if (next === undefined || next.from >= atom.to) return atom;
    while (source + 1 < spoken.length && spoken[source + 1]!.from < next.from) source++;
    return { ...atom, to: spoken[source]?.to ?? atom.from };
  });
}
