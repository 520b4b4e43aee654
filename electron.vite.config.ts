import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { SPELLING_ASSETS } from './build/spellingAssets.ts';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

/**
 * One build for three hosts. The main part emits the Electron main process, its library process
 * (`utilityProcess.fork`), the loopback host, the command line and the threads for sound and notices; they share their chunks.
 */
export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        input: {
          main: source('main/main.ts'),
          libraryProcess: source('main/libraryProcess.ts'),
          loopback: source('loopback/loopback.ts'),
          cli: source('cli/cli.ts'),
          soundThread: source('library/sound/soundThread.ts'),
          sideThread: source('library/sound/sideThread.ts'),
          containerThread: source('library/media/containerThread.ts'),
          noticeThread: source('library/notices/noticeThread.ts'),
        },
        // Side by side, so that a chunk finds the thread it starts.
        output: { format: 'es', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: source('preload/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    ...SPELLING_ASSETS,
    build: {
      // A window starts a third sooner when there is less to read.
      minify: true,
      rollupOptions: {
        input: { index: source('renderer/index.html'), gallery: source('renderer/gallery.html') },
      },
    },
  },
});
