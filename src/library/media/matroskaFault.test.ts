import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasFfmpeg, makeFilm } from './hasFfmpeg.suite.ts';
import { matroskaFault } from './matroskaFault.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-matroska-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = (name: string, ...options: string[]): string => makeFilm(join(folder, name), ...options);

/** An element whose size has eight bytes. */
function element(id: string, ...content: Buffer[]): Buffer {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(Buffer.concat(content).length) + (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), size, ...content]);
}

/** How Shaka Packager says in WebM that a track is encrypted with AES: RFC 9559, 5.1.4.1.31. */
const LOCK = element(
  '6d80',
  element('6240', element('5033', Buffer.from([1])), element('5035', element('47e1', Buffer.from([5])))),
);
const HEAD = element('1a45dfa3', element('4282', Buffer.from('webm')));
const COMPRESSED = element('6d80', element('6240', element('5034', element('4254', Buffer.from([3])))));

function track(type: number, ...content: Buffer[]): Buffer {
  return element('ae', element('d7', Buffer.from([type])), element('83', Buffer.from([type])), ...content);
}

async function faultOf(...tracks: Buffer[]): Promise<unknown> {
  const path = join(folder, 'made.webm');
  const cluster = element('1f43b675', Buffer.alloc(100));
  await writeFile(path, Buffer.concat([HEAD, element('18538067', element('1654ae6b', ...tracks), cluster)]));
  return matroskaFault(path);
}

const [PICTURE, SOUND] = [1, 2];

describe('matroskaFault', () => {
  it('tells sound under a key, and a picture where nothing else is', async () => {
    expect(await faultOf(track(PICTURE, LOCK), track(SOUND, LOCK))).toBe('encrypted');
    expect(await faultOf(track(PICTURE), track(SOUND, LOCK))).toBe('encrypted');
    expect(await faultOf(track(PICTURE, LOCK))).toBe('encrypted');
    expect(await faultOf(track(PICTURE, LOCK), track(SOUND))).toBeNull();
    expect(await faultOf(track(PICTURE), track(SOUND, COMPRESSED))).toBeNull();
    expect(await faultOf()).toBeNull();
  });

  it.skipIf(!hasFfmpeg)(
    'finds nothing in whole files, with an index or streamed, and in other containers',
    async () => {
      const paths = [make('film.mkv'), make('film.webm'), make('live.webm', '-live', '1'), make('film.mp4')];
      for (const path of paths) expect({ path, fault: await matroskaFault(path) }).toEqual({ path, fault: null });
    },
  );

  it.skipIf(!hasFfmpeg)('tells a file that is cut off before its tracks are told', async () => {
    const path = make('cut.mkv');
    const bytes = await readFile(path);
    const tracksAt = bytes.indexOf(Buffer.from('1654ae6b', 'hex'), 300);
    for (let length = 60; length < tracksAt; length += 7) {
      await writeFile(path, bytes.subarray(0, length));
      expect({ length, fault: await matroskaFault(path) }).toEqual({ length, fault: 'cutOff' });
    }
  });

  it('tells a file cut off whose elements say that they end beyond what a number can count', async () => {
    const path = join(folder, 'beyond.webm');
    const beyond = Buffer.from('01fffffffffffff0', 'hex');
    const segment = Buffer.from('1853806701ffffffffffffff', 'hex');
    for (const parts of [
      [HEAD, segment, Buffer.from('1549a966', 'hex'), beyond, Buffer.alloc(20)],
      [Buffer.from('1a45dfa3', 'hex'), beyond, Buffer.alloc(20)],
    ]) {
      await writeFile(path, Buffer.concat(parts));
      expect(await matroskaFault(path)).toBe('cutOff');
    }
  });

  it('reads any bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, isHeaded) => {
        const path = join(folder, 'any');
        await writeFile(path, isHeaded ? Buffer.concat([HEAD, Buffer.from('18538067', 'hex'), bytes]) : bytes);
        expect(['cutOff', 'encrypted', null]).toContain(await matroskaFault(path));
      }),
      { numRuns: 300 },
    ));
});
