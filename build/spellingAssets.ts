import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';

/** Where a dictionary's package is installed. */
export function dictionaryFolder(name: 'dictionary-en' | 'dictionary-fr'): string {
  return dirname(fileURLToPath(import.meta.resolve(name)));
}

/** Hunspell's wrapper has branches for Node, never taken in the page: their modules are Vite's empty one. */
const nodeless: Plugin = {
  name: 'nodeless-hunspell',
  enforce: 'pre',
  resolveId: (id, importer) =>
    ['fs/promises', 'module'].includes(id) && importer?.includes('hunspell-wasm') === true
      ? '__vite-browser-external'
      : null,
};

/**
 * How the page's build takes in the spelling worker: its dictionaries straight from their packages, which name only
 * a reader for Node as their entry, and its WebAssembly. Workers have a folder of their own, since the hosts let only
 * what is in it compile WebAssembly (see `contract/pageHeaders.ts`).
 */
export const SPELLING_ASSETS = {
  resolve: {
    alias: (['dictionary-en', 'dictionary-fr'] as const).map((name) => ({
      find: new RegExp(`^${name}/`),
      replacement: `${dictionaryFolder(name)}/`,
    })),
  },
  // Bundled beforehand for development, it would look for its WebAssembly beside the bundle.
  optimizeDeps: { exclude: ['hunspell-wasm'] },
  worker: {
    format: 'es',
    plugins: () => [nodeless],
    rollupOptions: {
      output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' },
    },
  },
} as const satisfies UserConfig;
