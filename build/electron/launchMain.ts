import { vi } from 'vitest';
import type * as electronStandIn from '../electronStandIn.ts';
import type { WebContents } from './contentsStandIn.ts';

/** The module that stands in for `electron`. */
export type ElectronStandIn = typeof electronStandIn;

/** How a test wants the program started. */
export interface LaunchOptions {
  readonly folder: string;
  /** The files on the command line. */
  readonly args?: readonly string[];
  /** Changes the stand-in before the program runs. */
  prepare?(electron: ElectronStandIn): void;
}

/** Waits for what a process of its own brings about, on a machine that may be busy: as long as a poll may. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(isSo, { timeout: 90_000 });
}

/** Starts the Electron host afresh on a stand-in of its own, until it has a window, or a dialog, or has quit. */
export async function launchMain({ folder, args = [], prepare }: LaunchOptions): Promise<ElectronStandIn> {
  vi.resetModules();
  vi.stubEnv('LUTRIN_LIBRARY', folder);
  const electron = await import('../electronStandIn.ts');
  prepare?.(electron);
  const { argv } = process;
  const { app, standIn } = electron;
  process.argv = ['electron', '.', ...args];
  try {
    await import('../../src/main/main.ts');
    app.becomeReady();
    await until(() => standIn.windows.length + standIn.dialogs.length + app.quitCount > 0);
  } finally {
    process.argv = argv;
  }
  return electron;
}

/** Ends the program as its user does, and waits until its library process is gone. */
export async function quitMain({ app }: ElectronStandIn): Promise<void> {
  if (app.quitCount > 0) return;
  app.quit();
  await until(() => app.quitCount > 0);
}

/** A page of the window, with the preload run in it: what `window` is there. */
export async function loadPage(electron: ElectronStandIn, contents: WebContents): Promise<EventTarget> {
  electron.standIn.enter(contents);
  const origin = contents.getURL().split('/').slice(0, 3).join('/');
  const page = new EventTarget();
  const postMessage = (data: unknown, targetOrigin: string, ports: MessagePort[]): void => {
    if (targetOrigin === origin) page.dispatchEvent(Object.assign(new Event('message'), { data, ports, source: page }));
  };
  vi.stubGlobal('window', Object.assign(page, { postMessage }));
  vi.stubGlobal('location', { origin });
  await import('../../src/preload/preload.ts');
  page.dispatchEvent(new Event('load'));
  return page;
}

/** The port that a page is given, once it is there. */
export async function portOf(page: EventTarget): Promise<MessagePort> {
  return new Promise((resolve) => {
    page.addEventListener('message', (event) => {
      const [port] = (event as MessageEvent).ports;
      if (port !== undefined) resolve(port);
    });
  });
}
