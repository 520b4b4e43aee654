import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WATCHED_FOLDER_SETTING } from '../../contract/watchSchemas.ts';
import { openLibrary } from '../openLibrary.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';
import { watchFolder } from './watchFolder.ts';

const notice = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

/** Files that came just before are looked at again: the clocks of file servers differ. */
const CLOCK_SLACK_MS = 2_500;

const watchJobs = ({ announced }: TemporaryLibrary) =>
  announced('job.changed').filter(({ kind, state }) => kind === 'watch' && state === 'done');
const countOf = async ({ call }: TemporaryLibrary): Promise<number> => (await call('library.describe', {})).talkCount;

async function watching(): Promise<{ temporary: TemporaryLibrary; folder: string }> {
  const temporary = await openTemporaryLibrary({ watchesFolder: true });
  const folder = join(temporary.workFolder, 'dépôt');
  await mkdir(folder);
  return { temporary, folder };
}

describe('WatchedFolder', () => {
  it('imports what is in the folder and what lands there, until there is no such setting', async () => {
    const { temporary, folder } = await watching();
    await using library = temporary;
    const { call } = library;
    await copyFile(notice, join(folder, 'a.txt'));
    await call('settings.set', { name: WATCHED_FOLDER_SETTING, value: folder });
    await expect.poll(() => countOf(library)).toBe(1);
    await writeFile(join(folder, 'b.txt'), 'Ceci n’est pas une notice.');
    await expect.poll(() => watchJobs(library).length).toBeGreaterThanOrEqual(2);
    await call('settings.set', { name: WATCHED_FOLDER_SETTING, value: null });
    const announcements = (): number => library.announced('job.changed').length;
    const before = announcements();
    const landed: string[] = [];
    const another = watchFolder(folder, {
      sinceMs: 0,
      onLanded: (paths) => landed.push(...paths),
      onError: (error) => library.errors.push(error),
    });
    const c = join(folder, 'c.txt');
    await writeFile(c, 'Ceci non plus.');
    await expect.poll(() => landed).toContain(c);
    await another.close();
    expect(announcements()).toBe(before);
    expect(library.errors).toEqual([]);
  });

  it('imports at the next opening what landed meanwhile, and nothing where nothing did', async () => {
    const { temporary, folder } = await watching();
    await using library = temporary;
    const { call } = library;
    await writeFile(join(folder, 'old.txt'), 'Ceci n’est pas une notice.');
    await wait(CLOCK_SLACK_MS);
    await call('settings.set', { name: WATCHED_FOLDER_SETTING, value: folder });
    await expect.poll(() => watchJobs(library).length).toBe(1);
    library.library.close();
    await copyFile(notice, join(folder, 'a.txt'));
    const options = { folder: library.library.folder, demoFolder: null, version: '0', watchesFolder: true };
    const reopened = openLibrary(options);
    const paths: string[] = [];
    reopened.subscribe((event, payload) => {
      if (event === 'job.changed') paths.push((payload as { detail: string }).detail);
    });
    const described = async () => reopened.handlers['library.describe']({});
    await expect.poll(async () => (await described()).talkCount).toBe(1);
    expect(paths.filter((path) => path.includes('old.txt'))).toEqual([]);
    reopened.close();
  });

  it('is not held up by a setting that is no folder', async () => {
    const { temporary } = await watching();
    await using library = temporary;
    await library.call('settings.set', { name: WATCHED_FOLDER_SETTING, value: ['x'] });
    await library.call('settings.set', { name: WATCHED_FOLDER_SETTING, value: join(library.workFolder, 'none') });
    expect(library.errors).toEqual([]);
  });
});
