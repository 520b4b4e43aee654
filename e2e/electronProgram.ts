import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../node_modules/electron');

/**
 * The Electron program, or `null` where its binary has not been downloaded. Never asks the `electron` package for
 * it, which would begin a download.
 */
export function electronProgram(): string | null {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const program = join(dist, name);
  return existsSync(program) ? program : null;
}
