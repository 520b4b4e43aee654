import type { CommandId } from '../../ui/strings/commands.ts';
import { COMMANDS, commandEntry, scopesOverlap, type CommandEntry } from '../commands.ts';
import { IS_MAC } from './keyOf.ts';
import { canonicalKey, refusalOf } from './keyRules.ts';
import { isPresetId, PRESETS, type KeyChanges, type PresetId } from './presets.ts';

/** The keys of every command, as `keyOf` writes them. */
export type KeyMap = ReadonlyMap<CommandId, readonly string[]>;

/** What the user chose: a preset, and keys of their own over it. */
export interface KeyChoice {
  readonly preset: PresetId;
  readonly changes: KeyChanges;
}

const DEFAULT_KEYS = Object.fromEntries(COMMANDS.map(({ id, keys }) => [id, keys])) as KeyChanges;

/** The keys that hold under a choice: the user's own go before the preset's, and those before Lutrin's. */
export function resolveKeys({ preset, changes }: KeyChoice, isMac = IS_MAC): KeyMap {
  return layKeys([changes, forSystem(PRESETS[preset], isMac), forSystem(DEFAULT_KEYS, isMac)]);
}

/**
 * The keys when `layers` are laid over one another, the strongest first. A key that two commands would share where
 * both work goes to the stronger layer, and within one to the first in the table: the result never has a conflict.
 */
function layKeys(layers: readonly KeyChanges[]): KeyMap {
  const laid = new Map<CommandId, readonly string[]>();
  for (const layer of layers) {
    for (const command of COMMANDS) {
      const keys = layer[command.id];
      if (keys === undefined || laid.has(command.id)) continue;
      const free = keys.filter((key, index) => keys.indexOf(key) === index && takenFrom(laid, command, key) === null);
      laid.set(command.id, free);
    }
  }
  return laid;
}

/** The command that has a key already where `command` works too, or `null`. */
export function takenFrom(keyMap: KeyMap, command: CommandEntry, key: string): CommandEntry | null {
  for (const [id, keys] of keyMap) {
    const other = commandEntry(id);
    if (other !== command && keys.includes(key) && scopesOverlap(other.scope, command.scope)) return other;
  }
  return null;
}

/** The commands that have a key, each working somewhere else. */
export function commandsAt(keyMap: KeyMap, key: string): CommandEntry[] {
  return COMMANDS.filter(({ id }) => keyMap.get(id)?.includes(key) === true);
}

/** A choice in which a command has other keys; a key that was another command's where both work is taken from it. */
export function withKeys(choice: KeyChoice, id: CommandId, keys: readonly string[]): KeyChoice {
  const changes: Partial<Record<CommandId, readonly string[]>> = { ...choice.changes };
  for (const other of COMMANDS) {
    // What the others have by default gives way by itself.
    const had = changes[other.id];
    if (had === undefined || !scopesOverlap(other.scope, commandEntry(id).scope)) continue;
    changes[other.id] = had.filter((key) => !keys.includes(key));
  }
  return { ...choice, changes: { ...changes, [id]: keys } };
}

/** A choice in which a command has the keys of the preset again, as far as no other was given them since. */
export function withoutChange(choice: KeyChoice, id: CommandId): KeyChoice {
  const { [id]: _, ...changes } = choice.changes;
  return { ...choice, changes };
}

/**
 * What can be used of a stored choice: commands and keys that are unknown or refused, as another version may have
 * stored them, are left out.
 */
export function readKeyChoice(stored: unknown): KeyChoice {
  const { preset, changes } = (stored ?? {}) as { preset?: unknown; changes?: unknown };
  const known: Partial<Record<CommandId, readonly string[]>> = {};
  for (const { id, scope } of COMMANDS) {
    const keys: unknown = (changes as Record<string, unknown> | null | undefined)?.[id];
    if (!Array.isArray(keys)) continue;
    known[id] = keys.filter((key): key is string => typeof key === 'string' && isUsable(key, scope));
  }
  return { preset: isPresetId(preset) ? preset : 'lutrin', changes: known };
}

function isUsable(key: string, scope: CommandEntry['scope']): boolean {
  return canonicalKey(key) === key && refusalOf(key, scope) === null;
}

/** On a Mac Option types characters: what is Alt with a character elsewhere is Command and Option there. */
function forSystem(changes: KeyChanges, isMac: boolean): KeyChanges {
  if (!isMac) return changes;
  const moved = Object.entries(changes).map(([id, keys]) => [
    id,
    keys.map((key) => (refusalOf(key, 'everywhere', true) === 'typing' ? `Ctrl+${key}` : key)),
  ]);
  return Object.fromEntries(moved) as KeyChanges;
}
