import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findBrowser } from '../../src/loopback/findBrowser.ts';

const root = resolve(import.meta.dirname, '../..');

/** The built workstation: the loopback host as a process of its own, and a window on it. */
export interface BenchWindow {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** From starting the host's process until the first talk could be clicked. */
  readonly startMs: number;
  /** Resident memory of the host's process, in bytes. */
  hostBytes(): number;
  /** The most it was. */
  hostPeakBytes(): number;
  close(): Promise<void>;
}

/** Starts a browser; apart from the window, since a desktop's browser runs already. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser()!,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/**
 * Starts the host on a library and opens its list; `ready` selects what shows when it can be used. Programs are looked
 * for in `path`, if it is given.
 */
export async function openWindow(
  browser: Browser,
  folder: string,
  ready: string,
  path = process.env['PATH'],
): Promise<BenchWindow> {
  const entry = resolve(root, 'out/main/loopback.js');
  if (!existsSync(entry)) throw new Error('build first: npm run build');
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'fr-FR' });
  const page = await context.newPage();
  const start = performance.now();
  const host = spawn(process.execPath, [entry, '--library', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PATH: path },
  });
  try {
    await page.goto(await printedUrl(host));
    await page.locator(ready).first().waitFor();
  } catch (error) {
    host.kill('SIGKILL');
    throw error;
  }
  const startMs = performance.now() - start;
  return {
    page,
    devtools: await context.newCDPSession(page),
    startMs,
    hostBytes: () => statusBytes(host.pid!, 'VmRSS'),
    hostPeakBytes: () => statusBytes(host.pid!, 'VmHWM'),
    async close() {
      await context.close();
      host.kill('SIGTERM');
      await new Promise((done) => host.once('exit', done));
    },
  };
}

function printedUrl(host: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    host.stdout!.on('data', (data: Buffer) => {
      printed += data.toString();
      const url = /http:\S+#\S+/.exec(printed)?.[0];
      if (url !== undefined) done(url);
    });
    host.once('exit', () => fail(new Error(`the host ended: ${printed}`)));
  });
}

/** What Linux says of a process's memory: `VmRSS` is what is resident, `VmHWM` the most that was. */
export function statusBytes(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return 1_024 * Number(new RegExp(String.raw`${field}:\s+(\d+)`).exec(status)?.[1]);
}
