import { describe, expect, it } from 'vitest';
import { pageHeaders } from './pageHeaders.ts';

const policyOf = (path: string): string =>
  pageHeaders({ connect: [], media: [] }, path)['content-security-policy'] ?? '';

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
    const policyAt = (path: string): string =>
      pageHeaders({ connect: ['ws://here'], media: ['lutrin-media:'] }, path)['content-security-policy'] ?? '';
    expect(policyAt('/')).toContain("connect-src 'self' ws://here;");
    expect(policyAt('/workers/spectrogramWorker-1.js')).toContain("connect-src 'self' ws://here lutrin-media:;");
  });
});
