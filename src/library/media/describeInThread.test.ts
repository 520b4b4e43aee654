import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import { describeContainer } from './describeContainer.ts';
import { describeInThread } from './describeInThread.ts';
import { hasFfmpeg } from './hasFfmpeg.suite.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lutrin-container-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The heads of a Matroska file whose size is not known, and zeros where its elements should be. */
const ENDLESS = Buffer.concat([Buffer.from('1a45dfa3801853806701ffffffffffffff', 'hex'), Buffer.alloc(64)]);

describe('describeInThread', () => {
  it('ends a reader that looks for more in a damaged file for ever', async () => {
    const path = join(folder, 'endless.mkv');
    await writeFile(path, ENDLESS);
    expect(await describeInThread(path, 1_500)).toBeNull();
  });

  it.skipIf(!hasFfmpeg)('says nothing on the terminal of what only ffmpeg decodes', async () => {
    const path = join(folder, 'lossless.m4a');
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'alac', path]);
    const module = join(import.meta.dirname, 'describeInThread.ts');
    const code = `import { describeInThread } from ${JSON.stringify(module)};
      console.log((await describeInThread(${JSON.stringify(path)})).durationMs);`;
    const script = join(folder, 'tell.mjs');
    await writeFile(script, code);
    const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '1000\n', stderr: '' });
  });

  it.skipIf(!hasFfmpeg)('tells what a reader refuses', async () => {
    const path = join(folder, 'whole.m4a');
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=1', path]);
    expect(await describeInThread(path)).toMatchObject({ durationMs: 1_000 });
    await writeFile(path, (await readFile(path)).subarray(0, 4_000));
    await expect(describeInThread(path)).rejects.toThrow('media.notMedia: cutOff');
  });
});

describe.skipIf(!hasFfmpeg)('describeContainer', () => {
  it.each([
    ['late.ogg', 'libvorbis'],
    ['late.opus', 'libopus'],
    ['late.ts', 'aac'],
  ])('counts the time of %s from its first packet', async (name, codec) => {
    const path = join(folder, name);
    const input = ['-itsoffset', '50', '-f', 'lavfi', '-i', 'sine=d=2:r=48000', '-c:a', codec];
    execFileSync('ffmpeg', ['-v', 'error', ...input, path]);
    const { durationMs } = (await describeContainer(path))!;
    expect(Math.abs(durationMs - 2_000)).toBeLessThan(150);
  });

  const NAMES = ['a.flac', 'a.ogg', 'a.opus', 'a.webm', 'a.mkv', 'a.m4a', 'a.mp3', 'a.aac', 'a.ts', 'a.wav'];
  it.each(NAMES)('finds no more in %s than is there, wherever it is cut off', async (name) => {
    const path = join(folder, name);
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=2:r=48000', path]);
    const bytes = await readFile(path);
    const whole = await describeContainer(path);
    for (let length = bytes.length; length > 1; length = Math.floor(length / 1.6)) {
      await writeFile(path, bytes.subarray(0, length));
      const told = await describeContainer(path).catch((error: unknown) => error as Failure);
      if (told instanceof Failure) expect(told.code).toBe('media.notMedia');
      else expect(told?.durationMs ?? 0).toBeLessThanOrEqual(whole!.durationMs);
    }
  });
});
