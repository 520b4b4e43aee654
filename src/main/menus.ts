import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Strings } from './strings.ts';

/** The commands of the page that the menu bar has. */
type MenuCommand =
  | 'importFiles'
  | 'importFolder'
  | 'export'
  | 'undo'
  | 'redo'
  | 'playPause'
  | 'back'
  | 'forward'
  | 'setStart'
  | 'setEnd'
  | 'goToLibrary'
  | 'showProfiles'
  | 'showCommands'
  | 'showKeys';

/** The keys to show, by command, as the page told them. */
export type MenuKeys = Readonly<Record<string, string>>;

/** Accelerators that Electron takes; it throws at any other. */
const ACCELERATOR =
  /^((CmdOrCtrl|Alt|Shift)\+)*([A-Z\d!-*,-/:-@[-`{-~]|F([1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Esc|num(\d|dec|add|sub|mult|div))$/;

/** What can be shown of what a page sent. */
export function readMenuKeys(sent: unknown): MenuKeys {
  const entries = typeof sent === 'object' && sent !== null ? Object.entries(sent) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && ACCELERATOR.test(entry[1])),
  );
}

interface MenuOptions {
  readonly strings: Strings;
  readonly isMac: boolean;
  readonly keys: MenuKeys;
  /** Passes the name of a command to the page. */
  readonly send: (command: MenuCommand) => void;
}

/** Sets the menu bar. Keys of commands are only shown: the page handles them itself. */
export function setMenu({ strings, isMac, keys, send }: MenuOptions): void {
  const command = (id: MenuCommand): MenuItemConstructorOptions => ({
    id,
    label: strings[id],
    click: () => send(id),
    ...(keys[id] !== undefined && { accelerator: keys[id], registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: strings.file,
      submenu: [
        command('importFiles'),
        command('importFolder'),
        separator,
        command('export'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: strings.edit,
      submenu: [
        // The text has a history of its own; the page knows whether that or a field's is meant.
        command('undo'),
        command('redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    playbackMenu(strings, command),
    {
      label: strings.view,
      submenu: [
        command('goToLibrary'),
        command('showProfiles'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        // Its usual key, F11, sets the start of a paragraph.
        { role: 'togglefullscreen', accelerator: isMac ? 'Ctrl+Cmd+F' : 'Alt+Enter' },
      ],
    },
    { role: 'windowMenu', label: strings.window },
    { role: 'help', label: strings.help, submenu: [command('showCommands'), command('showKeys')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function playbackMenu(
  strings: Strings,
  command: (id: MenuCommand) => MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  return {
    label: strings.playback,
    submenu: [
      command('playPause'),
      command('back'),
      command('forward'),
      { type: 'separator' },
      command('setStart'),
      command('setEnd'),
    ],
  };
}
