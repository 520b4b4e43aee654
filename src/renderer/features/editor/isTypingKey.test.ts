import { describe, expect, it } from 'vitest';
import { isTypingKey } from './isTypingKey.ts';

function press(
  key: string,
  held: { ctrlKey?: boolean; metaKey?: boolean; altGraph?: boolean; isComposing?: boolean } = {},
) {
  const { ctrlKey = false, metaKey = false, isComposing = false, altGraph = false } = held;
  return isTypingKey({
    key,
    ctrlKey,
    metaKey,
    isComposing,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
  });
}

describe('isTypingKey', () => {
  it('is true of what types, composes or deletes', () => {
    expect(
      ['a', 'É', ' ', '𝄞', 'Enter', 'Backspace', 'Delete', 'Dead', 'Process'].map((key) => press(key)),
    ).not.toContain(false);
    expect(press('Unidentified', { isComposing: true })).toBe(true);
  });

  it('is false of modifiers, moves and function keys', () => {
    expect(['Control', 'Shift', 'ArrowLeft', 'Home', 'PageUp', 'Escape', 'F1'].map((key) => press(key))).not.toContain(
      true,
    );
  });

  it('tells a shortcut from a character of the third level', () => {
    expect(press('c', { ctrlKey: true })).toBe(false);
    expect(press('c', { metaKey: true })).toBe(false);
    expect(press('@', { ctrlKey: true, altGraph: true })).toBe(true);
  });
});
