import type { CommandId } from '../../ui/strings/commands.ts';
import { COMMANDS, commandEntry } from '../commands.ts';
import { resolveKeys, takenFrom, type KeyChoice } from './keyMap.ts';
import { canonicalKey, refusalOf, type KeyRefusal } from './keyRules.ts';
import { isPresetId, type KeyChanges, type PresetId } from './presets.ts';

const FORMAT = 'lutrin-keys';

/** Why a file of keys cannot be used. */
export type KeyFileProblem =
  | { readonly code: 'notJson' | 'notKeys' }
  | { readonly code: 'badKey'; readonly id: CommandId; readonly key: string; readonly reason: KeyRefusal }
  | { readonly code: 'conflict'; readonly id: CommandId; readonly other: CommandId; readonly key: string };

/** What a file of keys holds. `unknown`: how many of its commands this version does not have; they are left out. */
export type KeyFileReading =
  | { readonly ok: true; readonly choice: KeyChoice; readonly unknown: number }
  | { readonly ok: false; readonly problem: KeyFileProblem };

/** A choice of keys as a file: every command with its keys, so that it can be read and changed by hand. */
export function formatKeyFile(choice: KeyChoice): string {
  const keys = Object.fromEntries(resolveKeys(choice));
  return `${JSON.stringify({ format: FORMAT, version: 1, preset: choice.preset, keys }, null, 2)}\n`;
}

/** Reads a file of keys. Anything that cannot be taken as it stands makes the whole file refused: nothing is half done. */
export function parseKeyFile(text: string): KeyFileReading {
  const file = parseObject(text);
  if (file === null) return refused({ code: 'notJson' });
  const { format, preset, keys } = file;
  if (format !== FORMAT || !isPresetId(preset) || !isKeyTable(keys)) return refused({ code: 'notKeys' });
  const known = COMMANDS.filter(({ id }) => Object.hasOwn(keys, id));
  const changes: Partial<Record<CommandId, readonly string[]>> = {};
  for (const { id, scope } of known) {
    for (const written of keys[id]!) {
      const key = canonicalKey(written);
      const reason = key === null ? 'unknown' : refusalOf(key, scope);
      if (reason !== null) return refused({ code: 'badKey', id, key: written, reason });
    }
    changes[id] = keys[id]!.map((written) => canonicalKey(written)!);
  }
  const conflict = findConflict(changes);
  if (conflict !== null) return refused(conflict);
  const choice = { preset, changes: changesTo(changes, preset) };
  return { ok: true, choice, unknown: Object.keys(keys).length - known.length };
}

function refused(problem: KeyFileProblem): KeyFileReading {
  return { ok: false, problem };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isKeyTable(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((keys) => Array.isArray(keys) && keys.every((key) => typeof key === 'string'));
}

function findConflict(changes: KeyChanges): KeyFileProblem | null {
  const seen = new Map<CommandId, readonly string[]>();
  for (const [id, keys] of Object.entries(changes) as [CommandId, readonly string[]][]) {
    for (const key of keys) {
      const other = takenFrom(seen, commandEntry(id), key);
      if (other !== null) return { code: 'conflict', id, other: other.id, key };
    }
    seen.set(id, keys);
  }
  return null;
}

/**
 * The fewest changes of a preset that give every command the keys of `table`. A key that one change sets free falls
 * back to whom it belongs by default, which may then differ in turn.
 */
function changesTo(table: KeyChanges, preset: PresetId): KeyChanges {
  const changes: Partial<Record<CommandId, readonly string[]>> = {};
  for (;;) {
    const keyMap = resolveKeys({ preset, changes });
    const differing = (Object.entries(table) as [CommandId, readonly string[]][]).filter(
      ([id, keys]) => changes[id] === undefined && keys.join(' ') !== keyMap.get(id)?.join(' '),
    );
    if (differing.length === 0) return changes;
    for (const [id, keys] of differing) changes[id] = keys;
  }
}
