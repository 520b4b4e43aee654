import { setImmediate } from 'node:timers/promises';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoticeThreads } from './NoticeThreads.ts';
import type { SourceTask } from './sourceTask.ts';

/** A thread that does what the name of a file says. */
const NAUGHTY = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ name }) => {
  if (name === 'hang') for (;;);
  if (name === 'throw') throw new Error('a defect');
  if (name === 'exit') process.exit(3);
  if (name === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(name + all.length)); }
  parentPort.postMessage({ ok: false, reason: 'notANotice', detail: name });
});`;

const options = { format: null, repairsEncoding: false } as const;
const task = (name: string): SourceTask => ({ name, bytes: Buffer.from('x'), options, mappings: {} });

let folder: string;
let thread: URL;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-threads-'));
  const path = join(folder, 'thread.mjs');
  await writeFile(path, NAUGHTY);
  thread = pathToFileURL(path);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('NoticeThreads', () => {
  it.each([
    {
      what: 'hangs',
      patienceMs: 3_000,
      told: [
        ['a', 'notANotice', 'a'],
        ['hang', 'timedOut', '3'],
        ['b', 'notANotice', 'b'],
      ],
    },
    {
      what: 'throws, ends the thread or eats memory',
      // A busy machine takes its time to run out of memory.
      patienceMs: 30_000,
      told: [
        ['throw', 'crashed', 'Error: a defect'],
        ['c', 'notANotice', 'c'],
        ['exit', 'crashed', '3'],
        ['d', 'notANotice', 'd'],
        ['eat', 'outOfMemory', ''],
        ['e', 'notANotice', 'e'],
      ],
    },
  ] as const)(
    'refuse a file that $what, and read all others',
    async ({ patienceMs, told }) => {
      const threads = new NoticeThreads({ thread, patienceMs, maxHeapMb: 64, count: 1 });
      const results = await Promise.all(told.map(([name]) => threads.read(task(name))));
      const found = results.map((result) => result?.ok === false && [result.reason, result.detail]);
      expect(found).toMatchObject(told.map(([, reason, detail]) => [reason, detail]));
    },
    60_000,
  );

  it('let go at once of what is cancelled, under way or waiting', async () => {
    const threads = new NoticeThreads({ thread, patienceMs: 2_000, count: 1 });
    const abort = new AbortController();
    const cancelled = ['hang', 'x'].map((name) => threads.read(task(name), abort.signal));
    abort.abort();
    // Before anything else has its turn.
    expect(await Promise.race([Promise.all(cancelled), setImmediate('later')])).toEqual([null, null]);
    expect(await threads.read(task('y'), abort.signal)).toBeNull();
    expect(await threads.read(task('z'))).toMatchObject({ detail: 'z' });
  }, 20_000);

  it('read a page of a portal as it is', async () => {
    const text = "Notice\nLire l'intégralitéLes sols vivants\nDescriptif\nUn résumé.\n";
    const read = await new NoticeThreads().read({ bytes: Buffer.from(text), name: 'a.txt', options, mappings: {} });
    expect(read).toMatchObject({ ok: true, encoding: 'utf-8', notices: [{ notice: { title: 'Les sols vivants' } }] });
  }, 20_000);
});
