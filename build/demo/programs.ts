import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that the demo is made with, each named as its Debian package. */
const PROGRAMS: readonly string[] = ['espeak-ng', 'ffmpeg', 'chromium', 'python3'];

/**
 * The absolute path of a program on the PATH, or `undefined`.
 *
 * Directories of npm packages are passed over: they hold wrappers, never these programs.
 */
export function getProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs the missing programs when it may; otherwise throws with the command that would. */
export function requirePrograms(): void {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  const installer = getProgram('apt-get');
  if (installer !== undefined && process.getuid?.() === 0) {
    process.stdout.write(`Installing ${missing.join(', ')}\n`);
    spawnSync(installer, ['update', '--quiet=2'], { stdio: 'inherit' });
    spawnSync(installer, install, { stdio: 'inherit' });
  }
  if (missingPrograms().length > 0)
    throw new Error(`The demo lecture needs programs. Run: sudo apt-get ${install.join(' ')}`);
}

function missingPrograms(): string[] {
  return PROGRAMS.filter((program) => getProgram(program) === undefined);
}

/**
 * Runs a program to its end and gives what it wrote on stdout and stderr. Throws, with its last lines, when it fails.
 */
export function run(program: string, args: readonly string[], input = ''): { stdout: Buffer; stderr: string } {
  const path = getProgram(program);
  if (path === undefined) throw new Error(`${program} is not installed`);
  const done = spawnSync(path, args, { input, maxBuffer: 512 * 1024 * 1024 });
  const stderr = done.stderr.toString();
  if (done.status !== 0) throw new Error(`${program} failed (${done.status}): ${stderr.trim().slice(-2000)}`);
  return { stdout: done.stdout, stderr };
}
