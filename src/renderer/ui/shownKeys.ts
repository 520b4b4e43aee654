import { createContext, use } from 'react';
import type { CommandId } from './strings/commands.ts';

/** Tells the key of a command as the user reads it; `undefined` for a command without one. */
export const ShownKeysContext = createContext<(id: CommandId) => string | undefined>(() => undefined);

/** Tells the keys of commands, for tooltips and menus; draws again when the user changes them. */
export function useShownKeys(): (id: CommandId) => string | undefined {
  return use(ShownKeysContext);
}
