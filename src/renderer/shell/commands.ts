import type { shellStrings } from '../ui/strings/shell.ts';

/** Where a command works. */
type Scope = 'everywhere' | 'talk';

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
 * How to add one: 1. its text in `ui/strings/shell.ts`; 2. its line here; 3. its action in `TalkScreen` or `App`
 * (the table of actions does not compile before).
 */
export const COMMANDS: readonly CommandEntry[] = [
  { id: 'playPause', scope: 'talk', keys: ['Escape', 'Ctrl+Space', 'F9'] },
  { id: 'back', scope: 'talk', keys: ['F1'] },
  { id: 'forward', scope: 'talk', keys: ['F2'] },
  { id: 'slower', scope: 'talk', keys: ['F3'] },
  { id: 'faster', scope: 'talk', keys: ['F4'] },
  { id: 'playParagraph', scope: 'talk', keys: ['F5'] },
  { id: 'loopParagraph', scope: 'talk', keys: ['F6'] },
  { id: 'setStart', scope: 'talk', keys: ['F11'] },
  { id: 'setEnd', scope: 'talk', keys: ['F12'] },
  { id: 'confirmTimes', scope: 'talk', keys: ['Ctrl+Enter'] },
  { id: 'previousParagraph', scope: 'talk', keys: ['Alt+ArrowUp'] },
  { id: 'nextParagraph', scope: 'talk', keys: ['Alt+ArrowDown'] },
  { id: 'goToTime', scope: 'talk', keys: ['Ctrl+K'] },
  { id: 'toggleHeading', scope: 'talk', keys: ['Ctrl+Shift+H'] },
  {
    id: 'setSpeaker',
    scope: 'talk',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Alt+${digit}`),
  },
  { id: 'export', scope: 'talk', keys: ['Ctrl+Shift+E'] },
  { id: 'goToLibrary', scope: 'talk', keys: ['Ctrl+Shift+L'] },
  { id: 'showKeys', scope: 'everywhere', keys: ['Ctrl+Slash', 'Shift+F1'] },
];

/** Keys of the text itself, which the editor handles; shown in the list of keys. */
export const TEXT_KEYS: readonly { readonly id: CommandId; readonly keys: string }[] = [
  { id: 'split', keys: 'Enter' },
  { id: 'merge', keys: 'Backspace' },
  { id: 'undo', keys: 'Ctrl+Z' },
  { id: 'redo', keys: 'Ctrl+Shift+Z' },
];

/** The command a key press stands for, if any. */
export function commandOf(event: KeyboardEvent): CommandId | null {
  const pressed = pressedKeys(event);
  return COMMANDS.find((command) => command.keys.includes(pressed))?.id ?? null;
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
