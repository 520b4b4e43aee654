import { useEffect } from 'react';
import { useHost } from '../../host/HostContext.ts';
import type { CommandAction, CommandHub } from '../../ui/commandHub.ts';
import { commandStrings, type CommandId } from '../../ui/strings/commands.ts';
import type { CommandEntry } from '../commands.ts';
import { commandsAt } from './keyMap.ts';
import { keyMapStore } from './keyMapStore.ts';
import { keyOf } from './keyOf.ts';

/**
 * Runs commands from the keyboard and from a native menu bar. A key is taken before the text sees it, so it never
 * types a character. While a dialog or a menu is open the keys are its own.
 */
export function useKeyboard(hub: CommandHub): void {
  const host = useHost();
  useEffect(() => {
    const stop = listenToKeys(hub);
    const stopMenu = host.onCommand((command) => {
      if (Object.hasOwn(commandStrings.fr, command)) hub.run(command as CommandId);
    });
    return () => {
      stop();
      stopMenu();
    };
  }, [host, hub]);
}

function listenToKeys(hub: CommandHub): () => void {
  /** What ends when a key comes up again, by the place of the key. */
  const held = new Map<string, () => void>();
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = isInOverlay(event.target) ? null : keyOf(event);
    if (key === null) return;
    const found = findCommand(hub, key, event.target);
    if (found === null) return;
    event.preventDefault();
    event.stopPropagation();
    const { command, action } = found;
    if (typeof action !== 'function') {
      if (event.repeat) return;
      action.press();
      held.set(event.code, action.release);
    } else if (!event.repeat || command.repeats === true) action();
  };
  const onKeyUp = ({ code }: KeyboardEvent): void => {
    held.get(code)?.();
    held.delete(code);
  };
  // A window that loses the focus never hears the key come up.
  const onBlur = (): void => {
    for (const release of held.values()) release();
    held.clear();
  };
  addEventListener('keydown', onKeyDown, { capture: true });
  addEventListener('keyup', onKeyUp, { capture: true });
  addEventListener('blur', onBlur);
  return () => {
    removeEventListener('keydown', onKeyDown, { capture: true });
    removeEventListener('keyup', onKeyUp, { capture: true });
    removeEventListener('blur', onBlur);
    onBlur();
  };
}

/** The command a key stands for where the focus is, with what it does now. */
function findCommand(
  hub: CommandHub,
  key: string,
  target: EventTarget | null,
): { readonly command: CommandEntry; readonly action: CommandAction } | null {
  for (const command of commandsAt(keyMapStore.get(), key)) {
    const action = worksAt(command, key, target) ? hub.actionOf(command.id) : undefined;
    if (action !== undefined) return { command, action };
  }
  return null;
}

function worksAt({ scope }: CommandEntry, key: string, target: EventTarget | null): boolean {
  const isField = isInField(target);
  // In a field of a form, Escape takes back what was typed there.
  if (isField && key === 'Escape') return false;
  if (scope === 'text') return target instanceof Element && target.closest('[contenteditable="true"]') !== null;
  return scope !== 'caret' || !isField;
}

/** Whether the focus is in a dialog, a menu or the list of a choice, which have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [data-trigger] [role="listbox"]';
  return target instanceof Element && target.closest(overlays) !== null;
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="range"]), textarea');
}
