import { app, BrowserWindow, dialog, screen, type WebContents } from 'electron';
import type { Strings } from './strings.ts';
import { fitToDisplays, readWindowState, SMALLEST, writeWindowState } from './windowState.ts';

/** What a window shows, and where it remembers its place. */
export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  readonly stateFile: string;
  readonly strings: Strings;
}

/** Opens a window where the last one was, and shows it once it has something to show. */
export function openWindow({ url, preload, stateFile, strings }: WindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { bounds, isMaximized } = fitToDisplays(readWindowState(stateFile), displays);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Lutrin',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      // A player that waits for a click would not start by a key of the keyboard.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  survive(window, strings);
  askBeforeUnload(window, strings);
  void window.loadURL(url);
  return window;
}

/** Pages that are being loaded again by a user who was told what that costs. */
const reloading = new WeakSet<WebContents>();

/** Loads the page of a window again without a question about its unsaved text: for a user who has been asked. */
export function reloadUnasked({ webContents }: BrowserWindow): void {
  reloading.add(webContents);
  webContents.once('did-navigate', () => reloading.delete(webContents));
  webContents.reload();
}

/**
 * Asks whether to leave a page that wants to stay because of unsaved text. Electron, unlike a browser, shows nothing by
 * itself: it would just not close the window, however often it was told to.
 */
function askBeforeUnload(window: BrowserWindow, strings: Strings): void {
  const { webContents } = window;
  webContents.on('will-prevent-unload', (event) => {
    // The event has to be answered before it returns. What it prevents is that the page stays.
    if (reloading.has(webContents) || wantsToLeave(window, strings)) event.preventDefault();
  });
}

function wantsToLeave(window: BrowserWindow, strings: Strings): boolean {
  const response = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: strings.unsaved,
    detail: strings.unsavedDetail,
    buttons: [strings.stay, strings.leave],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Offers to load a page again that crashed or hangs. */
function survive(window: BrowserWindow, strings: Strings): void {
  const { webContents } = window;
  let isAsking = false;
  let isReloading = false;
  const ask = async (message: string, other: string): Promise<boolean> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: strings.pageSafe,
      buttons: [strings.reload, other],
      cancelId: 1,
    });
    return response === 0 && !window.isDestroyed();
  };
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (isReloading) {
      isReloading = false;
      return webContents.reload();
    }
    void ask(strings.pageGone, strings.quit).then((reloads) => (reloads ? webContents.reload() : app.quit()));
  });
  window.on('unresponsive', () => {
    if (isAsking) return;
    isAsking = true;
    void ask(strings.pageHangs, strings.wait).then((reloads) => {
      isAsking = false;
      if (!reloads) return;
      // A page that hangs does not hear a reload.
      isReloading = true;
      webContents.forcefullyCrashRenderer();
    });
  });
}
