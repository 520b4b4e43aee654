import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A mounted file system in memory; disposing unmounts it. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  /** Gives it other options. */
  remount(options: string): void;
}

/**
 * Mounts a small file system on a folder, for tests of full and read-only disks. `options` are those of `mount` for
 * a tmpfs, such as `size=64k`, or `nr_blocks=2` in pages of memory. Only where `canMountDisks`.
 */
export function mountDisk(folder: string, options: string): SmallDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'lutrin-test', folder], { stdio: 'pipe' });
  return {
    folder,
    remount: (changed) => void execFileSync('mount', ['-o', `remount,${changed}`, folder]),
    // Lazily: a library that a failed test left open must not keep the disk.
    [Symbol.dispose]: () => void execFileSync('umount', ['-l', folder]),
  };
}

/** Whether this process may mount: as root under Linux, but not in every container. */
export function canMountDisks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'lutrin-disk-'));
  try {
    mountDisk(folder, 'size=64k')[Symbol.dispose]();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
