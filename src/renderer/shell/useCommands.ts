import { useEffect, useLayoutEffect, useRef } from 'react';
import { useHost } from '../host/HostContext.ts';
import { commandOf, pressedKeys, type CommandId } from './commands.ts';

/** What each command does on a screen, given the keys that were pressed; one that is absent does nothing there. */
export type CommandActions = Partial<Record<CommandId, (keys: string) => void>>;

/**
 * Runs commands from the keyboard and from a native menu bar. The key is taken before the text sees it, so it never
 * types a character. While a dialog or a menu is open the keys are its own.
 */
export function useCommands(actions: CommandActions): void {
  const host = useHost();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyped = isInField(event.target);
      // In a field of a form, Escape takes back what was typed there.
      if (event.isComposing || isInOverlay(event.target) || (isTyped && event.code === 'Escape')) return;
      const id = commandOf(event, isTyped);
      const action = id === null ? undefined : latest.current[id];
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action(pressedKeys(event));
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    const stopMenu = host.onCommand((command) => latest.current[command as CommandId]?.(''));
    return () => {
      removeEventListener('keydown', onKeyDown, { capture: true });
      stopMenu();
    };
  }, [host]);
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="range"]), textarea');
}
