import { appendFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { watchFolder } from './watchFolder.ts';

const SETTLE_MS = 150;

/** A folder that is watched, and what has landed in it. */
async function watched(sinceMs = 0, prepare: (folder: string) => Promise<void> = async () => {}) {
  const root = await mkdtemp(join(tmpdir(), 'lutrin-watch-'));
  const folder = join(root, 'dépôt');
  await mkdir(folder);
  await prepare(folder);
  const landed: string[] = [];
  const errors: unknown[] = [];
  const watch = watchFolder(folder, {
    onLanded: (paths) => landed.push(...paths.map((path) => relative(folder, path))),
    onError: (error) => errors.push(error),
    sinceMs,
    settleMs: SETTLE_MS,
  });
  // The first look at the folder is over.
  await wait(300);
  return {
    folder,
    root,
    landed,
    errors,
    async [Symbol.asyncDispose]() {
      await watch.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

describe('watchFolder', () => {
  it('tells of a file once it has stopped growing', async () => {
    await using place = await watched();
    const path = join(place.folder, 'a.txt');
    let writtenAt = performance.now();
    // Where the machine does other things for so long, the file does stop growing.
    let hasStopped = false;
    const look = (): boolean => (hasStopped ||= performance.now() - writtenAt >= SETTLE_MS);
    for (let piece = 0; piece < 6; piece++) {
      const startedAt = performance.now();
      await appendFile(path, 'bonjour ');
      look();
      writtenAt = startedAt;
      await wait(SETTLE_MS / 2);
      if (!look()) expect(place.landed).toEqual([]);
    }
    await expect.poll(() => place.landed).toContain('a.txt');
    const { length } = place.landed;
    await appendFile(path, 'encore');
    await expect.poll(() => place.landed.length).toBeGreaterThan(length);
  });

  it('passes over partial downloads until they get their name, hidden files, recordings and links', async () => {
    await using place = await watched();
    const at = (name: string): string => join(place.folder, name);
    for (const name of ['a.xml.part', 'b.csv.crdownload', '.c.txt', 'd.txt~', '~$e.docx', 'f.mp4']) {
      await writeFile(at(name), 'x');
    }
    await writeFile(join(place.root, 'outside.txt'), 'x');
    await symlink(join(place.root, 'outside.txt'), at('g.txt'));
    await rename(at('a.xml.part'), at('a.xml'));
    await mkdir(at('sous'));
    await writeFile(at('sous/h.html'), 'x');
    await expect.poll(() => place.landed.toSorted()).toEqual(['a.xml', 'sous/h.html']);
    await writeFile(at('last.txt'), 'x');
    await expect.poll(() => place.landed.slice(2)).toEqual(['last.txt']);
  });

  it('tells of what came while nobody watched, and not of what was there before', async () => {
    const sinceMs = Date.now();
    await using place = await watched(sinceMs, async (folder) => {
      await writeFile(join(folder, 'new.txt'), 'x');
    });
    await expect.poll(() => place.landed).toEqual(['new.txt']);
    await using later = await watched(Date.now() + 60_000, async (folder) => {
      await writeFile(join(folder, 'old.txt'), 'x');
      await utimes(join(folder, 'old.txt'), 1, 1);
    });
    await wait(SETTLE_MS * 3);
    expect(later.landed).toEqual([]);
  });

  it('waits for a folder that is not there, and forgets files that go', async () => {
    await using place = await watched();
    await writeFile(join(place.folder, 'brief.txt'), 'x');
    await rm(join(place.folder, 'brief.txt'));
    await rm(place.folder, { recursive: true });
    await wait(SETTLE_MS * 3);
    await mkdir(place.folder);
    await wait(200);
    await writeFile(join(place.folder, 'a.txt'), 'x');
    await expect.poll(() => place.landed).toEqual(['a.txt']);
    expect(place.errors).toEqual([]);
  });
});
