import { closeHistory } from '@tiptap/pm/history';
import type { Command, Transaction } from '@tiptap/pm/state';
import { replacedRanges } from '../../../domain/transcript/replaceInParagraph.ts';
import { isPin, mapMarks } from '../../../domain/transcript/textMarks.ts';
import type { TextReplacement } from '../../../domain/transcript/textRange.ts';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import { marksOf } from './documentBridge.ts';
import { blocksOf, type Placed } from './editCommands.ts';

/** A replacement in the text of a paragraph. */
export interface PlacedReplacement extends TextReplacement {
  readonly paragraphId: ParagraphId;
}

/**
 * Makes replacements in any paragraphs as one undo step; words keep their times as when they are typed over, and marks
 * stay with what replaces their words. Those of one paragraph must not overlap. `false`, and nothing is changed, when a
 * paragraph is gone or a range lies outside it.
 */
export function replaceTexts(replacements: readonly PlacedReplacement[]): Command {
  return (state, dispatch) => {
    const edits = Map.groupBy(replacements, ({ paragraphId }) => paragraphId);
    const blocks = blocksOf(state.doc).filter(({ node }) => edits.has(node.attrs['id'] as ParagraphId));
    const isFitting = blocks.every(({ node }) =>
      edits
        .get(node.attrs['id'] as ParagraphId)!
        .every(({ from, to }) => from >= 0 && from <= to && to <= node.content.size),
    );
    if (blocks.length === 0 || blocks.length < edits.size || !isFitting) return false;
    const transaction = state.tr;
    // From the last, so that the positions of those before stay good.
    for (const block of blocks.toReversed()) {
      replaceIn(transaction, block, edits.get(block.node.attrs['id'] as ParagraphId)!);
    }
    dispatch?.(closeHistory(transaction));
    return true;
  };
}

function replaceIn(transaction: Transaction, { node, position }: Placed, edits: readonly PlacedReplacement[]): void {
  const start = position + 1;
  const ordered = edits.toSorted((a, b) => a.from - b.from);
  for (const { from, to, text } of ordered.toReversed()) transaction.insertText(text, start + from, start + to);
  // ProseMirror marks what replaces marked text only where the mark goes on behind it. Pins are the re-timing plugin's.
  for (const mark of mapMarks(marksOf(node), replacedRanges(ordered))) {
    if (isPin(mark)) continue;
    const { from, to, kind, note } = mark;
    transaction.addMark(start + from, start + to, node.type.schema.mark(kind, { note }));
  }
}
