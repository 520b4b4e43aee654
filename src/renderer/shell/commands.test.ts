import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, readableKey } from './commands.ts';

function press(code: string, modifiers: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return {
    code,
    key: '?',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...modifiers,
  } as KeyboardEvent;
}

describe('commandOf', () => {
  it('goes by the physical key, whatever it types', () => {
    expect(commandOf(press('KeyK', { ctrlKey: true, key: 'к' }))).toBe('goToTime');
    expect(commandOf(press('Slash', { ctrlKey: true, key: '!' }))).toBe('showKeys');
  });

  it('takes Command for Ctrl', () => {
    expect(commandOf(press('KeyK', { metaKey: true }))).toBe('goToTime');
  });

  it('leaves the caret alone while a form is filled in', () => {
    expect(commandOf(press('F11'), true)).toBeNull();
    expect(commandOf(press('F9'), true)).toBe('playPause');
  });

  it('knows nothing of plain letters', () => {
    expect(commandOf(press('KeyK'))).toBeNull();
  });
});

describe('COMMANDS', () => {
  it('gives no key twice', () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('readableKey', () => {
  it('shows what is printed on the key', () => {
    expect(readableKey('Alt+ArrowUp')).toBe('Alt+↑');
  });
});
