import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './findBrowser.ts';

/** Whether a window can be shown on this machine. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
}

/**
 * Opens an address in a Chromium window of its own, with a profile of its own in `profileFolder`, and runs
 * `whenClosed` when that window was closed, or `whenLost` when the browser could not start or crashed. `false` when
 * there is no display or no such browser.
 */
export function openWindow(url: string, profileFolder: string, whenClosed: () => void, whenLost: () => void): boolean {
  const browser = hasDisplay() ? findBrowser() : undefined;
  if (browser === undefined) return false;
  const args = [
    `--app=${url}`,
    `--user-data-dir=${join(profileFolder, 'browser')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-features=Translate',
    '--autoplay-policy=no-user-gesture-required',
  ];
  // Chromium refuses to start its sandbox for root, as in a container; for anyone else the sandbox stays.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const window = spawn(browser, args, { stdio: 'ignore' });
  window.once('exit', (code) => (code === 0 ? whenClosed() : whenLost()));
  window.once('error', whenLost);
  return true;
}
