import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const COMMANDS: Record<string, string> = {
  sox: 'sox',
  ffmpeg: 'ffmpeg',
  'espeak-ng': 'espeak-ng',
  mbrola: 'mbrola',
  festival: 'festival',
  pico2wave: 'libttspico-utils',
};
const VOICES: Record<string, string> = {
  '/usr/share/mbrola/fr1/fr1': 'mbrola-fr1',
  '/usr/share/mbrola/fr3/fr3': 'mbrola-fr3',
  '/usr/share/mbrola/fr4/fr4': 'mbrola-fr4',
  '/usr/share/festival/voices/english/kal_diphone': 'festvox-kallpc16k',
  '/usr/share/festival/voices/us/cmu_us_slt_arctic_hts': 'festvox-us-slt-hts',
};

/**
 * Throws with the one line that installs what is missing of the programs and voices that speak the lectures. The MBROLA
 * voices and SVOX Pico are in Debian's `non-free`, MBROLA in `contrib`.
 */
export function requireSpeechPrograms(): void {
  const missing = [
    ...Object.entries(COMMANDS).flatMap(([command, name]) => (hasCommand(command) ? [] : [name])),
    ...Object.entries(VOICES).flatMap(([path, name]) => (existsSync(path) ? [] : [name])),
  ];
  if (missing.length === 0) return;
  throw new Error(
    `missing (Debian main, contrib, non-free): apt-get install --no-install-recommends ${missing.join(' ')}`,
  );
}

function hasCommand(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** The root of a Debian package's files, fetched and unpacked under `cache` unless it is there; needs no rights. */
export function unpackedPackage(cache: string, name: string): string {
  const root = join(cache, 'packages', name);
  if (existsSync(root)) return root;
  const folder = `${root}.part`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore' });
  const archive = readdirSync(folder).find((file) => file.endsWith('.deb'))!;
  execFileSync('dpkg-deb', ['-x', archive, 'root'], { cwd: folder });
  renameSync(join(folder, 'root'), root);
  rmSync(folder, { recursive: true, force: true });
  return root;
}
