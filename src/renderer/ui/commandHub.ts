import { createContext, use, useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandId } from './strings/commands.ts';

/** A command that lasts as long as its key is held, as a pedal does. */
interface HeldAction {
  readonly press: () => void;
  readonly release: () => void;
}

/** A command that would do nothing now, with what says why. */
interface RefusedAction {
  readonly refuse: () => void;
}

/**
 * What a command does, in one go or while its key is held. `unavailable`: it would do nothing now; its key is taken all
 * the same, so that the browser does not do something else with it.
 */
export type CommandAction = (() => void) | HeldAction | RefusedAction | 'unavailable';

/** What the commands do on a screen; one that is absent does nothing there, and its key is left alone. */
export type CommandActions = Partial<Record<CommandId, CommandAction | undefined>>;

/** Where the parts of the window say what they can do, and where keys, menus and the palette ask for it. */
export interface CommandHub {
  /** Adds actions, read anew at each use; the latest that has one is asked. Returns a function that takes them away. */
  add(actions: () => CommandActions): () => void;
  /** What a command does now, or `undefined` when nobody does it. */
  actionOf(id: CommandId): CommandAction | undefined;
  /** Does what a command does in one go: from a menu, the palette or a button. `false` when nobody does it. */
  run(id: CommandId): boolean;
}

/** Makes an empty hub. */
export function createCommandHub(): CommandHub {
  const sources: (() => CommandActions)[] = [];
  const actionOf = (id: CommandId): CommandAction | undefined => {
    for (const source of sources.toReversed()) {
      const action = source()[id];
      if (action !== undefined) return action;
    }
    return undefined;
  };
  return {
    add(actions) {
      sources.push(actions);
      return () => void sources.splice(sources.indexOf(actions), 1);
    },
    actionOf,
    run(id) {
      const action = actionOf(id);
      // What lasts as long as a key is held has no meaning without one.
      if (typeof action !== 'function') return false;
      action();
      return true;
    },
  };
}

/** The hub of the window. */
export const CommandHubContext = createContext<CommandHub>(createCommandHub());

/** Says what commands do while this component is shown. */
export function useCommands(actions: CommandActions): void {
  const hub = use(CommandHubContext);
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => hub.add(() => latest.current), [hub]);
}
