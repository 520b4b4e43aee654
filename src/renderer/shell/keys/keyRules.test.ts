import { describe, expect, it } from 'vitest';
import { canonicalKey, refusalOf } from './keyRules.ts';

describe('canonicalKey', () => {
  it('puts modifiers in order', () => {
    expect(canonicalKey('Shift+Ctrl+K')).toBe('Ctrl+Shift+K');
    expect(canonicalKey('Alt + F1')).toBe('Alt+F1');
    expect(canonicalKey('Gamepad12')).toBe('Gamepad12');
  });

  it('knows what is no key', () => {
    for (const text of ['', 'Ctrl', 'Ctrl+', '+', 'Ctrl+Ctrl+K', 'Meta+K', 'k', 'é', 'F1+Ctrl']) {
      expect([text, canonicalKey(text)]).toEqual([text, null]);
    }
  });
});

describe('refusalOf', () => {
  it.each([
    ['F5', null],
    ['Escape', null],
    ['Ctrl+K', null],
    ['Alt+1', null],
    ['Ctrl+Enter', null],
    ['Alt+ArrowUp', null],
    ['Gamepad0', null],
    ['Pause', null],
    ['K', 'typing'],
    ['Shift+Slash', 'typing'],
    ['Space', 'typing'],
    ['Numpad5', 'typing'],
    ['Ctrl+Alt+E', 'altGr'],
    ['Enter', 'editing'],
    ['Shift+ArrowLeft', 'editing'],
    ['Ctrl+ArrowLeft', 'editing'],
    ['Ctrl+V', 'editing'],
    ['Tab', 'tab'],
    ['Ctrl+W', 'browser'],
    ['Alt+F4', 'browser'],
    ['Meta+K', 'unknown'],
  ] as const)('%s: %s', (key, reason) => {
    expect(refusalOf(key, 'talk', false)).toBe(reason);
  });

  it('lets Tab serve in the text', () => {
    expect(refusalOf('Tab', 'text', false)).toBeNull();
    expect(refusalOf('Shift+Tab', 'text', false)).toBeNull();
  });

  it('leaves Option with a character to typing on a Mac', () => {
    expect(refusalOf('Alt+1', 'talk', true)).toBe('typing');
    expect(refusalOf('Ctrl+Alt+1', 'talk', true)).toBeNull();
  });
});
