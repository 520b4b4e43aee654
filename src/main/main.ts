import { join, resolve } from 'node:path';
import { app, dialog, ipcMain, session, type BrowserWindow } from 'electron';
import { Failure } from '../contract/failure.ts';
import { HOST_CHANNELS } from '../contract/hostBridge.ts';
import { dataFolder } from '../library/files/dataFolder.ts';
import { handleDialogs } from './dialogs.ts';
import { handleSchemes, registerSchemes } from './mediaProtocol.ts';
import { readMenuKeys, setMenu, type MenuKeys } from './menus.ts';
import { createPage } from './page.ts';
import { brokerPorts } from './portBroker.ts';
import { guardContents, guardSession, isFromPage } from './security.ts';
import { startLibrary, type LibraryProcess } from './startLibrary.ts';
import { refusalSentence, stringsFor, type Strings } from './strings.ts';
import { openWindow, reloadUnasked } from './windows.ts';

const programFolder = resolve(import.meta.dirname, '../..');
// What other programs read cannot stay inside the archive.
const resourcesFolder = join(programFolder.replace(/app\.asar$/, 'app.asar.unpacked'), 'resources');

/** The Electron host: one library, one window, one instance per data folder. */
const folder = dataFolder();
// A data folder of its own is an instance of its own: Electron tells them apart by this path.
if (process.env['LUTRIN_LIBRARY'] !== undefined) app.setPath('userData', join(folder, 'electron'));
const page = createPage(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
let library: LibraryProcess | undefined;
let window: BrowserWindow | undefined;
/** Files the program was started with, until there is a library to take them. */
const waitingPaths: string[] = pathsOf(process.argv);

if (app.requestSingleInstanceLock({ paths: waitingPaths })) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  registerSchemes();
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    importPaths((data as { paths: string[] }).paths);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    importPaths([path]);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (library === undefined) return;
    event.preventDefault();
    const closing = library.close();
    library = undefined;
    void closing.finally(() => app.quit());
  });
  void app.whenReady().then(openApp);
}

async function openApp(): Promise<void> {
  const strings = stringsFor(app.getLocale());
  guardContents(page, strings);
  guardSession(session.defaultSession, page);
  const opened = await openLibrary(strings);
  if (opened === undefined) return app.quit();
  handleSchemes(session.defaultSession.protocol, join(programFolder, 'out/renderer'), (method, request) =>
    requireLibrary().call(method, request),
  );
  brokerPorts(page, requireLibrary);
  handleDialogs(page, strings);
  showMenu(strings);
  const { talkId } = opened;
  window = openWindow({
    url: `${page.origin}/${talkId === null ? '' : `#/talk/${encodeURIComponent(talkId)}`}`,
    preload: join(programFolder, 'out/preload/preload.cjs'),
    stateFile: join(app.getPath('userData'), 'window.json'),
    strings,
  });
  window.once('closed', () => (window = undefined));
  importPaths([]);
}

/** The menu bar, with the keys that the page has now: it tells them once it has loaded, and whenever they change. */
function showMenu(strings: Strings): void {
  const show = (keys: MenuKeys): void =>
    setMenu({
      strings,
      isMac: process.platform === 'darwin',
      keys,
      send: (command) => window?.webContents.send(HOST_CHANNELS.command, command),
    });
  show({});
  ipcMain.on(HOST_CHANNELS.menuKeys, (event, keys: unknown) => {
    if (isFromPage(event, page)) show(readMenuKeys(keys));
  });
}

async function openLibrary(strings: Strings): Promise<LibraryProcess | undefined> {
  try {
    library = await startLibrary(join(import.meta.dirname, 'libraryProcess.js'), {
      folder,
      demoFolder: join(resourcesFolder, 'demo'),
      // Who tries the installed program sees the lecture first; from a checkout it is asked for.
      demo: app.isPackaged || process.argv.includes('--demo'),
      version: app.getVersion(),
    });
    library.onLost(() => void offerRestart(strings));
    return library;
  } catch (error) {
    const { code, detail } = error instanceof Failure ? error : new Failure('internal', String(error));
    dialog.showErrorBox(strings.cannotOpen, refusalSentence(strings, code, detail));
    return undefined;
  }
}

/** The library process crashed: starts it again and, when the user agrees, loads the page, which lost its port. */
async function offerRestart(strings: Strings): Promise<void> {
  library = undefined;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: strings.libraryLost,
    detail: strings.pageSafe,
    buttons: [strings.restart, strings.quit],
    cancelId: 1,
  });
  const again = response === 0 ? await openLibrary(strings) : undefined;
  if (again === undefined) return app.quit();
  if (window !== undefined) reloadUnasked(window);
}

function requireLibrary(): LibraryProcess {
  if (library === undefined) throw new Failure('connection.closed');
  return library;
}

/** Imports files that other programs handed over, and those that waited; the page hears of the job like any. */
function importPaths(paths: readonly string[]): void {
  waitingPaths.push(...paths);
  if (library === undefined || waitingPaths.length === 0) return;
  library.call('notices.import', { paths: waitingPaths.splice(0) }).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
  });
}

/** The files on a command line: not the program, not the folder it is run from in development, not options. */
function pathsOf(argv: readonly string[]): string[] {
  return argv
    .slice(app.isPackaged ? 1 : 2)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => resolve(argument));
}
