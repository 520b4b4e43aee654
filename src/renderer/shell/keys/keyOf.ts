/** What `keyOf` reads of a key press. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Pick<KeyboardEvent, 'isComposing' | 'getModifierState'>;

/** Whether the window is on a Mac, where Command is what Ctrl is elsewhere, and Option types characters. */
export const IS_MAC = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const MODIFIER_CODES = /^(Control|Shift|Alt|Meta|OS)(Left|Right)?$|^(AltGraph|CapsLock|NumLock|ScrollLock|Fn|FnLock)$/;

/**
 * The key that was pressed as commands write it, `Ctrl+Alt+Shift+<key>`, or `null` when the press is typing: it types
 * a character, belongs to a composition or a dead key, is made with AltGr, or is only a modifier.
 *
 * A key goes by its place (`KeyboardEvent.code` without `Key` and `Digit`), so that digits and signs stay where they
 * are on AZERTY and QWERTZ. Letters alone go by what is printed on them: by its place `Ctrl+Z` would be `Ctrl+W` on
 * AZERTY and redo on QWERTZ. Where a key has no Latin letter (Cyrillic, dead keys) the place is all there is.
 * `Ctrl` stands for Command on a Mac.
 */
export function keyOf(event: KeyPress, isMac = IS_MAC): string | null {
  return isTyping(event, isMac) || isModifier(event) ? null : keyName(event);
}

/** The key that was pressed, whatever it would type. */
export function keyName(event: KeyPress): string {
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
  ];
  return modifiers.join('') + (printedLetter(event) ?? event.code.replace(/^Key|^Digit(?=\d)/, ''));
}

/** Whether only a modifier went down, or a key that the system does not name. */
export function isModifier({ code }: KeyPress): boolean {
  return code === '' || MODIFIER_CODES.test(code);
}

function isTyping(event: KeyPress, isMac: boolean): boolean {
  if (event.isComposing || event.key === 'Process' || event.getModifierState('AltGraph')) return true;
  // The key of Windows or Super is the desktop's.
  if (event.metaKey && !isMac) return true;
  const isCharacter = event.key === 'Dead' || [...event.key].length === 1;
  const hasCommandKey = event.ctrlKey || event.metaKey;
  return isCharacter && !hasCommandKey && (!event.altKey || isMac);
}

function printedLetter({ key, code }: KeyPress): string | null {
  // A digit pad and a row of digits never have letters, whatever a layout answers.
  return /^[a-z]$/i.test(key) && !/^(Digit|Numpad)/.test(code) ? key.toUpperCase() : null;
}
