import { applyReplacements } from './applyReplacements.ts';
import type { ReplacedRange } from './replacedRange.ts';
import { mapMarks } from './textMarks.ts';
import type { TextReplacement } from './textRange.ts';
import type { Paragraph } from './transcript.ts';
import { retimeWords } from './retimeWords.ts';

/**
 * A paragraph with pieces of its text replaced (ascending, disjoint), as the editor does it: words that no
 * replacement touches keep their times, a corrected word keeps its time and anchor, new words share out what is left;
 * marks stay with their text.
 *
 * Throws `RangeError` when the replacements overlap, run backwards or lie outside the text.
 */
export function replaceInParagraph(paragraph: Paragraph, replacements: readonly TextReplacement[]): Paragraph {
  if (replacements.length === 0) return paragraph;
  const text = applyReplacements(paragraph.text, replacements);
  const ranges = replacedRanges(replacements);
  const words = retimeWords(paragraph, text, ranges);
  const marks = mapMarks(paragraph.marks, ranges);
  if (words.length === 0) return { ...paragraph, text, words, marks };
  const firstMs = words[0]![0];
  const lastMs = words.reduce((latest, word) => Math.max(latest, word[1]), 0);
  return {
    ...paragraph,
    text,
    words,
    marks,
    startMs: Math.min(paragraph.startMs ?? firstMs, firstMs),
    endMs: Math.max(paragraph.endMs ?? lastMs, lastMs),
  };
}

/** The replacements that give back the text they were applied to. */
export function invertReplacements(text: string, replacements: readonly TextReplacement[]): TextReplacement[] {
  return replacedRanges(replacements).map(({ oldFrom, oldTo, newFrom, newTo }) => ({
    from: newFrom,
    to: newTo,
    text: text.slice(oldFrom, oldTo),
  }));
}

/** What each replacement covers before and after all are made. */
export function replacedRanges(replacements: readonly TextReplacement[]): ReplacedRange[] {
  let shift = 0;
  return replacements.map(({ from, to, text }) => {
    const newFrom = from + shift;
    const newTo = newFrom + text.length;
    shift = newTo - to;
    return { oldFrom: from, oldTo: to, newFrom, newTo };
  });
}
