import type { EditorView } from '@tiptap/pm/view';
import type { Token } from '../../../domain/transcript/tokensOf.ts';

/** Moves a DOM range to a stretch of the text that `element` holds, given in UTF-16 offsets of the paragraph. */
export function placeRange(range: Range, view: EditorView, element: HTMLElement, { start, end }: Token): void {
  const from = view.posAtDOM(element, 0) + start;
  const first = view.domAtPos(from, 1);
  const last = view.domAtPos(from + end - start, -1);
  range.setStart(first.node, Math.min(first.offset, lengthOf(first.node)));
  range.setEnd(last.node, Math.min(last.offset, lengthOf(last.node)));
}

/** While an input method composes, the DOM may be shorter than the document it stands for. */
function lengthOf(node: Node): number {
  return node instanceof Text ? node.length : node.childNodes.length;
}
