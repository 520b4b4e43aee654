import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import { PoliteFetcher } from './PoliteFetcher.ts';
import { sendXml, startWebServer } from './webServer.suite.ts';

const FAST = { paceMs: 0, backOffMs: 5 };

async function refusal(promise: Promise<unknown>): Promise<string> {
  const reason: unknown = await promise.catch((error: unknown) => error);
  return reason instanceof Failure ? reason.code : String(reason);
}

describe('PoliteFetcher', () => {
  it('asks no faster than its pace', async () => {
    await using server = await startWebServer((_, response) => sendXml(response, '<a/>'));
    const fetcher = new PoliteFetcher({ ...FAST, paceMs: 120 });
    const started = performance.now();
    for (let count = 0; count < 3; count++) await fetcher.get(server.base);
    // Two waits between three requests; timers may be a millisecond early.
    expect(performance.now() - started).toBeGreaterThan(2 * 120 - 5);
  });

  it('asks again when the server says so, fails or breaks off, and gives up in the end', async () => {
    let count = 0;
    await using server = await startWebServer((_, response) => {
      count++;
      if (count === 1) response.writeHead(503, { 'retry-after': '1' }).end();
      else if (count === 2) response.writeHead(500).end();
      else if (count === 3) response.destroy();
      else sendXml(response, '<a/>');
    });
    const started = performance.now();
    expect((await new PoliteFetcher(FAST).get(server.base)).bytes?.toString()).toBe('<a/>');
    expect(performance.now() - started).toBeGreaterThan(950);
    await using broken = await startWebServer((_, response) => response.writeHead(502).end());
    expect(await refusal(new PoliteFetcher(FAST).get(broken.base))).toBe('harvest.unreachable');
    expect(broken.asked).toHaveLength(5);
    await using patient = await startWebServer((_, response) =>
      response.writeHead(503, { 'retry-after': '9999' }).end(),
    );
    expect(await refusal(new PoliteFetcher(FAST).get(patient.base))).toBe('harvest.unreachable');
    expect(patient.asked).toHaveLength(1);
    expect(await refusal(new PoliteFetcher({ ...FAST, maxTries: 2 }).get('http://127.0.0.1:9/'))).toBe(
      'harvest.unreachable',
    );
  });

  it('reads packed answers, follows a few redirects, and is told of what has not changed', async () => {
    await using server = await startWebServer((url, response, request) => {
      if (url.pathname === '/there') response.writeHead(302, { location: '/here' }).end();
      else if (url.pathname === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (url.pathname === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else {
        response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip', etag: '"1"' });
        response.end(gzipSync('<rss/>'));
      }
    });
    const fetcher = new PoliteFetcher(FAST);
    const first = await fetcher.get(`${server.base}/there`);
    expect(first.bytes?.toString()).toBe('<rss/>');
    expect((await fetcher.get(`${server.base}/here`, first.validators)).bytes).toBeNull();
    expect(await refusal(fetcher.get(`${server.base}/round`))).toBe('harvest.badAnswer');
    expect(await refusal(fetcher.get(`${server.base}/file`))).toBe('harvest.badAnswer');
    expect(await refusal(fetcher.get('file:///etc/passwd'))).toBe('harvest.badAnswer');
  });

  it('refuses what is no text, what is not there and what does not end', async () => {
    await using server = await startWebServer((url, response) => {
      if (url.pathname === '/film') response.writeHead(200, { 'content-type': 'video/mp4' }).end('x');
      else if (url.pathname === '/none') response.writeHead(404).end();
      else if (url.pathname === '/bomb') {
        response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(4_000_000)));
      } else {
        response.writeHead(200, { 'content-type': 'text/xml' });
        const more = (): void => {
          while (!response.destroyed && response.write('<a/>'.repeat(10_000)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      }
    });
    const fetcher = new PoliteFetcher({ ...FAST, maxBytes: 1_000_000 });
    for (const path of ['/film', '/none', '/bomb', '/endless']) {
      expect(await refusal(fetcher.get(server.base + path))).toBe('harvest.badAnswer');
    }
  });

  it('waits only so long for an answer, and stops at once when it is to', async () => {
    await using server = await startWebServer(() => undefined);
    const slow = new PoliteFetcher({ ...FAST, patienceMs: 100, maxTries: 2 });
    expect(await refusal(slow.get(server.base))).toBe('harvest.unreachable');
    const stop = new AbortController();
    const answer = refusal(new PoliteFetcher({ ...FAST, signal: stop.signal }).get(server.base));
    await expect.poll(() => server.asked).toHaveLength(3);
    stop.abort();
    // And not with the end of its patience, which is a minute.
    expect(await answer).toContain('AbortError');
  });
});
