import { readFile } from 'node:fs/promises';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebFrameMain } from '../../build/electron/contentsStandIn.ts';
import { launchMain, quitMain, until, type ElectronStandIn } from '../../build/electron/launchMain.ts';
import { pageHeaders } from '../contract/pageHeaders.ts';

/**
 * The twenty items of Electron's security checklist (electronjs.org/docs/latest/tutorial/security), by their numbers,
 * against the stand-in. What Electron itself does with these settings is Electron's to show.
 */
const folder = mkdtempSync(join(tmpdir(), 'lutrin-security-'));
const root = resolve(import.meta.dirname, '../..');
let electron: ElectronStandIn;

beforeAll(async () => {
  electron = await launchMain({ folder });
});
afterAll(async () => {
  await quitMain(electron);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function window() {
  const [only] = electron.standIn.windows;
  if (only === undefined) throw new Error('no window');
  return only;
}

function preferences() {
  return window().options.webPreferences ?? {};
}

/** Every source of the two layers that run in Electron, without tests. */
function sources(): string {
  const files = ['src/main', 'src/preload'].flatMap((layer) =>
    readdirSync(join(root, layer))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(root, layer, name), 'utf8')),
  );
  return files.join('\n');
}

describe('Electron’s security checklist', () => {
  it('1. loads only what is its own', async () => {
    const { session } = electron.standIn;
    for (const url of ['lutrin-app://app/assets/x.js', 'lutrin-media://media/x', 'data:,', 'blob:lutrin-app://app/1'])
      expect(await session.lets(url)).toBe(true);
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'ws://example.org/',
      'ftp://x/',
    ])
      expect(await session.lets(url)).toBe(false);
  });

  it('2. gives no page Node', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false });
    expect(preferences().nodeIntegrationInWorker ?? false).toBe(false);
    expect(preferences().nodeIntegrationInSubFrames ?? false).toBe(false);
  });

  it('3. isolates the preload from the page', () => expect(preferences().contextIsolation).toBe(true));

  it('4. runs every page in the sandbox', () => {
    expect(preferences().sandbox).toBe(true);
    expect(electron.app.isSandboxed).toBe(true);
  });

  it('5. refuses permissions, but for the player that fills the screen', async () => {
    const { session } = electron.standIn;
    const page = { getURL: () => 'lutrin-app://app/' };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'openExternal',
      'fileSystem',
    ])
      expect(await session.permissionsOf(page, permission)).toEqual([false, false]);
    expect(await session.permissionsOf(page, 'fullscreen')).toEqual([true, true]);
    expect(await session.permissionsOf({ getURL: () => 'https://example.org/' }, 'fullscreen')).toEqual([false, false]);
    expect((['hid', 'serial', 'usb'] as const).map((device) => session.givesDevice(device))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('6. keeps web security on', () => expect(preferences().webSecurity).toBe(true));

  it('7. has a strict content security policy', () => {
    const policy = pageHeaders({ connect: [], media: ['lutrin-media:'] }, '/')['content-security-policy'] ?? '';
    const directives = new Map(policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]));
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('connect-src')).toEqual(["'self'"]);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('8. allows no insecure content', () => expect(preferences().allowRunningInsecureContent).toBe(false));

  it('9. turns on no experimental features', () => expect(preferences().experimentalFeatures ?? false).toBe(false));

  it('10. turns on no Blink features', () => expect(preferences().enableBlinkFeatures).toBeUndefined());

  it('11. and 12. lets no page add a webview, with popups or without', () => {
    expect(preferences().webviewTag).toBe(false);
    for (const params of [{ src: 'lutrin-app://app/' }, { src: 'https://example.org/', allowpopups: 'true' }])
      expect(window().webContents.attachWebviewAsPage(params)).toBe(false);
  });

  it('13. keeps the page, and frames in it, where they are', () => {
    const { webContents } = window();
    const frame = new WebFrameMain(webContents.mainFrame);
    const wrong = [
      'https://example.org/',
      'file:///etc/passwd',
      'lutrin-app://evil/',
      'javascript:1',
      'lutrin-apps://app/',
    ];
    for (const url of wrong) {
      expect(webContents.navigateAsPage(url)).toBe(false);
      expect(webContents.navigateAsPage(url, frame)).toBe(false);
      expect(webContents.redirectAsServer(url)).toBe(false);
    }
    expect(webContents.navigateAsPage('lutrin-app://app/#/')).toBe(true);
  });

  it('14. lets no page open a window', () => {
    for (const url of ['https://example.org/', 'lutrin-app://app/', 'about:blank'])
      expect(window().webContents.openAsPage(url)).toBe('deny');
    electron.standIn.answers.push({ response: 1 });
  });

  it('15. opens only https outside, and only when the user says so', async () => {
    const { answers, dialogs, openedOutside } = electron.standIn;
    await until(() => answers.length === 0);
    dialogs.length = 0;
    for (const url of ['file:///etc/passwd', 'http://example.org/', 'smb://x/', 'javascript:1', 'ms-msdt:x', 'no url'])
      window().webContents.openAsPage(url);
    answers.push({ response: 1 });
    window().webContents.openAsPage('https://example.org/refused');
    await until(() => answers.length === 0);
    answers.push({ response: 0 });
    window().webContents.openAsPage('https://example.org/wanted');
    await until(() => openedOutside.length > 0);
    expect(openedOutside).toEqual(['https://example.org/wanted']);
    expect(dialogs.map(({ options }) => options['detail'])).toEqual([
      'https://example.org/refused',
      'https://example.org/wanted',
    ]);
  });

  it('16. names one exact version of Electron, to be raised with each release', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('17. checks the sender of every message', async () => {
    const { standIn, ipcMain, ipcRenderer } = electron;
    const frame = new WebFrameMain(window().webContents.mainFrame);
    frame.url = 'lutrin-app://app/';
    standIn.enter(window().webContents, frame);
    const heard: unknown[] = [];
    ipcRenderer.on('lutrin:port', () => heard.push(1));
    expect(ipcMain.handlers.size).toBeGreaterThan(0);
    for (const channel of ipcMain.handlers.keys())
      await expect(ipcRenderer.invoke(channel, 'notices')).rejects.toThrow('not the page');
    expect(ipcMain.eventNames()).toEqual(['lutrin:port', 'lutrin:menuKeys']);
    ipcRenderer.send('lutrin:port');
    ipcRenderer.send('lutrin:menuKeys', { playPause: 'F9' });
    await new Promise((done) => setTimeout(done, 20));
    expect(heard).toEqual([]);
    expect(JSON.stringify(standIn.menu)).not.toContain('F9');
  });

  it('18. has a scheme of its own in place of file:', () => {
    expect(window().webContents.getURL()).toMatch(/^lutrin-app:/);
    expect(electron.standIn.schemes.map(({ scheme }) => scheme)).toEqual(['lutrin-app', 'lutrin-media']);
    for (const { privileges } of electron.standIn.schemes) expect(privileges).not.toMatchObject({ bypassCSP: true });
    expect(sources()).not.toMatch(/loadFile|pathToFileURL|'file:/);
  });

  it('19. sets its fuses when it is packaged', async () => {
    const config = await readFile(join(root, 'build/electronBuilder.yml'), 'utf8');
    const fuses = Object.fromEntries(
      [...config.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(fuses).toMatchObject({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  it('20. hands the page no part of Electron', async () => {
    electron.standIn.enter(window().webContents);
    vi.stubGlobal('window', new EventTarget());
    await import('../preload/preload.ts');
    vi.unstubAllGlobals();
    const bridge = electron.standIn.exposed.get('lutrinHost') as Record<string, unknown>;
    expect([...electron.standIn.exposed.keys()]).toEqual(['lutrinHost']);
    expect(Object.keys(bridge).toSorted()).toEqual([
      'chooseFiles',
      'chooseSavePath',
      'onCommand',
      'pathOf',
      'showMenuKeys',
    ]);
    const given: unknown[][] = [];
    const stop = (bridge['onCommand'] as (listener: (...args: unknown[]) => void) => () => void)((...args) =>
      given.push(args),
    );
    electron.standIn.clickMenu('export');
    await until(() => given.length > 0);
    stop();
    // The event that Electron gives its listeners would hand over its sender.
    expect(given).toEqual([['export']]);
  });
});
