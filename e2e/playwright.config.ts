import { defineConfig } from '@playwright/test';
import { findBrowser } from '../src/loopback/findBrowser.ts';
import { electronProgram } from './electronProgram.ts';

const isRoot = process.getuid?.() === 0;

// Workers load this file too; once is enough.
if (electronProgram() === null && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log('electron: skipped, its binary is not installed here (npm start installs it where it can be downloaded)');
}

/** The same files under every host: `loopback` always, `electron` where its binary is. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '.results',
  workers: 2,
  retries: 0,
  // Nothing is waited for longer than it takes; a machine with twelve times the work it has room for needs these.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.results/report.json' }]],
  use: {
    locale: 'fr-FR',
    viewport: { width: 1_280, height: 800 },
    // A trace costs a quarter of the time; what failed is run again with `--trace on`.
    trace: 'off',
    launchOptions: {
      // File names are UTF-8 also where no language is set, as in a bare container.
      env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
      ...(findBrowser() === undefined ? {} : { executablePath: findBrowser()! }),
      args: [
        // Chromium's own sandbox does not work for the superuser.
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
  projects: [
    { name: 'loopback', metadata: { host: 'loopback' } },
    ...(electronProgram() === null ? [] : [{ name: 'electron', metadata: { host: 'electron' } }]),
  ],
});
