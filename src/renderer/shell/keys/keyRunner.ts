import type { CommandAction, CommandHub } from '../../ui/commandHub.ts';
import type { CommandEntry } from '../commands.ts';
import { commandsAt } from './keyMap.ts';
import { keyMapNow } from './keyMapStore.ts';

/** A key of the keyboard, or a button of a game controller, that went down. */
interface KeyDown {
  /** As commands write it. */
  readonly key: string;
  /** Names the same key when it comes up again, whichever modifiers are still held. */
  readonly place: string;
  /** Where the focus is. */
  readonly target: EventTarget | null;
  /** It has been down for a while. */
  readonly isRepeat: boolean;
}

/** Runs commands by their keys. */
export interface KeyRunner {
  /** Runs what the key stands for where the focus is; `false` when it stands for nothing there. */
  down(press: KeyDown): boolean;
  up(place: string): void;
  /** Ends what lasts as long as a key is held: a window that loses the focus never hears the key come up. */
  upAll(): void;
}

/** Makes the runner of a hub. */
export function createKeyRunner(hub: CommandHub): KeyRunner {
  const held = new Map<string, () => void>();
  return {
    down({ key, place, target, isRepeat }) {
      const found = isInOverlay(target) ? null : findCommand(hub, key, target);
      if (found === null) return false;
      const { command, action } = found;
      if (action === 'unavailable' || (isRepeat && command.repeats !== true)) return true;
      if (typeof action === 'function') action();
      else if ('refuse' in action) action.refuse();
      else {
        action.press();
        held.set(place, action.release);
      }
      return true;
    },
    up(place) {
      const release = held.get(place);
      held.delete(place);
      release?.();
    },
    upAll() {
      const releases = [...held.values()];
      held.clear();
      for (const release of releases) release();
    },
  };
}

/** The command a key stands for where the focus is, with what it does now. */
function findCommand(
  hub: CommandHub,
  key: string,
  target: EventTarget | null,
): { readonly command: CommandEntry; readonly action: CommandAction } | null {
  for (const command of commandsAt(keyMapNow(), key)) {
    const action = worksAt(command, key, target) ? hub.actionOf(command.id) : undefined;
    if (action !== undefined) return { command, action };
  }
  return null;
}

function worksAt({ scope }: CommandEntry, key: string, target: EventTarget | null): boolean {
  const isField = isInField(target);
  // In a field of a form, Escape takes back what was typed there; what lies over the text goes by it.
  if (key === 'Escape' && (isField || takesEscape(target))) return false;
  if (scope === 'text') return target instanceof Element && target.closest('[contenteditable="true"]') !== null;
  return scope !== 'caret' || !isField;
}

/** Whether the focus is in a dialog, a menu or the list of a choice, which have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [data-trigger] [role="listbox"]';
  return target instanceof Element && target.closest(overlays) !== null;
}

function takesEscape(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-takes-escape]') !== null;
}

/** Whether an element is a field of a form that is typed in. */
export function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="range"]), textarea');
}
