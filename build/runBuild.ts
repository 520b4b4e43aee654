import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const BUILT = join(root, 'out/main/cli.js');

/**
 * Builds the program when it was never built, or something it is made of has changed since. What the build says goes
 * to standard error, for standard output belongs to the program. Throws when it fails.
 */
export function runBuild(): void {
  if (!isStale()) return;
  process.stderr.write('Building Lutrin…\n');
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [electronVite, 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (status !== 0) throw new Error('Lutrin could not be built; see above.');
}

function isStale(): boolean {
  const parts = ['out/preload/preload.cjs', 'out/renderer/index.html'].map((name) => join(root, name));
  if (![BUILT, ...parts].every((path) => existsSync(path))) return true;
  const builtAt = statSync(BUILT).mtimeMs;
  return newestChange() > builtAt;
}

/** When the last of the sources, and of what decides how they are built, was changed. */
function newestChange(): number {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const others = ['electron.vite.config.ts', 'package-lock.json'].map((name) => join(root, name));
  return Math.max(...[...sources, ...others].map((path) => statSync(path).mtimeMs));
}
