import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  launchMain,
  loadPage,
  portOf,
  quitMain,
  until,
  type ElectronStandIn,
} from '../../build/electron/launchMain.ts';
import { connect, type Connection } from '../contract/connect.ts';
import type { HostBridge } from '../contract/hostBridge.ts';
import type { Job } from '../contract/schemas.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { messagePort } from '../renderer/host/messagePort.ts';

const notice = resolve(import.meta.dirname, '../../e2e/samples/notice-cout-humain-ia.txt');
let folder: string;
let electron: ElectronStandIn | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-main-'));
});
afterEach(async () => {
  if (electron !== undefined) await quitMain(electron);
  electron = undefined;
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function launch(options: Omit<Parameters<typeof launchMain>[0], 'folder'> = {}): Promise<ElectronStandIn> {
  electron = await launchMain({ folder, ...options });
  return electron;
}

function onlyWindow({ standIn }: ElectronStandIn) {
  const [window] = standIn.windows;
  if (window === undefined) throw new Error(`no window; ${JSON.stringify(standIn.dialogs)}`);
  return window;
}

/** The page of the window, joined to the library as the renderer is. */
async function openPage(started: ElectronStandIn): Promise<{ connection: Connection; bridge: HostBridge }> {
  const page = await loadPage(started, onlyWindow(started).webContents);
  const connection = connect(messagePort(await portOf(page)));
  return { connection, bridge: started.standIn.exposed.get('lutrinHost') as HostBridge };
}

describe('the program', () => {
  it('opens a new library on the demonstration lecture, and joins the page to it', async () => {
    const started = await launch({ args: ['--demo'] });
    const window = onlyWindow(started);
    expect(window.webContents.getURL()).toMatch(/^lutrin-app:\/\/app\/#\/talk\/[\w-]{12}$/);
    await until(() => window.isShown);
    const { connection } = await openPage(started);
    const described = await connection.call('library.describe', {});
    expect(described).toMatchObject({ hasDemo: true, version: '0.0.0-test' });
    const talkId = window.webContents.getURL().split('/').at(-1) ?? '';
    expect((await connection.call('talks.get', { talkId: talkId as never })).media?.isPresent).toBe(true);
  });

  it('gives each page that loads a port of its own, and lets the old one go', async () => {
    const started = await launch();
    const page = await loadPage(started, onlyWindow(started).webContents);
    const first = await portOf(page);
    page.dispatchEvent(new Event('load'));
    const second = connect(messagePort(await portOf(page)));
    first.close();
    expect((await second.call('talks.facets', {})).states.length).toBeGreaterThan(0);
  });

  it('gives no port to a frame in the page, nor to another page', async () => {
    const started = await launch();
    const { standIn, ipcRenderer } = started;
    const { webContents } = onlyWindow(started);
    const { WebFrameMain } = await import('../../build/electron/contentsStandIn.ts');
    const inner = new WebFrameMain(webContents.mainFrame);
    inner.url = webContents.getURL();
    const received: string[] = [];
    for (const frame of [inner, new WebFrameMain(null)]) {
      standIn.enter(webContents, frame);
      ipcRenderer.on('lutrin:port', () => received.push(frame.url));
      ipcRenderer.send('lutrin:port');
      await expect(ipcRenderer.invoke('lutrin:chooseFiles', 'notices')).rejects.toThrow('not the page');
      await expect(ipcRenderer.invoke('lutrin:chooseSavePath', 'x')).rejects.toThrow('not the page');
    }
    await new Promise((resolve_) => setTimeout(resolve_, 50));
    expect(received).toEqual([]);
    expect(standIn.dialogs).toEqual([]);
  });

  it('closes the library when it quits, and tells the page', async () => {
    const started = await launch();
    const { connection } = await openPage(started);
    let isClosed = false;
    connection.onClose(() => (isClosed = true));
    expect(existsSync(join(folder, 'library.lock'))).toBe(true);
    onlyWindow(started).close();
    await until(() => started.app.quitCount > 0);
    expect(started.app.quitCount).toBe(1);
    expect(existsSync(join(folder, 'library.lock'))).toBe(false);
    await until(() => isClosed);
  });

  it('says why it cannot open a library, and quits', async () => {
    const other = openLibrary({ folder, demoFolder: null, version: '' });
    other.setAddress('http://127.0.0.1:1234/');
    const started = await launch();
    await until(() => started.app.quitCount > 0);
    other.close();
    expect(started.standIn.dialogs).toEqual([
      {
        kind: 'error',
        options: {
          title: 'Lutrin ne peut pas ouvrir la bibliothèque',
          content: 'Elle est déjà ouverte : http://127.0.0.1:1234/',
        },
      },
    ]);
    expect(started.standIn.windows).toEqual([]);
  });

  it('starts the library again when its process is lost', async () => {
    const started = await launch();
    const { standIn } = started;
    const page = await loadPage(started, onlyWindow(started).webContents);
    const connection = connect(messagePort(await portOf(page)));
    const closed = new Promise<void>((resolve_) => connection.onClose(resolve_));
    standIn.processes[0]?.kill();
    await closed;
    await until(() => standIn.dialogs.length === 1);
    expect(standIn.dialogs[0]?.options['message']).toBe('La bibliothèque s’est arrêtée.');
    // The stand-in's process has the pid of this test, so its lock looks alive.
    await rm(join(folder, 'library.lock'));
    standIn.answers.push({ response: 0 });
    await until(() => onlyWindow(started).webContents.reloadCount === 1);
    page.dispatchEvent(new Event('load'));
    const again = connect(messagePort(await portOf(page)));
    expect((await again.call('library.describe', {})).version).toBe('0.0.0-test');
  });

  it('loads the page again after that without asking, though text of it is unsaved', async () => {
    const started = await launch();
    const { standIn } = started;
    const { webContents } = onlyWindow(started);
    webContents.preventsUnload = true;
    standIn.processes[0]?.kill();
    await until(() => standIn.dialogs.length === 1);
    await rm(join(folder, 'library.lock'), { force: true });
    standIn.answers.push({ response: 0 });
    await until(() => webContents.reloadCount === 1);
    expect(standIn.dialogs.map(({ kind }) => kind)).toEqual(['message']);
    // Text of the new page is asked about again.
    webContents.preventsUnload = true;
    webContents.reload();
    expect(standIn.dialogs.map(({ kind }) => kind)).toEqual(['message', 'blocking message']);
    webContents.preventsUnload = false;
  });
});

describe('a start without --demo', () => {
  it('opens a new library on its list', async () => {
    const started = await launch();
    expect(onlyWindow(started).webContents.getURL()).toBe('lutrin-app://app/');
  });
});

describe('a second start', () => {
  it('hands its files to the first and ends', async () => {
    const started = await launch({ args: [notice, '--flag'], prepare: ({ app }) => (app.isFirst = false) });
    expect(started.app.quitCount).toBe(1);
    expect(started.app.lockData).toEqual({ paths: [notice] });
    expect(started.standIn.processes).toEqual([]);
  });

  it('is answered by the first: it shows its window and imports', async () => {
    const started = await launch();
    const window = onlyWindow(started);
    const { connection } = await openPage(started);
    const jobs: Job[] = [];
    connection.on('job.changed', (job) => jobs.push(job));
    window.minimize();
    started.app.emit('second-instance', {}, [], '/', { paths: [notice] });
    expect([window.isMinimized(), window.wasFocused]).toEqual([false, true]);
    await until(() => jobs.at(-1)?.state === 'done');
    const importId = jobs.at(-1)?.report?.importId ?? '';
    const { items } = await connection.call('imports.report', { importId, offset: 0, limit: 10 });
    expect(items).toMatchObject([{ path: notice, outcome: 'imported' }]);
  });

  it('imports what the first was started with, and what the system asks it to open', async () => {
    const other = join(folder, 'empty.txt');
    await writeFile(other, '');
    const started = await launch({ args: [notice] });
    const { connection } = await openPage(started);
    await until(async () => (await connection.call('talks.facets', {})).states.some((s) => s.state === 'stub'));
    const jobs: Job[] = [];
    connection.on('job.changed', (job) => jobs.push(job));
    const event = { preventDefault: vi.fn<() => void>() };
    started.app.emit('open-file', event, other);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await until(() => jobs.at(-1)?.state === 'done');
    const importId = jobs.at(-1)?.report?.importId ?? '';
    const { items } = await connection.call('imports.report', { importId, offset: 0, limit: 10 });
    expect(items).toMatchObject([{ path: other, reason: 'empty' }]);
  });
});

describe('the window', () => {
  it('closes without a question when all text is saved', async () => {
    const started = await launch();
    const window = onlyWindow(started);
    window.close();
    expect([window.isDestroyed(), started.standIn.dialogs]).toEqual([true, []]);
  });

  it('opens where it was, on a display that is there', async () => {
    await mkdir(join(folder, 'electron'));
    const stateFile = join(folder, 'electron/window.json');
    const bounds = { x: 40, y: 50, width: 1_000, height: 700 };
    await writeFile(stateFile, JSON.stringify({ bounds, isMaximized: true }));
    const started = await launch();
    const window = onlyWindow(started);
    expect(window.bounds).toEqual(bounds);
    expect(window.isMaximized()).toBe(true);
    window.bounds = { ...bounds, x: 60 };
    window.close();
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toEqual({ bounds: { ...bounds, x: 60 }, isMaximized: true });
  });

  it('offers to load a page again that crashed', async () => {
    const started = await launch();
    const { webContents } = onlyWindow(started);
    started.standIn.answers.push({ response: 0 });
    webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    await until(() => webContents.reloadCount === 1);
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(started.standIn.dialogs).toHaveLength(1);
  });

  it('ends a page that hangs before it loads it again, and asks once', async () => {
    const started = await launch();
    const window = onlyWindow(started);
    window.emit('unresponsive');
    window.emit('unresponsive');
    await until(() => started.standIn.dialogs.length > 0);
    expect(started.standIn.dialogs).toHaveLength(1);
    started.standIn.answers.push({ response: 0 });
    await until(() => window.webContents.reloadCount === 1);
    expect(window.webContents.wasCrashed).toBe(true);
    expect(started.standIn.dialogs).toHaveLength(1);
  });
});

describe('a page with unsaved text', () => {
  const stay = { response: 0 };
  const leave = { response: 1 };

  it('keeps its window open, again and again, until the user leaves', async () => {
    const started = await launch();
    const { standIn, app } = started;
    const window = onlyWindow(started);
    window.webContents.preventsUnload = true;
    standIn.answers.push(stay);
    window.close();
    // Escape gives no answer of its own.
    window.close();
    expect([window.isDestroyed(), app.quitCount]).toEqual([false, 0]);
    expect(standIn.dialogs).toHaveLength(2);
    expect(standIn.dialogs[0]?.options).toMatchObject({
      message: 'Du texte n’est pas encore enregistré.',
      buttons: ['Rester', 'Quitter sans enregistrer'],
      defaultId: 0,
      cancelId: 0,
    });
    standIn.answers.push(leave);
    window.close();
    expect(window.isDestroyed()).toBe(true);
    await until(() => app.quitCount === 1);
  });

  it('stops the program from quitting when the user stays', async () => {
    const started = await launch();
    const { standIn, app } = started;
    const { webContents } = onlyWindow(started);
    webContents.preventsUnload = true;
    standIn.answers.push(stay);
    app.quit();
    expect([standIn.dialogs.length, app.quitCount]).toEqual([1, 0]);
    expect(existsSync(join(folder, 'library.lock'))).toBe(true);
    standIn.answers.push(leave);
    app.quit();
    await until(() => app.quitCount === 1);
    expect(existsSync(join(folder, 'library.lock'))).toBe(false);
  });

  it('can be closed when its library is lost', async () => {
    const started = await launch();
    const { standIn, app } = started;
    const window = onlyWindow(started);
    window.webContents.preventsUnload = true;
    standIn.processes[0]?.kill();
    await until(() => standIn.dialogs.length === 1);
    // The answer to the lost library, then the one to the unsaved text.
    standIn.answers.push({ response: 1 }, leave);
    await until(() => app.quitCount === 1);
    expect(window.isDestroyed()).toBe(true);
  });
});

describe('the bridge', () => {
  it('passes commands of the menu bar, until the page stops listening', async () => {
    const started = await launch();
    const { bridge } = await openPage(started);
    const commands: string[] = [];
    const stop = bridge.onCommand((command) => commands.push(command));
    for (const id of ['importFiles', 'importFolder', 'export', 'goToLibrary', 'showKeys'])
      started.standIn.clickMenu(id);
    await until(() => commands.length === 5);
    expect(commands).toEqual(['importFiles', 'importFolder', 'export', 'goToLibrary', 'showKeys']);
    stop();
    const later: string[] = [];
    bridge.onCommand((command) => later.push(command));
    started.standIn.clickMenu('export');
    await until(() => later.length === 1);
    expect(commands).toHaveLength(5);
  });

  it('shows the dialogs of the system', async () => {
    const started = await launch();
    const { bridge } = await openPage(started);
    const { answers, dialogs } = started.standIn;
    answers.push({ canceled: false, filePaths: ['/a', '/b'] }, { canceled: true, filePaths: [] });
    expect(await bridge.chooseFiles('notices')).toEqual(['/a', '/b']);
    expect(await bridge.chooseFiles('noticeFolder')).toEqual([]);
    answers.push({ canceled: false, filePath: '/out.srt' }, { canceled: true, filePath: '' });
    expect(await bridge.chooseSavePath('../../etc/x.srt')).toBe('/out.srt');
    expect(await bridge.chooseSavePath('x')).toBeNull();
    expect(dialogs.map(({ kind, options }) => [kind, options['properties'], options['defaultPath']])).toEqual([
      ['open', ['openFile', 'multiSelections'], undefined],
      ['open', ['openDirectory', 'multiSelections'], undefined],
      ['save', ['showOverwriteConfirmation'], 'x.srt'],
      ['save', ['showOverwriteConfirmation'], 'x'],
    ]);
    await expect(bridge.chooseFiles('everything' as never)).rejects.toThrow('no such choice');
    await expect(bridge.chooseFiles('toString' as never)).rejects.toThrow('no such choice');
  });

  it('names the paths of files that were dropped', async () => {
    const started = await launch();
    const { bridge } = await openPage(started);
    const file = { name: 'x' };
    started.standIn.filePaths.set(file, '/somewhere/x');
    expect([bridge.pathOf(file), bridge.pathOf({})]).toEqual(['/somewhere/x', '']);
  });
});

const labels = ({ standIn }: ElectronStandIn): (string | undefined)[] => (standIn.menu ?? []).map((item) => item.label);

describe('the menu bar', () => {
  it('shows the keys that the page has, and nothing that is no key', async () => {
    const started = await launch();
    const { bridge } = await openPage(started);
    const shownFor = (id: string): unknown =>
      (started.standIn.menu ?? [])
        .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
        .find((item) => item.id === id);
    expect(shownFor('playPause')).not.toHaveProperty('accelerator');
    bridge.showMenuKeys({ playPause: 'F9', export: 'Not a key', undo: 'CmdOrCtrl+Z' });
    await until(() => JSON.stringify(started.standIn.menu).includes('F9'));
    expect(shownFor('playPause')).toMatchObject({ accelerator: 'F9', registerAccelerator: false });
    expect(shownFor('undo')).toMatchObject({ accelerator: 'CmdOrCtrl+Z', registerAccelerator: false });
    expect(shownFor('export')).not.toHaveProperty('accelerator');
    bridge.showMenuKeys(null as never);
    await until(() => !JSON.stringify(started.standIn.menu).includes('F9'));
  });

  it('is French where the system is French, and English elsewhere', async () => {
    expect(labels(await launch())).toContain('Fichier');
    await quitMain(electron as ElectronStandIn);
    expect(labels(await launch({ prepare: ({ app }) => (app.locale = 'de-DE') }))).toContain('File');
  });
});
