import type { CommandHub } from '../../ui/commandHub.ts';
import { commandStrings, type CommandId } from '../../ui/strings/commands.ts';
import { COMMANDS, type CommandEntry } from '../commands.ts';
import { bestRank } from '../commandSearch.ts';

/** A command as the palette shows it. */
export interface PaletteItem {
  readonly command: CommandEntry;
  /** What it would take to run it, or `null` when it can be run now. */
  readonly needs: 'talk' | 'library' | 'key' | 'now' | null;
}

/** How many commands are remembered as run last. */
const RECENT = 20;

/**
 * The commands that a search finds by their French or English texts: those that can be run first, the best answers
 * before the others, and among equals the ones run last. Those that cannot be run now are found too, with the reason:
 * who looks for one wants to know that it exists, and where.
 */
export function paletteItems(query: string, recent: readonly string[], hub: CommandHub): PaletteItem[] {
  const found = COMMANDS.flatMap((command, place) => {
    const rank = bestRank(query, [commandStrings.fr[command.id], commandStrings.en[command.id], command.also ?? '']);
    const needs = needsOf(command, hub);
    const used = recent.indexOf(command.id);
    return rank === null
      ? []
      : [{ command, needs, order: [needs === null ? 0 : 1, rank, used < 0 ? RECENT : used, place] }];
  });
  return found.toSorted((first, second) => compareOrders(first.order, second.order));
}

/** The commands run last, after one was run. */
export function withRecent(recent: readonly string[], id: CommandId): readonly string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, RECENT);
}

function compareOrders(first: readonly number[], second: readonly number[]): number {
  const at = first.findIndex((value, index) => value !== second[index]);
  return at < 0 ? 0 : first[at]! - second[at]!;
}

function needsOf({ id, scope }: CommandEntry, hub: CommandHub): PaletteItem['needs'] {
  const action = hub.actionOf(id);
  if (typeof action === 'function') return null;
  if (action === 'unavailable' || (action !== undefined && 'refuse' in action)) return 'now';
  if (action !== undefined) return 'key';
  if (scope === 'library') return 'library';
  return scope === 'everywhere' ? 'now' : 'talk';
}
