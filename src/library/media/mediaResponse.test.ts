import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaResponse } from './mediaResponse.ts';

const CONTENT = Buffer.from('0123456789');
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-media-'));
  path = join(folder, 'film.webm');
  await writeFile(path, CONTENT);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(rangeHeader: string | null, file = path) {
  const { status, headers, body } = await mediaResponse(file, 'video/webm', rangeHeader);
  const text = body === null ? '' : (await buffer(body)).toString();
  return { status, text, range: headers['content-range'], length: headers['content-length'], headers };
}

describe('mediaResponse', () => {
  it('gives the whole file when no range is asked for', async () => {
    const whole = await ask(null);
    expect(whole).toMatchObject({ status: 200, text: '0123456789', length: '10', range: undefined });
    expect(whole.headers).toMatchObject({ 'content-type': 'video/webm', 'accept-ranges': 'bytes' });
  });

  it.each([
    ['bytes=0-', '0123456789', 'bytes 0-9/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=3-5', '345', 'bytes 3-5/10'],
    ['bytes=8-100', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-100', '0123456789', 'bytes 0-9/10'],
    ['BYTES=9-', '9', 'bytes 9-9/10'],
  ])('gives the part %s', async (header, text, range) => {
    expect(await ask(header)).toMatchObject({ status: 206, text, range, length: String(text.length) });
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999999999999-'])('refuses %s', async (header) => {
    expect(await ask(header)).toMatchObject({ status: 416, text: '', range: 'bytes */10' });
  });

  it.each(['bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'items=0-1', 'bytes 0-1', '', 'bytes=a-b'])(
    'passes over %j',
    async (header) => {
      expect(await ask(header)).toMatchObject({ status: 200, text: '0123456789' });
    },
  );

  it('answers for an empty file', async () => {
    const empty = join(folder, 'empty');
    await writeFile(empty, '');
    expect(await ask(null, empty)).toMatchObject({ status: 200, text: '', length: '0' });
    expect(await ask('bytes=0-', empty)).toMatchObject({ status: 416, range: 'bytes */0' });
    expect(await ask('bytes=-5', empty)).toMatchObject({ status: 416 });
  });

  it('does not find what is no regular file', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const file of [join(folder, 'none'), folder, pipe]) expect((await ask(null, file)).status).toBe(404);
  });

  it('gives the very bytes of any range inside the file', async () => {
    const ends = fc.tuple(fc.nat(9), fc.nat(9)).map((pair) => pair.toSorted((a, b) => a - b) as [number, number]);
    await fc.assert(
      fc.asyncProperty(ends, async ([first, last]) => {
        const { status, text } = await ask(`bytes=${first}-${last}`);
        expect(status).toBe(206);
        expect(text).toBe(CONTENT.subarray(first, last + 1).toString());
      }),
    );
  });
});
