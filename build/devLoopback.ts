import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { openLibrary } from '../src/library/openLibrary.ts';
import { readVersion } from '../src/loopback/runLoopback.ts';
import { startLoopback } from '../src/loopback/startLoopback.ts';
import { SPELLING_ASSETS } from './spellingAssets.ts';

/**
 * The loopback host from the sources, for work on the interface: Vite serves the page and changes it as its files
 * change. What runs in Node is read once; start again to see a change there. The library is LUTRIN_LIBRARY, else a
 * new one with the demonstration lecture.
 */
const root = resolve(import.meta.dirname, '..');
const vite = await createServer({
  configFile: false,
  root: join(root, 'src/renderer'),
  plugins: [react()],
  ...SPELLING_ASSETS,
  appType: 'mpa',
  // The socket that brings changes to the page has a port of its own: the host's serves clients of the library only.
  server: { middlewareMode: true, host: '127.0.0.1', ws: { host: '127.0.0.1' } },
} as Parameters<typeof createServer>[0]);
const log = (message: unknown): void => void process.stderr.write(`${String(message)}\n`);
const library = openLibrary({
  folder: process.env['LUTRIN_LIBRARY'] ?? mkdtempSync(join(tmpdir(), 'lutrin-dev-')),
  demoFolder: join(root, 'resources/demo'),
  version: readVersion(root),
  logError: log,
});
const talkId = library.wasCreated ? (await library.handlers['demo.install']({})).talkId : null;
const loopback = await startLoopback({ library, rendererFolder: '', talkId, log, servePage: vite.middlewares });
library.setAddress(loopback.address);
process.stdout.write(`Lutrin is at ${loopback.url}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([loopback.close(), vite.close()]).finally(() => {
      library.close();
      process.exit(0);
    });
  });
}
