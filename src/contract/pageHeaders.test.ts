import { describe, expect, it } from 'vitest';
import { pageHeaders, type PageSources } from './pageHeaders.ts';

const policyOf = (path: string, sources: PageSources = { connect: [], media: [] }): string =>
  pageHeaders(sources, path)['content-security-policy'] ?? '';

describe('pageHeaders', () => {
  it('lets the script of a worker compile WebAssembly, and nothing else', () => {
    expect(policyOf('/workers/spellingWorker-DeAdBe_1.js')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    for (const path of [
      '/',
      '/index.html',
      '/assets/index-1.js',
      '/workers/..%2findex.html',
      '/workers/a/b.js',
      '/workers/',
    ])
      expect(policyOf(path)).toContain("script-src 'self';");
  });

  it('lets the script of a worker read recordings, which the page only plays', () => {
    const sources = { connect: ['ws://here'], media: ['lutrin-media:'] };
    expect(policyOf('/', sources)).toContain("connect-src 'self' ws://here;");
    expect(policyOf('/workers/spectrogramWorker-1.js', sources)).toContain(
      "connect-src 'self' ws://here lutrin-media:;",
    );
  });
});
