import type { shellStrings } from '../ui/strings/shell.ts';

/** Where a command works; `caret` is in a talk, but not while a field of a form is typed in. */
type Scope = 'everywhere' | 'talk' | 'caret';

/** A command of the window. */
export interface CommandEntry {
  /** Its name, also its text `shell.commands.<id>` and the name a native menu sends. */
  readonly id: CommandId;
  readonly scope: Scope;
  /**
   * Its keys by physical key (`KeyboardEvent.code` without `Key`), so that they are where the user expects on AZERTY
   * and QWERTZ too. The first is shown.
   */
  readonly keys: readonly string[];
}

/** The commands that have a text. */
export type CommandId = keyof (typeof shellStrings)['fr']['commands'];

/**
 * Every command with its keys; they work while typing, and none types a character. The keys are those the trade
 * knows from subtitle editors and transcription players.
 *
 * How to add one: 1. its text in `ui/strings/shell.ts`; 2. its line here; 3. its action in `talkActions`
 * or `App`.
 */
export const COMMANDS: readonly CommandEntry[] = [
  { id: 'playPause', scope: 'talk', keys: ['Escape', 'Ctrl+Space', 'F9'] },
  { id: 'back', scope: 'talk', keys: ['F1'] },
  { id: 'forward', scope: 'talk', keys: ['F2'] },
  { id: 'slower', scope: 'talk', keys: ['F3'] },
  { id: 'faster', scope: 'talk', keys: ['F4'] },
  { id: 'playParagraph', scope: 'caret', keys: ['F5'] },
  { id: 'loopParagraph', scope: 'caret', keys: ['F6'] },
  { id: 'setStart', scope: 'caret', keys: ['F11'] },
  { id: 'setEnd', scope: 'caret', keys: ['F12'] },
  { id: 'confirmTimes', scope: 'caret', keys: ['Ctrl+Enter'] },
  { id: 'previousParagraph', scope: 'caret', keys: ['Alt+ArrowUp'] },
  { id: 'nextParagraph', scope: 'caret', keys: ['Alt+ArrowDown'] },
  { id: 'goToTime', scope: 'talk', keys: ['Ctrl+K'] },
  { id: 'toggleHeading', scope: 'caret', keys: ['Ctrl+Shift+H'] },
  {
    id: 'setSpeaker',
    scope: 'talk',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => `Alt+${digit}`),
  },
  { id: 'export', scope: 'talk', keys: ['Ctrl+Shift+E'] },
  { id: 'goToLibrary', scope: 'talk', keys: ['Ctrl+Shift+L'] },
  { id: 'showKeys', scope: 'everywhere', keys: ['Shift+F1', 'Ctrl+Slash'] },
];

/** Keys of the text itself, which the editor handles; shown in the list of keys. */
export const TEXT_KEYS: readonly { readonly id: CommandId; readonly keys: string }[] = [
  { id: 'split', keys: 'Enter' },
  { id: 'merge', keys: 'Backspace' },
  { id: 'undo', keys: 'Ctrl+Z' },
  { id: 'redo', keys: 'Ctrl+Shift+Z' },
];

/** The command a key press stands for, if any. `isInField`: the key was pressed in a field of a form. */
export function commandOf(event: KeyboardEvent, isInField = false): CommandId | null {
  const pressed = pressedKeys(event);
  const command = COMMANDS.find(({ keys }) => keys.includes(pressed));
  return command === undefined || (isInField && command.scope === 'caret') ? null : command.id;
}

/** The keys that are down, as `COMMANDS` writes them. `Ctrl` stands for Command on a Mac. */
export function pressedKeys(event: KeyboardEvent): string {
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
  ];
  return modifiers.join('') + event.code.replace(/^Key|^Digit(?=\d)/, '');
}

/** The first key of a command as the user reads it. */
export function shownKey(id: CommandId): string | undefined {
  const keys = COMMANDS.find((command) => command.id === id)?.keys[0];
  return keys === undefined ? undefined : readableKey(keys);
}

/** A key as it is printed on a keyboard. */
export function readableKey(keys: string): string {
  const names: Record<string, string> = { Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', Slash: '/', Space: '␣' };
  return keys
    .split('+')
    .map((part) => names[part] ?? part)
    .join('+');
}
