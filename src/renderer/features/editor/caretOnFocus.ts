import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Puts the browser's caret where the editor's is at the moment the text gets the focus. A browser puts it at the start
 * of the text, and ProseMirror moves it back 20 ms later: what is typed right after a dialog has closed would stand at
 * the start. A click sets its own caret afterwards.
 */
export function caretOnFocus(): Plugin {
  return new Plugin({ props: { handleDOMEvents: { focus: restoreCaret } } });
}

function restoreCaret(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const from = view.domAtPos(anchor);
  const to = view.domAtPos(head);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
