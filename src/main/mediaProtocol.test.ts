import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProtocolStandIn } from '../../build/electron/sessionStandIn.ts';
import { Failure } from '../contract/failure.ts';
import type { Call } from '../contract/methods.ts';
import { handleSchemes } from './mediaProtocol.ts';

const protocol = new ProtocolStandIn();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lutrin-scheme-'));
  await mkdir(join(folder, 'page/workers'), { recursive: true });
  await writeFile(join(folder, 'page/workers/spelling-1.js'), 'export {};');
  await writeFile(join(folder, 'page/index.html'), '<title>Lutrin</title>');
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(folder, 'film.webm'), '0123456789');
  const locate = async (_method: string, { mediaId }: { mediaId: string }) => {
    if (mediaId !== 'Ab-1') throw new Failure('media.notFound', mediaId);
    return { path: join(folder, 'film.webm'), mimeType: 'video/webm' };
  };
  handleSchemes(protocol as unknown as Protocol, join(folder, 'page'), locate as unknown as Call);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string, init: RequestInit = {}) {
  const response = await protocol.answer(new Request(url, init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the page', () => {
  it('is served with a strict policy', async () => {
    const { status, headers, text } = await ask('lutrin-app://app/');
    expect({ status, text }).toEqual({ status: 200, text: '<title>Lutrin</title>' });
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers.get('content-security-policy')).toContain("media-src 'self' blob: lutrin-media:;");
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await ask('lutrin-app://app/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it('lets its workers alone compile WebAssembly', async () => {
    const { headers } = await ask('lutrin-app://app/workers/spelling-1.js');
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  it('is nothing but the page', async () => {
    for (const url of [
      'app/none.html',
      'app/../secret.html',
      'app/%2e%2e/secret.html',
      'app/..%2fsecret.html',
      'other/',
    ])
      expect((await ask(`lutrin-app://${url}`)).status).toBe(404);
    expect((await ask('lutrin-app://app/', { method: 'POST' })).status).toBe(404);
  });
});

describe('recordings', () => {
  it('are served whole and in ranges, by an id whose case counts', async () => {
    const url = 'lutrin-media://media/Ab-1';
    expect(await ask(url)).toMatchObject({ status: 200, text: '0123456789' });
    const part = await ask(url, { headers: { range: 'bytes=2-4' } });
    expect(part).toMatchObject({ status: 206, text: '234' });
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    expect(part.headers.get('x-content-type-options')).toBe('nosniff');
    // For the worker that decodes them, in the page of another scheme.
    expect(part.headers.get('access-control-allow-origin')).toBe('*');
    expect(part.headers.get('access-control-expose-headers')).toBe('accept-ranges, content-range');
    expect((await ask(url, { headers: { range: 'bytes=10-' } })).status).toBe(416);
    expect((await ask('lutrin-media://media/ab-1')).status).toBe(404);
    expect((await ask('lutrin-media://other/Ab-1')).status).toBe(404);
  });
});
