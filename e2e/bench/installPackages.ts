import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs packages (`name@version`) that only a bench needs into a folder of the user's cache, unless they are there.
 * Throws when npm cannot. `env` is added to npm's environment.
 */
export function installPackages(folder: string, packages: readonly string[], env: Record<string, string> = {}): void {
  if (packages.every((spec) => existsSync(join(folder, 'node_modules', nameOf(spec))))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
}

function nameOf(spec: string): string {
  return spec.slice(0, spec.lastIndexOf('@'));
}
