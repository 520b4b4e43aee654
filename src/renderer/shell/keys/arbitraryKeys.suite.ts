import * as fc from 'fast-check';
import { COMMANDS } from '../commands.ts';
import type { KeyChoice } from './keyMap.ts';
import { refusalOf } from './keyRules.ts';
import { PRESET_IDS, type KeyChanges } from './presets.ts';

const CODES = ['A', 'K', 'Z', '1', '0', 'F1', 'F5', 'F9', 'F12', 'Escape', 'ArrowUp', 'Enter', 'Slash', 'Gamepad0'];

/** Any key of a few that choices are likely to quarrel about, usable or not. */
export const anyKey = fc
  .tuple(fc.subarray(['Ctrl', 'Alt', 'Shift']), fc.constantFrom(...CODES))
  .map(([modifiers, code]) => [...modifiers, code].join('+'));

/** Any choice whose keys may be given to their commands; two commands may have the same key. */
export const anyChoice: fc.Arbitrary<KeyChoice> = fc
  .tuple(
    fc.constantFrom(...PRESET_IDS),
    fc.array(fc.tuple(fc.constantFrom(...COMMANDS), fc.array(anyKey, { maxLength: 3 })), { maxLength: 8 }),
  )
  .map(([preset, changed]) => ({
    preset,
    changes: Object.fromEntries(
      changed.map(([{ id, scope }, keys]) => [id, keys.filter((key) => refusalOf(key, scope) === null)]),
    ) as KeyChanges,
  }));
