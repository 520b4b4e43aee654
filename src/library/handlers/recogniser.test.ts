import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECOGNISER_SETTING, type RecogniserSetting } from '../../contract/recogniserSchemas.ts';
import { Failure } from '../../contract/failure.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openLibrary } from '../openLibrary.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const demoFolder = resolve(import.meta.dirname, '../../../resources/demo');
const program = resolve(import.meta.dirname, '../../../build/whisperStandIn.ts');

/** Other tests run at the same time: what is left behind is looked for in a folder of these alone. */
const usualFolder = process.env['TMPDIR'];
let ownFolder: string;

beforeAll(async () => {
  ownFolder = await mkdtemp(join(tmpdir(), 'lutrin-recogniser-test-'));
  process.env['TMPDIR'] = ownFolder;
});
afterAll(async () => {
  if (usualFolder === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualFolder;
  await rm(ownFolder, { recursive: true, force: true });
});

async function codeOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'none',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}

/** The demonstration lecture, and a recogniser that hears `words` in it. */
async function prepare({ call, workFolder }: TemporaryLibrary, words: string, options = '') {
  const model = join(workFolder, 'model.bin');
  await writeFile(model, words);
  const setting: RecogniserSetting = { program, model, options };
  await call('settings.set', { name: RECOGNISER_SETTING, value: setting });
  const { talkId } = await call('demo.install', {});
  return { talkId, setting };
}

async function temporaryFolders(): Promise<string[]> {
  return (await readdir(ownFolder)).filter((name) => name.startsWith('lutrin-recognise-'));
}

/** The state of a process as Linux tells it: `T` is held up, `Z` has ended and nobody has asked about it. */
function stateOf(pid: number): string {
  try {
    return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
  } catch {
    return 'gone';
  }
}

describe('recogniser.check', () => {
  it('says what is wrong with a program, and knows one that is like whisper.cpp', async () => {
    await using temporary = await openTemporaryLibrary();
    const { call, workFolder } = temporary;
    const model = join(workFolder, 'model.bin');
    const [script, silent] = [join(workFolder, 'script.sh'), join(workFolder, 'silent.sh')];
    await writeFile(model, 'mot');
    await writeFile(script, '#!/bin/sh\necho usage: --model --file\n');
    await writeFile(silent, '#!/no/such/interpreter\n');
    await chmod(silent, 0o755);
    const check = (given: Partial<RecogniserSetting>) =>
      codeOf(call('recogniser.check', { program, model, options: '', ...given }));
    expect(await check({})).toBe('none');
    expect(await check({ program: '' })).toBe('recogniser.unset');
    expect(await check({ model: '' })).toBe('recogniser.unset');
    expect(await check({ program: join(workFolder, 'none') })).toBe('recogniser.noProgram');
    expect(await check({ program: workFolder })).toBe('recogniser.noProgram');
    expect(await check({ program: script })).toBe('recogniser.notExecutable');
    expect(await check({ program: silent })).toBe('recogniser.notExecutable');
    expect(await check({ model: join(workFolder, 'none') })).toBe('recogniser.noModel');
    await chmod(script, 0o755);
    expect(await check({ program: script })).toBe('recogniser.unfit');
    expect(temporary.errors).toEqual([]);
  });
});

