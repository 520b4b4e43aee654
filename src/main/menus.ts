import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Strings } from './strings.ts';

/** The commands of the page that the menu bar has. */
type MenuCommand =
  | 'importFiles'
  | 'importFolder'
  | 'export'
  | 'playPause'
  | 'back'
  | 'forward'
  | 'setStart'
  | 'setEnd'
  | 'goToLibrary'
  | 'showKeys';

/**
 * Sets the menu bar. `send` passes the name of a command to the page. Keys of commands are only shown: the page
 * handles them itself, by their place on the keyboard.
 */
export function setMenu(strings: Strings, isMac: boolean, send: (command: MenuCommand) => void): void {
  const command = (id: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label: strings[id],
    click: () => send(id),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: strings.file,
      submenu: [
        command('importFiles', 'CmdOrCtrl+O'),
        command('importFolder'),
        separator,
        command('export', 'CmdOrCtrl+Shift+E'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu', label: strings.edit },
    {
      label: strings.playback,
      submenu: [
        command('playPause', 'F9'),
        command('back', 'F1'),
        command('forward', 'F2'),
        separator,
        command('setStart', 'F11'),
        command('setEnd', 'F12'),
      ],
    },
    {
      label: strings.view,
      submenu: [
        command('goToLibrary', 'CmdOrCtrl+Shift+L'),
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
    { role: 'help', label: strings.help, submenu: [command('showKeys', 'Shift+F1')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
