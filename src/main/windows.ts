import { app, BrowserWindow, dialog, screen } from 'electron';
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
  void window.loadURL(url);
  return window;
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
