import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../src/loopback/findBrowser.ts';
import { getProgram } from './demo/programs.ts';

/** What the tests need beside npm's packages: how to tell that it is there, and the Debian packages that bring it. */
const NEEDED: readonly { readonly name: string; readonly packages: readonly string[]; isThere(): boolean }[] = [
  {
    name: 'Chromium',
    // Without fonts a page has no text to measure.
    packages: ['chromium', 'fonts-dejavu-core'],
    isThere: () => findBrowser() !== undefined,
  },
  {
    name: 'ffmpeg',
    packages: ['ffmpeg'],
    isThere: () => getProgram('ffmpeg') !== undefined && getProgram('ffprobe') !== undefined,
  },
];

/** Installs what is missing where it may; otherwise says in one line what to install, and ends the program. */
export function installPrograms(): void {
  const missing = NEEDED.filter((program) => !program.isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(' and ');
  const packages = missing.flatMap((program) => program.packages);
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (mayInstall) {
    process.stdout.write(`Installing ${names}\n`);
    aptGet('update', '-q');
    aptGet('install', '-q', '-y', '--no-install-recommends', ...packages);
  }
  if (missing.every((program) => program.isThere())) return;
  const command = mayInstall ? 'apt-get could not' : `on Debian: sudo apt-get install ${packages.join(' ')}`;
  process.stderr.write(`The tests need ${names}; install them first (${command}).\n`);
  process.exit(1);
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env });
}
