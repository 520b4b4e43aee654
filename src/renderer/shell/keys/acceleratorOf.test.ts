import { describe, expect, it } from 'vitest';
import { readMenuKeys } from '../../../main/menus.ts';
import { COMMANDS } from '../commands.ts';
import { acceleratorOf } from './acceleratorOf.ts';

describe('acceleratorOf', () => {
  it('writes keys as Electron does', () => {
    expect(acceleratorOf('Ctrl+Shift+ArrowUp')).toBe('CmdOrCtrl+Shift+Up');
    expect(acceleratorOf('Ctrl+Slash')).toBe('CmdOrCtrl+/');
    expect(acceleratorOf('Alt+Numpad7')).toBe('Alt+num7');
    expect(acceleratorOf('Gamepad0')).toBeNull();
  });

  it('writes every key of the table so that the menu bar can show it', () => {
    const sent = Object.fromEntries(COMMANDS.flatMap(({ keys }) => keys).map((key) => [key, acceleratorOf(key)]));
    expect(readMenuKeys(sent)).toEqual(sent);
  });
});
