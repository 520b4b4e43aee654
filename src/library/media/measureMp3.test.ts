import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureMp3 } from './measureMp3.ts';
import { mp3Frame, mp3Frames, xingFrame } from './mp3Frames.suite.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lutrin-mp3-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function measured(...pieces: readonly Buffer[]) {
  const path = join(folder, 'a.mp3');
  await writeFile(path, Buffer.concat(pieces));
  return measureMp3(path);
}

const SECOND = 44_100 / 1_152;

describe('measureMp3', () => {
  it('counts the frames, whatever rates they have', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 400 }), async (rates) => {
        const measure = await measured(mp3Frames(rates));
        expect(measure?.durationMs).toBe(Math.round((rates.length / SECOND) * 1_000));
        const commonest = Math.max(...rates.map((rate) => rates.filter((other) => other === rate).length));
        expect(measure?.isVariable).toBe(rates.length - commonest > rates.length / 100);
      }),
      { numRuns: 50 },
    ));

  it('passes over a tag before the sound, its picture, and what follows the sound', async () => {
    const frames = mp3Frames(Array.from({ length: 200 }, () => 9));
    const picture = Buffer.alloc(300_000, 0xff);
    const size = [21, 18, 39, 96];
    expect(size.reduce((sum, part) => sum * 128 + part, 0)).toBeGreaterThan(picture.length);
    const padding = Buffer.alloc(size.reduce((sum, part) => sum * 128 + part, 0) - picture.length);
    const tag = Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), Buffer.from(size), picture, padding]);
    const plain = await measured(frames);
    expect(await measured(tag, frames, Buffer.from('TAG'.padEnd(128, 'x')))).toEqual(plain);
    expect(plain).toMatchObject({ isVariable: false, declaredMs: null, delaySeconds: 0 });
  });

  it('takes the length of the header and of the frames apart, without what the encoder added', async () => {
    const frames = mp3Frames(Array.from({ length: 100 }, () => 9));
    const whole = await measured(xingFrame({ frames: 100, delay: 576, padding: 1_000 }), frames);
    const ms = Math.round(((100 * 1_152 - 1_576) / 44_100) * 1_000);
    expect(whole).toEqual({ durationMs: ms, declaredMs: ms, isVariable: false, delaySeconds: 1_105 / 44_100 });
    const half = await measured(xingFrame({ frames: 200, delay: 576, padding: 1_000 }), frames);
    expect(half?.durationMs).toBe(ms);
    expect(half?.declaredMs).toBeGreaterThan(2 * ms);
  });

  it('goes on behind damage', async () => {
    const frames = mp3Frames(Array.from({ length: 50 }, () => 5));
    const measure = await measured(frames, Buffer.alloc(5_000, 0xaa), frames);
    expect(measure?.durationMs).toBe(Math.round((100 / SECOND) * 1_000));
  });

  it('is not taken in by other files', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        const measure = await measured(Buffer.from(bytes));
        expect(measure === null || measure.durationMs >= 0).toBe(true);
      }),
    ));

  it('reads a header that stands in a frame too short for it', async () => {
    const start = mp3Frame(1);
    start.write('Xing', 36, 'latin1');
    start.writeUInt32BE(0xf, 40);
    await expect(measured(start, mp3Frames([1, 1, 1]))).resolves.not.toBeNull();
  });
});
