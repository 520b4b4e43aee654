import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Puts the browser's caret where the editor's is at the moment the text gets the focus. A browser puts it at the start
 * of the text, and ProseMirror moves it back 20 ms later: what is typed right after a dialog has closed would stand at
 * the start. A click sets its own caret afterwards.
 *
 * For 200 ms after the focus ProseMirror also takes a caret that comes to the start of the text for the browser's doing
 * and puts it back. A key that goes there means it.
 */
export function caretOnFocus(): Plugin {
  return new Plugin({ props: { handleDOMEvents: { focus: restoreCaret, keydown: forgetFocus } } });
}

function restoreCaret(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const from = view.domAtPos(anchor);
  const to = view.domAtPos(head);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** What `EditorView` does not declare of itself (`DOMObserver.flush` of prosemirror-view 1.x reads it). */
interface FocusedView {
  readonly input: { lastFocus: number };
}

function forgetFocus(view: EditorView): void {
  (view as unknown as FocusedView).input.lastFocus = 0;
}
