import { useEffect } from 'react';
import { useHost } from '../../host/HostContext.ts';
import type { CommandHub } from '../../ui/commandHub.ts';
import { commandStrings, type CommandId } from '../../ui/strings/commands.ts';
import { listenToGamepads } from './gamepads.ts';
import { watchKeyboardLayout } from './keyboardLayout.ts';
import { keyOf } from './keyOf.ts';
import { createKeyRunner, isInField, type KeyRunner } from './keyRunner.ts';

/**
 * Runs commands from the keyboard, from pedals and from a native menu bar. A key is taken before the text sees it, so
 * it never types a character. While a dialog or a menu is open the keys are its own.
 */
export function useKeyboard(hub: CommandHub): void {
  const host = useHost();
  useEffect(() => {
    const runner = createKeyRunner(hub);
    const stops = [
      listenToKeys(runner),
      listenToGamepads(({ key, isDown }) => {
        if (isDown) runner.down({ key, place: key, target: document.activeElement, isRepeat: false });
        else runner.up(key);
      }),
      host.onCommand((command) => {
        if (Object.hasOwn(commandStrings.fr, command)) runFromMenu(hub, command as CommandId);
      }),
      watchKeyboardLayout(),
    ];
    return () => {
      for (const stop of stops) stop();
      runner.upAll();
    };
  }, [host, hub]);
}

/** What the menu of Edit undoes is the field's while one is typed in. */
function runFromMenu(hub: CommandHub, id: CommandId): void {
  if ((id === 'undo' || id === 'redo') && isInField(document.activeElement)) document.execCommand(id);
  else hub.run(id);
}

function listenToKeys(runner: KeyRunner): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = keyOf(event);
    if (key === null) return;
    const isTaken = runner.down({ key, place: event.code, target: event.target, isRepeat: event.repeat });
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyUp = ({ code }: KeyboardEvent): void => runner.up(code);
  const onBlur = (): void => runner.upAll();
  addEventListener('keydown', onKeyDown, { capture: true });
  addEventListener('keyup', onKeyUp, { capture: true });
  addEventListener('blur', onBlur);
  return () => {
    removeEventListener('keydown', onKeyDown, { capture: true });
    removeEventListener('keyup', onKeyUp, { capture: true });
    removeEventListener('blur', onBlur);
  };
}
