import { describe, expect, it } from 'vitest';
import { keyOf, type KeyPress } from './keyOf.ts';

function press(code: string, key: string, held: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress {
  const { altGraph = false, ...rest } = held;
  return {
    code,
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
    ...rest,
  };
}

describe('keyOf', () => {
  it('goes by the place of digits and signs, whatever they type', () => {
    expect(keyOf(press('Digit1', '&', { altKey: true }))).toBe('Alt+1');
    expect(keyOf(press('Slash', '!', { ctrlKey: true }))).toBe('Ctrl+Slash');
    expect(keyOf(press('Numpad1', '1', { altKey: true }))).toBe('Alt+Numpad1');
  });

  it('goes by the letter that is printed on a key, as on AZERTY and QWERTZ', () => {
    expect(keyOf(press('KeyW', 'z', { ctrlKey: true }))).toBe('Ctrl+Z');
    expect(keyOf(press('KeyY', 'Z', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Z');
    expect(keyOf(press('Semicolon', 'm', { ctrlKey: true }))).toBe('Ctrl+M');
  });

  it('goes by the place where a key has no Latin letter', () => {
    expect(keyOf(press('KeyK', 'к', { ctrlKey: true }))).toBe('Ctrl+K');
    expect(keyOf(press('BracketLeft', 'Dead', { ctrlKey: true }))).toBe('Ctrl+BracketLeft');
  });

  it('is nothing where a character is typed', () => {
    expect(keyOf(press('KeyK', 'k'))).toBeNull();
    expect(keyOf(press('Digit1', '1', { shiftKey: true }))).toBeNull();
    expect(keyOf(press('Space', ' '))).toBeNull();
    expect(keyOf(press('BracketLeft', 'Dead'))).toBeNull();
  });

  it('is nothing with AltGr, which Windows tells as Ctrl and Alt', () => {
    expect(keyOf(press('KeyE', '€', { altGraph: true }))).toBeNull();
    expect(keyOf(press('Digit0', '@', { altGraph: true, ctrlKey: true, altKey: true }))).toBeNull();
  });

  it('is nothing during a composition', () => {
    expect(keyOf(press('KeyK', 'k', { ctrlKey: true, isComposing: true }))).toBeNull();
    expect(keyOf(press('F1', 'Process'))).toBeNull();
  });

  it('is nothing while only modifiers are down', () => {
    expect(keyOf(press('ControlLeft', 'Control', { ctrlKey: true }))).toBeNull();
  });

  it('takes Command for Ctrl on a Mac, and leaves the key of Windows to the desktop', () => {
    expect(keyOf(press('KeyK', 'k', { metaKey: true }), true)).toBe('Ctrl+K');
    expect(keyOf(press('KeyK', 'k', { metaKey: true }), false)).toBeNull();
  });

  it('leaves Option to typing on a Mac', () => {
    expect(keyOf(press('Digit7', '«', { altKey: true }), true)).toBeNull();
    expect(keyOf(press('Digit7', '«', { altKey: true, metaKey: true }), true)).toBe('Ctrl+Alt+7');
    expect(keyOf(press('ArrowUp', 'ArrowUp', { altKey: true }), true)).toBe('Alt+ArrowUp');
  });
});
