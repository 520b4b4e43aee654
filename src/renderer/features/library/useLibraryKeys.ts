import { useEffect, useEffectEvent } from 'react';
import { useHost } from '../../host/HostContext.ts';

/** What the keys of the library, and a native menu bar, can ask for. */
interface LibraryActions {
  readonly search: () => void;
  readonly importFiles: () => void;
  readonly importFolder: () => void;
}

/**
 * Ctrl+F, and `/` outside fields, go to the search; Ctrl+O imports files. While a dialog or a menu is open the keys
 * are its own.
 */
export function useLibraryKeys(actions: LibraryActions): void {
  const host = useHost();
  const run = useEffectEvent((name: keyof LibraryActions) => actions[name]());
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const name = actionOf(event);
      if (name === null || isInOverlay(event.target)) return;
      event.preventDefault();
      run(name);
    };
    addEventListener('keydown', onKeyDown);
    const stopMenu = host.onCommand((command) => {
      if (command === 'importFiles' || command === 'importFolder') run(command);
    });
    return () => {
      removeEventListener('keydown', onKeyDown);
      stopMenu();
    };
  }, [host]);
}

function actionOf(event: KeyboardEvent): keyof LibraryActions | null {
  const isTyping = event.target instanceof Element && event.target.matches('input, textarea');
  if (!event.ctrlKey && !event.metaKey) return event.key === '/' && !isTyping ? 'search' : null;
  if (event.altKey || event.shiftKey) return null;
  return CONTROL_KEYS.get(event.key.toLowerCase()) ?? null;
}

const CONTROL_KEYS: ReadonlyMap<string, keyof LibraryActions> = new Map([
  ['f', 'search'],
  ['o', 'importFiles'],
]);

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
