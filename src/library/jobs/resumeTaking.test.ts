import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../contract/schemas.ts';
import { openLibrary, type Library } from '../openLibrary.ts';

const NOTICE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const FILES = 40;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lutrin-resume-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function open(): Library {
  return openLibrary({ folder: join(root, 'library'), demoFolder: null, version: 'test', resumesJobs: true });
}

/** The newest job of the library, once it is as asked for. */
async function jobWhen({ handlers }: Library, is: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = (await handlers['jobs.list']({})).jobs.at(-1);
    if (job !== undefined && is(job)) return job;
    await nextTurn();
  }
}

describe('timed texts that were being taken when the library was closed', () => {
  it('are gone on with behind the last that was taken, in one report; what was uploaded stays for it', async () => {
    const first = open();
    const options = { isDryRun: false, format: null, repairsEncoding: false };
    await first.handlers['notices.import']({ paths: [NOTICE], options });
    const { importId } = (await jobWhen(first, ({ state }) => state === 'done')).report!;
    const filter = { outcomes: [], marks: [], query: '' };
    const { items } = await first.handlers['imports.report']({ importId, filter, offset: 0, limit: 1 });
    const talkId = items[0]!.talkId!;
    const upload = join(first.inboxFolder, 'upload');
    await mkdir(upload);
    const paths = Array.from({ length: FILES }, (_, index) => join(upload, `${index}.srt`));
    for (const [index, path] of paths.entries()) {
      await writeFile(path, `1\n00:00:00,000 --> 00:00:02,000\nTexte ${index}.\n`);
    }
    const files = paths.map((path) => ({ path, talkId, takes: 'text' as const, encoding: null }));
    await first.handlers['timedTexts.takeAll']({ files });
    const { takenTexts } = await jobWhen(first, ({ kind, done }) => kind === 'takeTexts' && done >= 2);
    first.close();
    expect(takenTexts!.length).toBeLessThan(FILES);

    const second = open();
    try {
      const job = await jobWhen(second, ({ state }) => state !== 'running');
      expect(job).toMatchObject({ kind: 'takeTexts', state: 'done' });
      expect(job.takenTexts!.map(({ path }) => path)).toEqual(paths);
      // One that was taken is gone from the inbox: taken again it would be refused.
      expect(job.takenTexts!.filter(({ reason }) => reason !== null)).toEqual([]);
      const { paragraphs } = await second.handlers['transcripts.get']({ talkId });
      expect(paragraphs.map(({ text }) => text)).toEqual([`Texte ${FILES - 1}.`]);
    } finally {
      second.close();
    }
    const third = open();
    expect((await third.handlers['jobs.list']({})).jobs).toEqual([]);
    third.close();
  });
});
