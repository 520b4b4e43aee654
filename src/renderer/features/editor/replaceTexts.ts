import { closeHistory } from '@tiptap/pm/history';
import type { Command } from '@tiptap/pm/state';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { blocksOf } from './editCommands.ts';

/** A replacement of the half-open range `[from, to)` of UTF-16 offsets in a paragraph's text. */
export interface TextReplacement {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Makes replacements in any paragraphs as one undo step; words keep their times as when they are typed over. Those of
 * one paragraph must not overlap. `false`, and nothing is changed, when a paragraph is gone or a range lies outside it.
 */
export function replaceTexts(replacements: readonly TextReplacement[]): Command {
  return (state, dispatch) => {
    const starts = new Map(blocksOf(state.doc).map(({ node, position }) => [node.attrs['id'], { node, position }]));
    const placed = replacements.map(({ paragraphId, from, to, text }) => {
      const block = starts.get(paragraphId);
      const fits = block !== undefined && from >= 0 && from <= to && to <= block.node.content.size;
      return fits ? { from: block.position + 1 + from, to: block.position + 1 + to, text } : null;
    });
    if (placed.length === 0 || placed.includes(null)) return false;
    const transaction = state.tr;
    // From the last, so that the positions of those before stay good.
    for (const { from, to, text } of placed.filter((place) => place !== null).toSorted((a, b) => b.from - a.from)) {
      transaction.insertText(text, from, to);
    }
    dispatch?.(closeHistory(transaction));
    return true;
  };
}
