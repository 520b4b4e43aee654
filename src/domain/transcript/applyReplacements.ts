import type { TextReplacement } from './textRange.ts';

/**
 * A text with changes made. `replacements` are ascending and disjoint, in offsets of `text`; throws `RangeError` when
 * they are not.
 */
export function applyReplacements(text: string, replacements: readonly TextReplacement[]): string {
  let result = '';
  let end = 0;
  for (const { from, to, text: put } of replacements) {
    if (from < end || to < from || to > text.length)
      throw new RangeError(`not ascending and disjoint: [${from}, ${to})`);
    result += text.slice(end, from) + put;
    end = to;
  }
  return result + text.slice(end);
}
