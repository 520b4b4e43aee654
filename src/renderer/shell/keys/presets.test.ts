import { describe, expect, it } from 'vitest';
import { COMMANDS, commandEntry } from '../commands.ts';
import type { CommandId } from '../../ui/strings/commands.ts';
import { resolveKeys } from './keyMap.ts';
import { refusalOf } from './keyRules.ts';
import { PRESET_IDS, PRESETS } from './presets.ts';

describe.each(PRESET_IDS)('the preset %s', (preset) => {
  const named = Object.entries(PRESETS[preset]) as [CommandId, readonly string[]][];

  it('has no conflict of its own: every key it names is where it says', () => {
    const keyMap = resolveKeys({ preset, changes: {} }, false);
    for (const [id, keys] of named) expect([id, keyMap.get(id)]).toEqual([id, keys]);
  });

  it('names only keys that may be given', () => {
    const given = resolveKeys({ preset, changes: {} }, false);
    const refused = COMMANDS.flatMap(({ id, scope }) =>
      (given.get(id) ?? []).map((key) => [id, key, refusalOf(key, scope, false)]).filter(([, , why]) => why !== null),
    );
    expect(refused).toEqual([]);
  });

  it('leaves a key for playing, and one for the list of keys', () => {
    const keyMap = resolveKeys({ preset, changes: {} });
    expect(keyMap.get(commandEntry('playPause').id)).not.toEqual([]);
    expect(keyMap.get('showKeys')).not.toEqual([]);
  });
});
