import type { CommandId } from '../../ui/strings/commands.ts';
import { COMMANDS, commandEntry } from '../commands.ts';
import { resolveKeys, takenFrom, type KeyChoice, type KeyMap } from './keyMap.ts';
import { canonicalKey, refusalOf, type KeyRefusal } from './keyRules.ts';
import { isPresetId, type KeyChanges } from './presets.ts';

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
  const choice = { preset, changes: changedOnly(changes, resolveKeys({ preset, changes: {} })) };
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

/** The changes that differ from what a preset gives anyway. */
function changedOnly(changes: KeyChanges, given: KeyMap): KeyChanges {
  const differing = Object.entries(changes).filter(
    ([id, keys]) => keys.join(' ') !== (given.get(id as CommandId) ?? []).join(' '),
  );
  return Object.fromEntries(differing) as KeyChanges;
}
