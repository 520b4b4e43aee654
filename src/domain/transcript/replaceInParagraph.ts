import type { ReplacedRange } from './replacedRange.ts';
import { mapMarks } from './textMarks.ts';
import type { Paragraph } from './transcript.ts';
import { retimeWords } from './retimeWords.ts';

/** A piece of text to put in the place of the half-open UTF-16 range `[from, to)` of a text. */
export interface TextReplacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * A paragraph with pieces of its text replaced (ascending, disjoint), as the editor does it: words that no
 * replacement touches keep their times, a corrected word keeps its time and anchor, new words share out what is left;
 * marks stay with their text.
 *
 * Throws `RangeError` when the replacements overlap, run backwards or lie outside the text.
 */
export function replaceInParagraph(paragraph: Paragraph, replacements: readonly TextReplacement[]): Paragraph {
  if (replacements.length === 0) return paragraph;
  const { text, ranges } = replaceText(paragraph.text, replacements);
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
  const { ranges } = replaceText(text, replacements);
  return ranges.map(({ oldFrom, oldTo, newFrom, newTo }) => ({
    from: newFrom,
    to: newTo,
    text: text.slice(oldFrom, oldTo),
  }));
}

function replaceText(
  text: string,
  replacements: readonly TextReplacement[],
): { readonly text: string; readonly ranges: readonly ReplacedRange[] } {
  const ranges: ReplacedRange[] = [];
  let result = '';
  let done = 0;
  for (const { from, to, text: inserted } of replacements) {
    if (from < done || to < from || to > text.length) throw new RangeError(`no place for a replacement: ${from}-${to}`);
    result += text.slice(done, from);
    ranges.push({ oldFrom: from, oldTo: to, newFrom: result.length, newTo: result.length + inserted.length });
    result += inserted;
    done = to;
  }
  return { text: result + text.slice(done), ranges };
}
