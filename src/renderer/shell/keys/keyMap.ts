import type { CommandId } from '../../ui/strings/commands.ts';
import { COMMANDS, commandEntry, scopesOverlap, type CommandEntry } from '../commands.ts';

/** The keys of every command, as `keyOf` writes them. */
export type KeyMap = ReadonlyMap<CommandId, readonly string[]>;

/** Keys of some commands, in place of what they have by default. */
export type KeyChanges = Partial<Readonly<Record<CommandId, readonly string[]>>>;

/**
 * The keys that hold when `layers` are laid over the default keys, the strongest first. A key that two commands would
 * share where both work goes to the stronger layer, and within one to the first in the table: the result never has a
 * conflict, whatever is laid over what.
 */
export function resolveKeys(layers: readonly KeyChanges[]): KeyMap {
  const resolved = new Map<CommandId, readonly string[]>(COMMANDS.map(({ id }) => [id, []]));
  const ranked = [...layers, Object.fromEntries(COMMANDS.map(({ id, keys }) => [id, keys])) as KeyChanges];
  const settled = new Set<CommandId>();
  for (const layer of ranked) {
    for (const command of COMMANDS) {
      const keys = layer[command.id];
      if (keys === undefined || settled.has(command.id)) continue;
      settled.add(command.id);
      const free = keys.filter(
        (key, index) => keys.indexOf(key) === index && conflictOf(resolved, command, key) === null,
      );
      resolved.set(command.id, free);
    }
  }
  return resolved;
}

/** The command that already has a key where `command` works too, or `null`. */
function conflictOf(keyMap: KeyMap, command: CommandEntry, key: string): CommandEntry | null {
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
