import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** Unit, law and contract tests. The Electron modules meet a stand-in for `electron`. */
export default defineConfig({
  root,
  resolve: { alias: { electron: resolve(root, 'build/electronStandIn.ts') } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'build/*.test.ts'],
    environment: 'node',
    // A test of twenty seconds takes many times as long on a busy machine; none waits for time to pass.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Vitest leaves one core free, which of two is half.
    maxWorkers: '100%',
    // A busy machine takes longer than the usual second: to read the sound of minutes, half of one.
    expect: { poll: { timeout: 90_000 } },
  },
});
