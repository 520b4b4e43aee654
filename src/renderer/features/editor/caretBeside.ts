import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Puts the caret where a click beside the text means it: at the end of the text below it, else in the line at that
 * height. `false` for a click that is the text's own, or on a scroll bar.
 */
export function caretBeside(view: EditorView, event: MouseEvent): boolean {
  const { target, clientX, clientY, shiftKey } = event;
  if (!(target instanceof Element) || event.button !== 0 || event.offsetX >= target.clientWidth) return false;
  if (!target.contains(view.dom) || target === view.dom) return false;
  const { doc, tr, selection } = view.state;
  const $head = clientY >= view.dom.getBoundingClientRect().bottom ? undefined : lineAt(view, clientX, clientY);
  const end = $head ?? TextSelection.atEnd(doc).$head;
  view.dispatch(tr.setSelection(TextSelection.between(shiftKey ? selection.$anchor : end, end)));
  view.focus();
  return true;
}

function lineAt(view: EditorView, x: number, y: number) {
  const column = view.dom.querySelector('p, h2')!.getBoundingClientRect();
  const left = Math.min(Math.max(x, column.left + 1), column.right - 1);
  const found = view.posAtCoords({ left, top: y });
  return found === null ? undefined : view.state.doc.resolve(found.pos);
}
