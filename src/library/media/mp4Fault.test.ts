import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasFfmpeg, makeFilm } from './hasFfmpeg.suite.ts';
import { mp4Fault } from './mp4Fault.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-mp4-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = (name: string, ...options: string[]): string => makeFilm(join(folder, name), ...options);

const KEY = ['-encryption_scheme', 'cenc-aes-ctr', '-encryption_key', '76a6c65c5ea762046bd749a2e632ccbb'];
const KEY_ID = ['-encryption_kid', 'a7e61c373e219033c21091fa607bf3b8'];

describe.skipIf(!hasFfmpeg)('mp4Fault', () => {
  it('finds nothing in whole files, of any container, index first or last, in one piece or many', async () => {
    const whole = [
      make('last.mp4'),
      make('first.mp4', '-movflags', 'faststart'),
      make('pieces.mp4', '-movflags', 'frag_keyframe+empty_moov'),
      make('film.mov'),
      make('sound.m4a', '-vn'),
      make('sound.wav', '-vn'),
      make('film.mkv'),
    ];
    for (const path of whole) expect({ path, fault: await mp4Fault(path) }).toEqual({ path, fault: null });
  });

  it('tells a file whose index at the end is cut off, wherever it ends', async () => {
    const path = make('cut.mp4');
    const { length } = await readFile(path);
    for (const share of [0.99, 0.5, 0.1]) {
      await truncate(path, Math.floor(share * length));
      expect(await mp4Fault(path)).toBe('cutOff');
    }
  });

  it('tells a film whose tracks are under a key, and not one that is in the clear', async () => {
    expect(await mp4Fault(make('locked.mp4', ...KEY, ...KEY_ID))).toBe('encrypted');
    expect(await mp4Fault(make('locked.m4a', '-vn', '-f', 'mp4', ...KEY, ...KEY_ID))).toBe('encrypted');
  });

  it('takes a picture of the same family for none of them', async () => {
    const path = join(folder, 'picture.heic');
    const boxes = ['ftyp', 'meta', 'mdat'].flatMap((type) => [0, 0, 0, 8, ...Buffer.from(type)]);
    await writeFile(path, Uint8Array.from(boxes));
    expect(await mp4Fault(path)).toBeNull();
  });

  it('never fails on bytes that lie', async () => {
    const path = join(folder, 'lies.mp4');
    const ftyp = [0, 0, 0, 8, ...Buffer.from('ftyp')];
    const type = fc.constantFrom('moov', 'mdat', 'trak', 'stsd', 'free').map((name) => [...Buffer.from(name)]);
    const box = fc.tuple(fc.constantFrom(0, 1, 4, 8, 30, 255), type, fc.uint8Array({ maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(fc.array(box, { maxLength: 6 }), async (boxes) => {
        const bytes = boxes.flatMap(([size, name, content]) => [0, 0, 0, size, ...name, ...content]);
        await writeFile(path, Uint8Array.from([...ftyp, ...bytes]));
        expect(['cutOff', 'encrypted', null]).toContain(await mp4Fault(path));
      }),
      { numRuns: 200 },
    );
  });
});
