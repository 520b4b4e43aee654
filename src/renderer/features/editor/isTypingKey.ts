const EDITING_KEYS = new Set(['Backspace', 'Delete', 'Enter', 'Dead', 'Process']);

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'getModifierState'>;

/** Whether a key pressed in the text types, composes or deletes there, and is not a shortcut or a way to move. */
export function isTypingKey(event: KeyPress): boolean {
  if (event.isComposing || EDITING_KEYS.has(event.key)) return true;
  // `AltGr` counts as Ctrl and Alt on some systems, and types characters.
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  return !isShortcut && [...event.key].length === 1;
}
