import type { EditorState } from '@tiptap/pm/state';
import type { ParagraphId } from '../../../domain/transcript/transcript.ts';

/** What is selected of each paragraph, as half-open UTF-16 offsets of its text; empty while there is only a caret. */
export function selectedRanges({
  doc,
  selection,
}: EditorState): { readonly paragraphId: ParagraphId; readonly from: number; readonly to: number }[] {
  const ranges: { paragraphId: ParagraphId; from: number; to: number }[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (!node.isTextblock) return true;
    const from = Math.max(0, selection.from - position - 1);
    const to = Math.min(node.content.size, selection.to - position - 1);
    if (from < to) ranges.push({ paragraphId: node.attrs['id'] as ParagraphId, from, to });
    return false;
  });
  return ranges;
}
