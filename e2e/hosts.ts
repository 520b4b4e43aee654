import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  _electron,
  test as base,
  type BrowserContext,
  type ElectronApplication,
  type Page,
  type PlaywrightTestOptions,
} from '@playwright/test';
import { readDemoSound, type DemoSound } from './demoSound.ts';
import { electronProgram } from './electronProgram.ts';

export { expect } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

/** The workstation under test, with a data folder of its own. */
export interface TestHost {
  readonly libraryFolder: string;
  /** Whether it chooses files in dialogs of the operating system, in place of a picker in the page. */
  readonly hasNativeDialogs: boolean;
  /** Whether the window is still there after `kill9`. */
  readonly windowOutlivesLibrary: boolean;
  /** Answers the native save dialogs to come with a path. Throws where there are none. */
  answerSaveDialog(path: string): Promise<void>;
  /** Answers the native open dialogs to come with paths. Throws where there are none. */
  answerOpenDialog(paths: readonly string[]): Promise<void>;
  /** Stops the process that holds the library, so that it stores and answers nothing more. Throws where it cannot. */
  freeze(): Promise<void>;
  /** Kills the process that holds the library, as a power cut would; also a frozen one. */
  kill9(): Promise<void>;
  /** Opens another window on the same library; `null` where there is only one. */
  openWindow(): Promise<Page | null>;
  /** Starts the workstation again on the same folder and gives its new window. */
  restart(): Promise<Page>;
  /** Ends everything. */
  close(): Promise<void>;
}

interface Options {
  /** Whether a new library begins with the demonstration lecture. */
  readonly demo: boolean;
  /** Whether programs that are installed on the machine are found: ffmpeg. */
  readonly hasPrograms: boolean;
}

/** `page` is the workstation's window; `host` what runs behind it. */
export const test = base.extend<
  Options & { opened: { page: Page; host: TestHost }; host: TestHost },
  { demoSound: DemoSound }
>({
  demo: [false, { option: true }],
  hasPrograms: [true, { option: true }],
  // The sound is read once: in each test that costs more than much of what the test does.
  demoSound: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      using sound = await readDemoSound();
      await use(sound);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  opened: async ({ demo, hasPrograms, demoSound, browser, contextOptions, colorScheme }, use, testInfo) => {
    const libraryFolder = mkdtempSync(join(tmpdir(), 'lutrin-e2e-'));
    if (hasPrograms) demoSound.copyTo(libraryFolder);
    const isElectron = testInfo.project.metadata['host'] === 'electron';
    const opened = isElectron
      ? await openElectron(libraryFolder, { demo, hasPrograms }, colorScheme)
      : await openLoopback(libraryFolder, { demo, hasPrograms }, () => browser.newContext(contextOptions));
    await use(opened);
    await opened.host.close();
    rmSync(libraryFolder, { recursive: true, force: true });
  },
  page: async ({ opened }, use) => use(opened.page),
  host: async ({ opened }, use) => use(opened.host),
});

async function openLoopback(
  libraryFolder: string,
  { demo, hasPrograms }: Options,
  newContext: () => Promise<BrowserContext>,
): Promise<{ page: Page; host: TestHost }> {
  const context = await newContext();
  let running: ChildProcess;
  let url: string;
  const openWindow = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('#root > *').first().waitFor();
    return page;
  };
  const start = async (): Promise<Page> => {
    const args = [join(root, 'out/main/loopback.js'), '--library', libraryFolder, ...(demo ? ['--demo'] : [])];
    running = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: environment(libraryFolder, hasPrograms),
    });
    url = await printedUrl(running);
    return openWindow();
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  const page = await start();
  const host: TestHost = {
    libraryFolder,
    hasNativeDialogs: false,
    windowOutlivesLibrary: true,
    answerSaveDialog: refuseAnswer,
    answerOpenDialog: refuseAnswer,
    async freeze() {
      running.kill('SIGSTOP');
    },
    kill9: () => end('SIGKILL'),
    openWindow,
    restart: start,
    async close() {
      await context.close();
      await end('SIGTERM');
    },
  };
  return { page, host };
}

/** The environment of a host; without programs they are looked for in its library. */
function environment(libraryFolder: string, hasPrograms: boolean): Record<string, string> {
  const inherited = process.env as Record<string, string>;
  return hasPrograms ? inherited : { ...inherited, PATH: libraryFolder };
}

async function printedUrl(host: ChildProcess): Promise<string> {
  let printed = '';
  for await (const data of host.stdout!) {
    printed += String(data);
    const url = /http:\S+#\S+/.exec(printed)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the host ended: ${printed}`);
}

async function refuseAnswer(): Promise<never> {
  throw new Error('this host has no native dialogs to answer');
}

async function openElectron(
  libraryFolder: string,
  { demo, hasPrograms }: Options,
  colorScheme: PlaywrightTestOptions['colorScheme'],
): Promise<{ page: Page; host: TestHost }> {
  const launch = async () =>
    _electron.launch({
      executablePath: electronProgram()!,
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(demo ? ['--demo'] : [])],
      env: { ...environment(libraryFolder, hasPrograms), LUTRIN_LIBRARY: libraryFolder },
      locale: 'fr-FR',
      colorScheme,
    });
  let app = await launch();
  const page = await app.firstWindow();
  const host: TestHost = {
    libraryFolder,
    hasNativeDialogs: true,
    windowOutlivesLibrary: false,
    answerSaveDialog: (path) =>
      app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, path),
    answerOpenDialog: (paths) =>
      app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths });
        },
        [...paths],
      ),
    async freeze() {
      throw new Error('a frozen library would freeze the window that is looked at');
    },
    kill9: () => killAll(app),
    openWindow: async () => null,
    async restart() {
      app = await launch();
      return app.firstWindow();
    },
    async close() {
      // A test may end with unsaved text; nobody is there to answer the question about it.
      await app.evaluate(({ dialog }) => void (dialog.showMessageBoxSync = () => 1));
      await app.close();
    },
  };
  return { page, host };
}

/** Kills every process of the program: the one that holds the library would outlive the others for a moment. */
async function killAll(app: ElectronApplication): Promise<void> {
  const pids = await app.evaluate(({ app: program }) => program.getAppMetrics().map(({ pid }) => pid));
  const ended = once(app.process(), 'exit');
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // Some end by themselves when the first is gone.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await ended;
}
