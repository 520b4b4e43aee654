import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importFilter } from '../../contract/importSchemas.ts';
import { openLibrary, type Library } from '../openLibrary.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const page = (title: string): string => `Notice\nLire l'intégralité${title}\nDescriptif\nUn résumé.\n`;

/** Makes talks of a title impossible to write, or possible again. */
function change({ library }: TemporaryLibrary, sql: string): void {
  const database = new Sqlite(join(library.folder, 'library.sqlite'));
  database.exec(sql);
  database.close();
}

/** Two uploads of which the second cannot be written. */
async function failToImport(
  temporary: TemporaryLibrary,
  names = ['upload/a.txt', 'upload/b.txt'],
): Promise<{ importId: string; paths: string[] }> {
  const { library, call, finished } = temporary;
  const paths = names.map((name) => join(library.inboxFolder, name));
  for (const path of paths) await mkdir(dirname(path), { recursive: true });
  await writeFile(paths[0]!, page('Le vent'));
  await writeFile(paths[1]!, page('La mer'));
  change(
    temporary,
    `CREATE TRIGGER no_sea BEFORE INSERT ON talks WHEN NEW.title = 'La mer' BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );
  expect(await finished((await call('notices.import', { paths })).id)).toMatchObject({ state: 'failed' });
  const [failed] = (await call('imports.list', {})).imports;
  expect(failed).toMatchObject({ state: 'failed', counts: { imported: 1 } });
  change(temporary, 'DROP TRIGGER no_sea');
  return { importId: failed!.id, paths };
}

function reopen({ library }: TemporaryLibrary): Library {
  library.close();
  return openLibrary({ folder: library.folder, demoFolder: null, version: '0', resumesJobs: true });
}

describe('an import that failed', () => {
  it('keeps its uploads, and waits in pause at the next opening', async () => {
    await using temporary = await openTemporaryLibrary();
    const { importId, paths } = await failToImport(temporary);
    expect(paths.map((path) => existsSync(path))).toEqual([true, true]);
    const { handlers, inboxFolder, close } = reopen(temporary);
    await expect.poll(async () => (await handlers['jobs.list']({})).jobs).toMatchObject([{ isPaused: true }]);
    const [job] = (await handlers['jobs.list']({})).jobs;
    expect((await handlers['imports.get']({ importId })).counts).toMatchObject({ imported: 1 });
    await handlers['jobs.pause']({ jobId: job!.id, isPaused: false });
    await expect.poll(async () => (await handlers['imports.get']({ importId })).state).toBe('done');
    expect((await handlers['imports.get']({ importId })).counts).toMatchObject({ imported: 2, unchanged: 0 });
    await expect.poll(() => readdirSync(inboxFolder)).toEqual([]);
    close();
  });

  it('goes on with each of several files of one name', async () => {
    await using temporary = await openTemporaryLibrary();
    const { importId } = await failToImport(temporary, ['one/cours/a.txt', 'two/cours/a.txt']);
    const { handlers, close } = reopen(temporary);
    await expect.poll(async () => (await handlers['jobs.list']({})).jobs).toHaveLength(1);
    const [job] = (await handlers['jobs.list']({})).jobs;
    await handlers['jobs.pause']({ jobId: job!.id, isPaused: false });
    await expect.poll(async () => (await handlers['imports.get']({ importId })).state).toBe('done');
    const request = { importId, filter: importFilter.parse({}), offset: 0, limit: 9 };
    const { items } = await handlers['imports.report'](request);
    expect(items.map(({ path, title }) => [path, title])).toEqual([
      ['cours/a.txt', 'Le vent'],
      ['cours/a (2).txt', 'La mer'],
    ]);
    close();
  });

  it('is tried no more once its report was dropped or it was undone', async () => {
    await using temporary = await openTemporaryLibrary();
    const { importId } = await failToImport(temporary);
    await temporary.call('imports.forget', { importId });
    const { handlers, inboxFolder, close } = reopen(temporary);
    expect(readdirSync(inboxFolder)).toEqual([]);
    expect((await handlers['jobs.list']({})).jobs).toEqual([]);
    close();
  });
});
