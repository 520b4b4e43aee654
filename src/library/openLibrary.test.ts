import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../contract/failure.ts';
import { openLibrary, type Library } from './openLibrary.ts';
import { canMountDisks, mountDisk } from './smallDisk.ts';

let root: string;
const open: Library[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lutrin-open-'));
});
afterEach(async () => {
  for (const library of open.splice(0)) library.close();
  await rm(root, { recursive: true, force: true });
});

function openIn(folder: string): Library {
  const library = openLibrary({ folder, demoFolder: null, version: '1.2.3' });
  open.push(library);
  return library;
}

/** The failure of opening a library, as `code: detail`. */
function refusal(folder = root): string {
  try {
    openIn(folder);
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
  return 'opened';
}

const path = (name: string): string => join(root, name);

/** Makes a library with a setting in it, and closes it. */
async function makeLibrary(): Promise<void> {
  const library = openIn(root);
  await library.handlers['settings.set']({ name: 'mark', value: 1 });
  library.close();
}

describe('openLibrary', () => {
  it('has nothing to say when it is closed at once', async () => {
    const errors: unknown[] = [];
    openLibrary({ folder: root, demoFolder: null, version: '1', logError: (error) => errors.push(error) }).close();
    await new Promise((done) => setTimeout(done));
    expect(errors).toEqual([]);
  });

  it('makes the folder and the library when there is none', async () => {
    const library = openIn(join(root, 'new/folder'));
    expect(library.wasCreated).toBe(true);
    expect(await library.handlers['library.describe']({})).toEqual({
      version: '1.2.3',
      folder: library.folder,
      talkCount: 0,
      hasDemo: false,
    });
    const sentinel = JSON.parse(await readFile(join(library.folder, 'library.json'), 'utf8')) as { id: string };
    expect(sentinel.id).toMatch(/^[\w-]{12}$/);
  });

  it('keeps its contents when it is opened again', async () => {
    await makeLibrary();
    const again = openIn(root);
    expect(again.wasCreated).toBe(false);
    expect(await again.handlers['settings.get']({})).toEqual({ settings: { mark: 1 } });
  });

  it('never shows an empty library where there was one', async () => {
    await makeLibrary();
    await truncate(path('library.sqlite'), 0);
    expect(refusal()).toMatch(/^library\.missing: .*library\.sqlite$/);
    await rm(path('library.sqlite'));
    expect(refusal()).toMatch(/^library\.missing/);
    expect(existsSync(path('library.sqlite'))).toBe(false);
  });

  it('refuses a file that is no database, another program’s database, and a cut one', async () => {
    await writeFile(path('library.sqlite'), 'Bonjour, ceci est un texte assez long pour un en-tête.');
    expect(refusal()).toMatch(/^library\.damaged/);
    await rm(path('library.sqlite'));
    const foreign = new Sqlite(path('library.sqlite'));
    foreign.exec('CREATE TABLE notes (text)');
    foreign.close();
    expect(refusal()).toMatch(/^library\.damaged/);
    await rm(path('library.sqlite'));
    await makeLibrary();
    await truncate(path('library.sqlite'), 8_192);
    expect(refusal()).toMatch(/^library\.damaged/);
  });

  it('refuses a library that a later version has written', async () => {
    await makeLibrary();
    const database = new Sqlite(path('library.sqlite'));
    database.pragma('user_version = 999');
    database.close();
    expect(refusal()).toMatch(/^library\.newer/);
  });

  it('refuses a folder that is a file', async () => {
    await writeFile(path('file'), '');
    expect(refusal(path('file'))).toBe(`file.notFolder: ${path('file')}`);
    expect(refusal(path('file/below'))).toMatch(/^file\.notFolder/);
  });

  it('deletes uploads that nobody imported', async () => {
    await mkdir(path('inbox/upload'), { recursive: true });
    await writeFile(path('inbox/upload/film.mp4'), 'x');
    const library = openIn(root);
    expect(existsSync(path('inbox/upload'))).toBe(false);
    expect(existsSync(library.inboxFolder)).toBe(true);
  });

  it('answers nothing once it is closed', async () => {
    const library = openIn(root);
    library.close();
    library.close();
    await expect(library.handlers['settings.get']({})).rejects.toThrow('connection.closed');
    expect(existsSync(path('library.lock'))).toBe(false);
  });
});

describe('the lock of a library', () => {
  it('keeps others out, and tells them the pid or the address of its owner', () => {
    const library = openIn(root);
    expect(refusal()).toBe(`library.locked: ${process.pid}`);
    library.setAddress('http://127.0.0.1:1234/');
    expect(refusal()).toBe('library.locked: http://127.0.0.1:1234/');
    library.close();
    expect(refusal()).toBe('opened');
  });

  it('is taken over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(path('library.lock'), JSON.stringify({ pid: child.pid, startedAt: null, address: null }));
    expect(refusal()).toBe('opened');
  });

  it('is taken over when its pid was given to another process', async () => {
    const owner = { pid: process.pid, startedAt: 'another boot 1', address: 'http://127.0.0.1:1/' };
    await writeFile(path('library.lock'), JSON.stringify(owner));
    expect(refusal()).toBe('opened');
  });

  it('is taken over when it is torn', async () => {
    await writeFile(path('library.lock'), '{"pid": 1');
    expect(refusal()).toBe('opened');
  });

  it('holds against a live process', async () => {
    const script = `import { openLibrary } from ${JSON.stringify(join(import.meta.dirname, 'openLibrary.ts'))};
      openLibrary({ folder: ${JSON.stringify(root)}, demoFolder: null, version: '' });
      console.log('ready');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(refusal()).toBe(`library.locked: ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(refusal()).toBe('opened');
  });
});

describe.skipIf(!canMountDisks())('a library on a full disk', () => {
  it('says so, and works again once there is room', async () => {
    using disk = mountDisk(root, 'size=1200k');
    const library = openIn(disk.folder);
    const value = 'x'.repeat(2_000_000);
    await expect(library.handlers['settings.set']({ name: 'long', value })).rejects.toThrow('storage.full');
    expect(await library.handlers['settings.get']({})).toEqual({ settings: {} });
    disk.remount('size=20m');
    await library.handlers['settings.set']({ name: 'long', value });
    library.close();
  });

  it('refuses to open where nothing can be written', () => {
    using disk = mountDisk(root, 'ro');
    expect(refusal(disk.folder)).toMatch(/^storage\.readOnly/);
    expect(refusal(join(disk.folder, 'below'))).toMatch(/^storage\.readOnly/);
  });
});
