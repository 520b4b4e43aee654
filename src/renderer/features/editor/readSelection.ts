import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { mergeWithNext, mergeWithPrevious } from './editCommands.ts';

/** What `EditorView` does not declare of itself (prosemirror-view 1.x). */
interface ObservingView {
  readonly domObserver: { flush(): void; forceFlush(): void };
}

/**
 * Takes over what is selected in the browser. It tells of that a moment later, and a key that follows at once would
 * work on the selection before.
 */
export function readSelection(view: EditorView): void {
  if (view.composing) return;
  const { domObserver } = view as unknown as ObservingView;
  // What waits to be read first, since nothing else is read meanwhile.
  domObserver.forceFlush();
  domObserver.flush();
}

/**
 * Lets every key find the selection that the browser has, and joins paragraphs with the times of both wherever the
 * browser would join them itself: not only keys do that, but also menus and keyboards on the screen. Its own joining
 * glues two words, and ProseMirror reads it as text that was typed anew.
 */
export function readSelectionAtKeys(): Plugin {
  return new Plugin({
    props: { handleDOMEvents: { keydown: readSelection, beforeinput: joinParagraphs, cut: joinByCut } },
  });
}

/** Cutting nothing but the break between two paragraphs joins them as its deletion does; the break is copied. */
function joinByCut(view: EditorView, event: ClipboardEvent): boolean {
  readSelection(view);
  const { selection } = view.state;
  if (!view.editable || view.composing || selection.empty || event.clipboardData === null) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  if (!mergeWithNext(view.state, view.dispatch)) return false;
  event.clipboardData.setData('text/html', dom.innerHTML);
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
  return true;
}

/** A browser's own deletion at the edge of a paragraph becomes a join; `true` when it did. */
function joinParagraphs(view: EditorView, event: InputEvent): boolean {
  const { inputType } = event;
  if (!view.editable || view.composing || !inputType.startsWith('delete')) return false;
  readSelection(view);
  const isJoined =
    (inputType.endsWith('Backward') && mergeWithPrevious(view.state, view.dispatch)) ||
    (inputType.endsWith('Forward') && mergeWithNext(view.state, view.dispatch));
  if (isJoined) event.preventDefault();
  return isJoined;
}
