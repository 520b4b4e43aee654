import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChoice } from './arbitraryKeys.suite.ts';
import { formatKeyFile, parseKeyFile } from './keyFile.ts';
import { resolveKeys } from './keyMap.ts';

function fileOf(keys: unknown, rest: object = {}): string {
  return JSON.stringify({ format: 'lutrin-keys', version: 1, preset: 'lutrin', keys, ...rest });
}

describe('formatKeyFile', () => {
  it('is read back as the same keys and the same preset', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const reading = parseKeyFile(formatKeyFile(choice));
        expect(reading.ok && resolveKeys(reading.choice)).toEqual(resolveKeys(choice));
        expect(reading.ok && reading.choice.preset).toBe(choice.preset);
      }),
    );
  });

  it('keeps a command without keys so, when the preset’s key that it had given way to is free again', () => {
    const choice = { preset: 'expressScribe', changes: { back: [], nextMisspelling: [] } } as const;
    const reading = parseKeyFile(formatKeyFile(choice));
    expect(reading.ok && resolveKeys(reading.choice).get('nextMisspelling')).toEqual([]);
  });

  it('changes nothing where nothing was changed', () => {
    const choice = { preset: 'subtitleEdit', changes: {} } as const;
    expect(parseKeyFile(formatKeyFile(choice))).toEqual({ ok: true, choice, unknown: 0 });
  });
});

describe('parseKeyFile', () => {
  it('never throws', () => {
    const anyText = fc.oneof(fc.string(), fc.json());
    fc.assert(fc.property(anyText, (text) => void expect(parseKeyFile(text).ok).toBe(false)));
    fc.assert(fc.property(fc.jsonValue(), (keys) => void expect(() => parseKeyFile(fileOf(keys))).not.toThrow()));
  });

  it('takes keys as a person writes them', () => {
    const reading = parseKeyFile(fileOf({ export: ['Shift+Ctrl+X'] }));
    expect(reading).toEqual({
      ok: true,
      choice: { preset: 'lutrin', changes: { export: ['Ctrl+Shift+X'] } },
      unknown: 0,
    });
  });

  it('counts the commands it does not know', () => {
    expect(parseKeyFile(fileOf({ fly: ['F1'], export: [] }))).toMatchObject({ ok: true, unknown: 1 });
  });

  it.each([
    ['', { code: 'notJson' }],
    ['[]', { code: 'notKeys' }],
    ['{"keys":{}}', { code: 'notKeys' }],
    [fileOf({}, { preset: 'lotus123' }), { code: 'notKeys' }],
    [fileOf({ export: 'F1' }), { code: 'notKeys' }],
    [fileOf({ export: [1] }), { code: 'notKeys' }],
    [fileOf({ export: ['Super+X'] }), { code: 'badKey', id: 'export', key: 'Super+X', reason: 'unknown' }],
    [fileOf({ export: ['X'] }), { code: 'badKey', id: 'export', key: 'X', reason: 'typing' }],
    [fileOf({ back: ['F2'], export: ['F2'] }), { code: 'conflict', id: 'export', other: 'back', key: 'F2' }],
  ])('says what is wrong with %s', (text, problem) => {
    expect(parseKeyFile(text)).toEqual({ ok: false, problem });
  });
});
