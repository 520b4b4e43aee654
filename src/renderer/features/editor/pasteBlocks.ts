import type { Node, Slice } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';

/**
 * Puts whole paragraphs, selected up to the start of the next, before the one at whose start the caret is. Pasted as any
 * other text the last of them would become the start of that paragraph, and its speaker's. `false` for anything else.
 */
export function pasteBlocks(slice: Slice): Command {
  return (state, dispatch) => {
    const { $head, empty } = state.selection;
    const blocks: Node[] = [];
    slice.content.descendants((node) => void (node.isTextblock && blocks.push(node)));
    const isWhole = blocks.length > 1 && blocks.at(-1)!.content.size === 0;
    if (!isWhole || !empty || $head.parentOffset > 0 || $head.parent.content.size === 0) return false;
    dispatch?.(state.tr.insert($head.before(), blocks.slice(0, -1)).setMeta('paste', true).scrollIntoView());
    return true;
  };
}
