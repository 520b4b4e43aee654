import { settingNow } from '../../host/settings.ts';
import { timeAtPosition } from './soundPlaces.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/**
 * Goes to the word that is clicked, in the way that is set. A click with `Ctrl` (Command on a Mac) that goes to a word
 * leaves the caret alone; one that does not is a plain click. Returns a function that stops.
 */
export function seekByClick(editor: TranscriptEditor, seek: (timeMs: number) => void): () => void {
  const { dom } = editor.view;
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  dom.addEventListener('mousedown', (event) => isSeekingWithKey(event) && event.preventDefault(), options);
  dom.addEventListener(
    'click',
    (event) => {
      if (!isSeekingWithKey(event) && !isSeekingPlainly(event)) return;
      const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY });
      const timeMs = at === null ? null : timeAtPosition(editor, at.pos);
      if (timeMs !== null) seek(timeMs);
    },
    options,
  );
  return () => ending.abort();
}

function isSeekingWithKey(event: MouseEvent): boolean {
  const isWithKey = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  return settingNow('seekClick') === 'ctrlClick' && isWithKey && isOnText(event);
}

/** A click that selected something, or is the second of two, was not meant for the sound. */
function isSeekingPlainly(event: MouseEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const isPlain = !hasModifier && event.detail === 1 && document.getSelection()?.isCollapsed === true;
  return settingNow('seekClick') === 'click' && isPlain && isOnText(event);
}

function isOnText({ button, target }: MouseEvent): boolean {
  return button === 0 && target instanceof Element && target.closest('p, h2') !== null;
}
