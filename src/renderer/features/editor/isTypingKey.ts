const EDITING_KEYS = new Set(['Backspace', 'Delete', 'Enter', 'Dead', 'Process']);

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'getModifierState'>;

/** Whether a key pressed in the text types, composes or deletes there, and is not a shortcut or a way to move. */
export function isTypingKey(event: KeyPress): boolean {
  if (event.isComposing || EDITING_KEYS.has(event.key)) return true;
  // `AltGr` counts as Ctrl and Alt on some systems, and types characters.
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  return !isShortcut && [...event.key].length === 1;
}

/** Runs `onTyped` at each key that types in an element, and at each paste, cut and drop. Returns a function that stops. */
export function watchTyping(element: HTMLElement, onTyped: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  element.addEventListener('keydown', (event) => isTypingKey(event) && onTyped(), { signal });
  for (const type of ['paste', 'cut', 'drop', 'compositionupdate']) element.addEventListener(type, onTyped, { signal });
  return () => ending.abort();
}
