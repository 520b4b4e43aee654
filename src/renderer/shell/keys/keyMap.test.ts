import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, commandEntry, scopesOverlap } from '../commands.ts';
import { anyChoice, anyKey } from './arbitraryKeys.suite.ts';
import {
  readKeyChoice,
  resolveKeys,
  takenFrom,
  withKeys,
  withoutChange,
  type KeyChoice,
  type KeyMap,
} from './keyMap.ts';

const LUTRIN: KeyChoice = { preset: 'lutrin', changes: {} };

function conflicts(keyMap: KeyMap): string[] {
  return COMMANDS.flatMap((command) =>
    (keyMap.get(command.id) ?? []).filter((key) => takenFrom(keyMap, command, key) !== null),
  );
}

describe('resolveKeys', () => {
  it('gives every command its keys of the table by default', () => {
    const keyMap = resolveKeys(LUTRIN);
    for (const { id, keys } of COMMANDS) expect([id, keyMap.get(id)]).toEqual([id, keys]);
  });

  it('takes a key of the table from its command when the user gives it to another', () => {
    const keyMap = resolveKeys({ preset: 'lutrin', changes: { export: ['F1'] } });
    expect(keyMap.get('export')).toEqual(['F1']);
    expect(keyMap.get('back')).toEqual([]);
  });

  it('lets the preset go before the table, and the user before the preset', () => {
    const preset = resolveKeys({ preset: 'subtitleEdit', changes: {} });
    expect(preset.get('back')).toEqual(['F7', 'Alt+ArrowLeft']);
    expect(preset.get('showKeys')).toEqual(['F1', 'Shift+F1']);
    const own = resolveKeys({ preset: 'subtitleEdit', changes: { export: ['F1'], back: [] } });
    expect(own.get('showKeys')).toEqual(['Shift+F1']);
    expect(own.get('back')).toEqual([]);
  });

  it('moves Alt with a character to Command and Option on a Mac, where Option types', () => {
    const keyMap = resolveKeys(LUTRIN, true);
    expect(keyMap.get('speaker1')).toEqual(['Ctrl+Alt+1']);
    expect(keyMap.get('previousParagraph')).toEqual(['Alt+ArrowUp']);
  });

  it('never gives one key to two commands where both work, whatever was chosen', () => {
    fc.assert(
      fc.property(
        anyChoice,
        fc.boolean(),
        (choice, isMac) => void expect(conflicts(resolveKeys(choice, isMac))).toEqual([]),
      ),
    );
  });
});

describe('withKeys', () => {
  it('gives a command exactly its keys, and leaves those of unrelated commands', () => {
    fc.assert(
      fc.property(
        anyChoice,
        fc.constantFrom(...COMMANDS),
        fc.array(anyKey, { maxLength: 2 }),
        (choice, command, keys) => {
          const before = resolveKeys(choice);
          const after = resolveKeys(withKeys(choice, command.id, keys));
          expect(after.get(command.id)).toEqual([...new Set(keys)]);
          for (const other of COMMANDS.filter(({ id }) => id !== command.id)) {
            const lost = (before.get(other.id) ?? []).filter((key) => !(after.get(other.id) ?? []).includes(key));
            expect(
              scopesOverlap(other.scope, command.scope) ? lost.filter((key) => !keys.includes(key)) : lost,
            ).toEqual([]);
          }
        },
      ),
    );
  });

  it('is taken back by withoutChange, which returns the key to where it was', () => {
    const taken = withKeys(LUTRIN, 'export', ['F1']);
    expect(resolveKeys(taken).get('back')).toEqual([]);
    expect(resolveKeys(withoutChange(taken, 'export'))).toEqual(resolveKeys(LUTRIN));
  });
});

describe('takenFrom', () => {
  it('sees a key only where both commands work', () => {
    const keyMap = resolveKeys(LUTRIN);
    expect(takenFrom(keyMap, commandEntry('export'), 'F1')?.id).toBe('back');
    expect(takenFrom(keyMap, commandEntry('importFiles'), 'F1')).toBeNull();
    expect(takenFrom(keyMap, commandEntry('back'), 'F1')).toBeNull();
  });
});

describe('readKeyChoice', () => {
  it('leaves out what it does not know, and never throws', () => {
    expect(readKeyChoice({ preset: 'lotus123', changes: { fly: ['F1'], export: ['F1', 'X', 7] } })).toEqual({
      preset: 'lutrin',
      changes: { export: ['F1'] },
    });
    fc.assert(fc.property(fc.anything(), (stored) => void expect(readKeyChoice(stored).preset).toBe('lutrin')));
  });

  it('reads what was chosen', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        expect(readKeyChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
      }),
    );
  });
});