describe('recogniser.start', () => {
  it('recognises the sound of a talk, and keeps the words for the editor', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished, announced } = temporary;
    const { talkId } = await prepare(temporary, 'bonjour à toutes et à tous aujourd’hui nous parlons de signes');
    expect(await call('recogniser.result', { talkId })).toEqual({ path: null, lastWords: '' });
    const job = await call('recogniser.start', { talkId });
    expect((await call('recogniser.start', { talkId })).id).toBe(job.id);
    const { total, ...ended } = await finished(job.id);
    expect(ended).toMatchObject({ kind: 'recognise', talkId, state: 'done', done: total });
    expect(announced('recognition.changed')).toEqual([{ talkId }, { talkId }]);
    expect(new Set(announced('job.changed').map(({ done }) => done)).size).toBeGreaterThan(2);
    const { path } = await call('recogniser.result', { talkId });
    expect(path).toMatch(/lecture\.whisper\.json$/);
    const summary = await call('timedTexts.read', { talkId, path: path! });
    expect(summary).toMatchObject({ format: 'whispercpp', language: 'fr', wordCount: 11, confidenceCount: 11 });
    // The stand-in spreads its words over the whole recording.
    expect(Math.abs(summary.endMs - total)).toBeLessThan(300);
    const { paragraphs } = await call('timedTexts.take', { talkId, path: path! });
    expect(paragraphs.map(({ text }) => text).join(' ')).toMatch(/^bonjour à toutes et à tous aujourd’hui nous/);
    // Times are the talk's, not the recording's.
    const { media } = await call('talks.get', { talkId });
    await call('media.setOffset', { talkId, mediaId: media!.id, offsetMs: 7_000 });
    await finished((await call('recogniser.start', { talkId })).id);
    const later = await call('timedTexts.read', { talkId, path: path! });
    expect(later.endMs).toBe(summary.endMs + 7_000);
    await call('recogniser.discard', { talkId });
    expect(await call('recogniser.result', { talkId })).toEqual({ path: null, lastWords: '' });
    expect(await temporaryFolders()).toEqual([]);
    expect(temporary.errors).toEqual([]);
  });

  it('tells the last words of a program that fails, and of one that does not know an argument', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished } = temporary;
    const run = async (options: string) => {
      const { talkId } = await prepare(temporary, 'un deux', options);
      const { state, detail } = await finished((await call('recogniser.start', { talkId })).id);
      return { state, detail, ...(await call('recogniser.result', { talkId })) };
    };
    const failed = { state: 'failed', detail: 'recogniser.failed', path: null };
    expect(await run('--stand-in fail')).toEqual({ ...failed, lastWords: 'error: failed to process audio' });
    expect(await run('--no-such-thing')).toEqual({ ...failed, lastWords: 'error: unknown argument: --no-such-thing' });
    expect(await temporaryFolders()).toEqual([]);
    expect(temporary.errors).toEqual([]);
  });

  it('does not listen for ever to a program that does not end with its help', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { setting } = await prepare(temporary, 'un');
    const flood = join(temporary.workFolder, 'flood');
    await writeFile(flood, '#!/bin/sh\nexec yes "a line of a program that never ends"\n');
    await chmod(flood, 0o755);
    const before = process.memoryUsage().rss;
    expect(await codeOf(temporary.call('recogniser.check', { ...setting, program: flood }))).toBe('recogniser.unfit');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20);
  });

  it('ends the program and all that it started when it is cancelled', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, finished, workFolder } = temporary;
    const own = join(workFolder, 'own');
    await mkdir(own);
    // A program around the stand-in, as users write them, that tells its number and waits.
    const wrapper = join(own, 'whisper.sh');
    const pids = join(own, 'pids');
    const hang = `sleep 600 & echo "$$ $!" > ${pids}; exec ${program} "$@" --stand-in hang`;
    await writeFile(wrapper, `#!/bin/sh\n[ "$1" = --help ] && exec ${program} --help\n${hang}\n`, { mode: 0o755 });
    const { talkId, setting } = await prepare(temporary, 'un deux');
    await call('settings.set', { name: RECOGNISER_SETTING, value: { ...setting, program: wrapper } });
    const job = await call('recogniser.start', { talkId });
    const read = (): number[] => readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    await expect.poll(() => started(read)).toBe(true);
    const running = read();
    await call('jobs.pause', { jobId: job.id, isPaused: true });
    for (const pid of running) await expect.poll(() => stateOf(pid)).toBe('T');
    await call('jobs.pause', { jobId: job.id, isPaused: false });
    for (const pid of running) await expect.poll(() => stateOf(pid)).not.toBe('T');
    await call('jobs.cancel', { jobId: job.id });
    // By itself it would go on for ever.
    expect((await finished(job.id)).state).toBe('cancelled');
    for (const pid of running) await expect.poll(() => stateOf(pid)).toMatch(/gone|Z/);
    expect(await call('recogniser.result', { talkId })).toEqual({ path: null, lastWords: '' });
    expect(await temporaryFolders()).toEqual([]);
  });

  it('leaves nothing behind when the library closes, and begins anew when it is opened', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call, library } = temporary;
    const { talkId, setting } = await prepare(temporary, 'un deux', '--stand-in hang');
    await call('recogniser.start', { talkId });
    await expect.poll(temporaryFolders).toHaveLength(1);
    await call('settings.set', { name: RECOGNISER_SETTING, value: { ...setting, options: '' } });
    library.close();
    expect(await temporaryFolders()).toEqual([]);
    const again = openLibrary({ folder: library.folder, demoFolder, version: '0.0.0-test', resumesJobs: true });
    try {
      const found = async () => (await again.handlers['recogniser.result']({ talkId })).path;
      await expect.poll(found).not.toBeNull();
    } finally {
      again.close();
    }
    expect(temporary.errors).toEqual([]);
  });

  it('refuses a talk without a recording, and a recogniser that is not set', async () => {
    await using temporary = await openTemporaryLibrary({ demoFolder });
    const { call } = temporary;
    const { talkId } = await call('demo.install', {});
    expect(await codeOf(call('recogniser.start', { talkId }))).toBe('recogniser.unset');
    await call('settings.set', { name: RECOGNISER_SETTING, value: 'nonsense' });
    expect(await codeOf(call('recogniser.start', { talkId }))).toBe('recogniser.unset');
    await call('media.detach', { talkId });
    expect(await codeOf(call('recogniser.start', { talkId }))).toBe('media.notFound');
    expect(await codeOf(call('recogniser.start', { talkId: 'none' as TalkId }))).toBe('talk.unknown');
  });
});

function started(read: () => number[]): boolean {
  try {
    return read().length === 2;
  } catch {
    return false;
  }
}
