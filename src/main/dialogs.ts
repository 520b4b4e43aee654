import { basename } from 'node:path';
import {
  BrowserWindow,
  dialog,
  ipcMain,
  type FileFilter,
  type IpcMainInvokeEvent,
  type OpenDialogOptions,
} from 'electron';
import { HOST_CHANNELS, type HostBridge } from '../contract/hostBridge.ts';
import { TIMED_TEXT_EXTENSIONS } from '../contract/timedTextSchemas.ts';
import type { Page } from './page.ts';
import { isFromPage } from './security.ts';
import type { Strings } from './strings.ts';

type FileChoice = Parameters<HostBridge['chooseFiles']>[0];

/** Shows the dialogs of the operating system when the page asks for them. */
export function handleDialogs(page: Page, strings: Strings): void {
  const options: Readonly<Record<FileChoice, OpenDialogOptions>> = {
    notices: { properties: ['openFile', 'multiSelections'], filters: filters(strings.notices, NOTICES, strings) },
    noticeFolder: { properties: ['openDirectory', 'multiSelections'] },
    recording: { properties: ['openFile'], filters: filters(strings.recordings, [...PLAYED, ...CONVERTED], strings) },
    searchFolder: { properties: ['openDirectory'] },
    anyFile: { properties: ['openFile'] },
    timedText: { properties: ['openFile'], filters: filters(strings.timedTexts, [...TIMED_TEXT_EXTENSIONS], strings) },
  };
  ipcMain.handle(HOST_CHANNELS.chooseFiles, async (event, choice: unknown) => {
    const window = windowOf(event, page);
    if (!isFileChoice(choice, options)) throw new TypeError('no such choice');
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options[choice]);
    return canceled ? [] : filePaths;
  });
  ipcMain.handle(HOST_CHANNELS.chooseSavePath, async (event, suggestedName: unknown) => {
    const window = windowOf(event, page);
    if (typeof suggestedName !== 'string') throw new TypeError('no name');
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: basename(suggestedName).slice(0, 200),
      properties: ['showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : filePath;
  });
}

const NOTICES = ['txt', 'html', 'htm', 'xml', 'json', 'csv', 'tsv', 'xlsx', 'docx', 'odt'];
const PLAYED = ['mp4', 'm4a', 'mov', 'mkv', 'webm', 'mp3', 'ogg', 'oga', 'opus', 'flac', 'wav', 'aac'];
const CONVERTED = ['avi', 'wmv', 'wma', 'ts', 'mts', 'mpg'];

function filters(name: string, extensions: string[], { allFiles }: Strings): FileFilter[] {
  return [
    { name, extensions },
    { name: allFiles, extensions: ['*'] },
  ];
}

function isFileChoice(value: unknown, options: object): value is FileChoice {
  return typeof value === 'string' && Object.hasOwn(options, value);
}

function windowOf(event: IpcMainInvokeEvent, page: Page): BrowserWindow {
  const window = isFromPage(event, page) ? BrowserWindow.fromWebContents(event.sender) : null;
  if (window === null) throw new TypeError('not the page');
  return window;
}
