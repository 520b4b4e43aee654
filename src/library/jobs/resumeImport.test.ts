import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../openLibrary.ts';

const FILES = 150;
/** Imports a folder until some files are in, and kills itself. */
const PROGRAM = `
import { openLibrary } from ${JSON.stringify(resolve(import.meta.dirname, '../openLibrary.ts'))};
const [folder, notices] = process.argv.slice(2);
const library = openLibrary({ folder, demoFolder: null, version: 'test' });
await library.handlers['notices.import']({ paths: [notices], options: { isDryRun: false, format: null, repairsEncoding: false } });
setImmediate(async function look() {
  const [{ counts }] = (await library.handlers['imports.list']({})).imports;
  if (counts.imported >= 10) process.kill(process.pid, 'SIGKILL');
  setImmediate(look);
});
`;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lutrin-resume-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Runs the import until it is killed. */
async function importAndKill(library: string, notices: string): Promise<void> {
  const program = join(root, 'program.mjs');
  await writeFile(program, PROGRAM);
  const child = spawn(process.execPath, [program, library, notices], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}

describe('an import that was killed', () => {
  it('goes on at the next opening, without a talk twice, half or missing, in one report', async () => {
    const notices = join(root, 'notices');
    await mkdir(notices);
    for (let index = 0; index < FILES; index++) {
      const page = [
        'Notice',
        'Retranscription',
        `Le texte ${index}. ${'Encore une phrase. '.repeat(200)}`,
        `Lire l'intégralitéConférence numéro ${index}`,
        'Descriptif',
        `Le résumé ${index}.`,
        'Sur le même thème',
        '-',
        `Une conférence liée numéro ${index % 7}`,
        'Un texte.',
      ];
      await writeFile(join(notices, `${index}.txt`), page.join('\n'));
    }
    const folder = join(root, 'library');
    await importAndKill(folder, notices);
    const library = openLibrary({ folder, demoFolder: null, version: 'test', resumesJobs: true });
    const { handlers } = library;
    try {
      const [before] = (await handlers['imports.list']({})).imports;
      expect(before).toMatchObject({ state: 'running' });
      expect(before!.counts.imported).toBeLessThan(FILES);
      for (let state = ''; state !== 'done'; await wait(20)) {
        ({ state } = await handlers['imports.get']({ importId: before!.id }));
      }
      const { imports } = await handlers['imports.list']({});
      expect(imports).toHaveLength(1);
      expect(imports[0]!.counts).toMatchObject({ imported: FILES, unchanged: 0, refused: 0 });
      const { states } = await handlers['talks.facets']({});
      expect(states.filter(({ count }) => count > 0)).toEqual([
        { state: 'stub', count: 7 },
        { state: 'toCorrect', count: FILES },
      ]);
      const { items } = await handlers['imports.report']({
        importId: before!.id,
        filter: { outcomes: [], marks: [], query: '' },
        offset: 0,
        limit: 1_000,
      });
      expect(new Set(items.map(({ path }) => path)).size).toBe(FILES);
      for (const { talkId } of items) {
        const { paragraphs } = await handlers['transcripts.get']({ talkId: talkId! });
        expect(paragraphs).toHaveLength(1);
      }
    } finally {
      library.close();
    }
  });
});
