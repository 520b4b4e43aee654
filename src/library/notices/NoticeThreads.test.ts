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
parentPort.on('message', ({ name, bytes }) => {
  name ??= Buffer.from(bytes).toString();
  if (name === 'hang') for (;;);
  if (name === 'throw') throw new Error('a defect');
  if (name === 'exit') process.exit(3);
  if (name === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(name + all.length)); }
  parentPort.postMessage({ ok: false, reason: 'notANotice', detail: name });
});
parentPort.postMessage('ready');`;

/** The same where the system takes its time to start it. */
const SLOW_TO_START = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);${NAUGHTY}`;

const options = { format: null, repairsEncoding: false } as const;
const task = (name: string): SourceTask & { kind: 'source' } => ({
  kind: 'source',
  name,
  bytes: Buffer.from('x'),
  options,
  mappings: {},
});

let folder: string;
let thread: URL;

async function written(code: string): Promise<URL> {
  const path = join(folder, 'thread.mjs');
  await writeFile(path, code);
  return pathToFileURL(path);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-threads-'));
  thread = await written(NAUGHTY);
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
  ] as const)('refuse a file that $what, and read all others', async ({ patienceMs, told }) => {
    const threads = new NoticeThreads({ thread, patienceMs, maxHeapMb: 64, count: 1 });
    const results = await Promise.all(told.map(([name]) => threads.read(task(name))));
    const found = results.map((result) => result?.ok === false && [result.reason, result.detail]);
    expect(found).toMatchObject(told.map(([, reason, detail]) => [reason, detail]));
  });

  it('count the time of a file from when their thread is there', async () => {
    const threads = new NoticeThreads({ thread: await written(SLOW_TO_START), patienceMs: 1_000, count: 1 });
    expect(await threads.read(task('a'))).toMatchObject({ reason: 'notANotice' });
  });

  it('refuse a file whose thread never gets there', async () => {
    const mute = await written(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {});`);
    const threads = new NoticeThreads({ thread: mute, startMs: 200, count: 1 });
    const results = await Promise.all(['a', 'b'].map((name) => threads.read(task(name))));
    expect(results).toMatchObject([{ reason: 'crashed' }, { reason: 'crashed' }]);
  });

  it('let go at once of what is cancelled, under way or waiting', async () => {
    const threads = new NoticeThreads({ thread, patienceMs: 2_000, count: 1 });
    const abort = new AbortController();
    const cancelled = ['hang', 'x'].map((name) => threads.read(task(name), abort.signal));
    abort.abort();
    // Before anything else has its turn.
    expect(await Promise.race([Promise.all(cancelled), setImmediate('later')])).toEqual([null, null]);
    expect(await threads.read(task('y'), abort.signal)).toBeNull();
    expect(await threads.read(task('z'))).toMatchObject({ detail: 'z' });
  });

  it('refuse answers of servers and tables that take too long, too', async () => {
    const threads = new NoticeThreads({ thread, patienceMs: 2_000, count: 2 });
    const bytes = Buffer.from('hang');
    const results = [threads.read({ kind: 'webAnswer', bytes }), threads.read({ kind: 'table', bytes })];
    expect(await Promise.all(results)).toMatchObject([{ reason: 'timedOut' }, { reason: 'timedOut' }]);
  });

  it('read an answer of a server, and the beginning of a table', async () => {
    const set = '<set><setSpec>a</setSpec><setName>Arts</setName></set>';
    const list = `<OAI-PMH><ListSets>${set}<resumptionToken completeListSize="9">t</resumptionToken></ListSets></OAI-PMH>`;
    const threads = new NoticeThreads();
    expect(await threads.read({ kind: 'webAnswer', bytes: Buffer.from(list) })).toMatchObject({
      root: 'OAI-PMH',
      oai: { error: null, sets: [{ spec: 'a', name: 'Arts' }], token: 't', total: 9 },
    });
    expect(await threads.read({ kind: 'webAnswer', bytes: Buffer.from('not xml') })).toMatchObject({ ok: false });
    const rows = `Titre;Lieu\n${'Le vent;Lyon\n'.repeat(100_000)}`;
    const read = await threads.read({ kind: 'table', bytes: Buffer.from(rows) });
    expect(read?.ok === true && read.table.header).toEqual(['Titre', 'Lieu']);
    expect(read?.ok === true && read.table.rows.length).toBeLessThan(30_000);
  });

  it('read a page of a portal as it is', async () => {
    const text = "Notice\nLire l'intégralitéLes sols vivants\nDescriptif\nUn résumé.\n";
    const read = await new NoticeThreads().read({ ...task('a.txt'), bytes: Buffer.from(text) });
    expect(read).toMatchObject({ ok: true, encoding: 'utf-8', notices: [{ notice: { title: 'Les sols vivants' } }] });
  });
});
