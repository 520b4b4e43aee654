import { describe, expect, it } from 'vitest';
import { keysStrings } from '../../ui/strings/keys.ts';
import { readableKey } from './readableKey.ts';

const french = keysStrings.fr.names;
const azerty = new Map([
  ['Slash', '!'],
  ['BracketLeft', '^'],
  ['Digit1', '&'],
  ['KeyA', 'q'],
]);

describe('readableKey', () => {
  it('names keys in the language shown', () => {
    expect(readableKey('Ctrl+Shift+Space', french, undefined, false)).toBe('Ctrl+Maj+Espace');
    expect(readableKey('Escape', keysStrings.en.names)).toBe('Esc');
    expect(readableKey('Alt+ArrowUp', french, undefined, false)).toBe('Alt+↑');
    expect(readableKey('Gamepad0', french)).toBe('Manette 0');
    expect(readableKey('Numpad7', french)).toBe('Pavé 7');
  });

  it('shows the signs of the keyboard, and letters and digits as they are called', () => {
    expect(readableKey('Ctrl+Slash', french, azerty, false)).toBe('Ctrl+!');
    expect(readableKey('Ctrl+Slash', french, undefined, false)).toBe('Ctrl+/');
    expect(readableKey('Alt+1', french, azerty, false)).toBe('Alt+1');
    expect(readableKey('Ctrl+A', french, azerty, false)).toBe('Ctrl+A');
  });

  it('writes modifiers as a Mac does', () => {
    expect(readableKey('Ctrl+Shift+K', french, undefined, true)).toBe('⌘⇧K');
    // Those that are held by themselves, while something is dragged.
    expect(['Ctrl', 'Alt', 'Shift'].map((key) => readableKey(key, french, undefined, true))).toEqual(['⌘', '⌥', '⇧']);
    expect(['Ctrl', 'Shift'].map((key) => readableKey(key, french, undefined, false))).toEqual(['Ctrl', 'Maj']);
  });
});
