import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from '../../contract/failure.ts';
import { newId } from '../newId.ts';
import { errnoOf } from '../store/storageFailure.ts';

/** Keeps a library for one process. */
export interface LibraryLock {
  /** Tells other processes where this one listens, so that they can name it instead of only refusing. */
  setAddress(address: string): void;
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** When the process began, as the system tells it; a recycled pid has another. `null` when it does not tell. */
  readonly startedAt: string | null;
  readonly address: string | null;
}

/**
 * Takes the lock file at a path. Refused with `library.locked`, and the owner's address or pid, while the process
 * that wrote it lives; a lock whose process is gone is taken over.
 */
export function takeLock(path: string): LibraryLock {
  const self: Owner = { pid: process.pid, startedAt: startOf(process.pid), address: null };
  while (!tryCreate(path, self)) {
    const content = readLock(path);
    const owner = content === null ? null : parseOwner(content);
    if (owner !== null && isAlive(owner)) throw new Failure('library.locked', owner.address ?? String(owner.pid));
    if (content !== null) removeStale(path, content);
  }
  return {
    setAddress: (address) => replaceLock(path, { ...self, address }),
    release() {
      const owner = parseOwner(readLock(path) ?? '');
      if (owner !== null && isSame(owner, self)) rmSync(path, { force: true });
    },
  };
}

/** Creates the lock with its content in one step, so that no one ever reads half of it. False when there is one. */
function tryCreate(path: string, owner: Owner): boolean {
  const draft = `${path}.${newId()}`;
  writeFileSync(draft, JSON.stringify(owner), { flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    return createWithoutLink(path, owner, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without hard links. */
function createWithoutLink(path: string, owner: Owner, linkError: unknown): boolean {
  if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(linkError) ?? '')) throw linkError;
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function replaceLock(path: string, owner: Owner): void {
  const draft = `${path}.${newId()}`;
  writeFileSync(draft, JSON.stringify(owner), { flag: 'wx' });
  renameSync(draft, path);
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Takes a stale lock away, unless another process has replaced it meanwhile: then that one's is put back. */
function removeStale(path: string, content: string): void {
  const taken = `${path}.${newId()}`;
  try {
    renameSync(path, taken);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if (readFileSync(taken, 'utf8') !== content) linkSync(taken, path);
  } finally {
    rmSync(taken, { force: true });
  }
}

function parseOwner(content: string): Owner | null {
  try {
    const owner = JSON.parse(content) as Partial<Owner> | null;
    if (typeof owner?.pid !== 'number') return null;
    return { pid: owner.pid, startedAt: owner.startedAt ?? null, address: owner.address ?? null };
  } catch {
    return null;
  }
}

function isSame(a: Owner, b: Owner): boolean {
  return a.pid === b.pid && a.startedAt === b.startedAt;
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    if (errnoOf(error) !== 'EPERM') return false;
  }
  return owner.startedAt === null || (startOf(owner.pid) ?? owner.startedAt) === owner.startedAt;
}

/** When a process began: under Linux since which boot, and how many ticks into it; elsewhere as `ps` has it. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      // The second field, the name, may hold blanks and brackets; the start is the twentieth after it.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return `${boot} ${fields[19] ?? ''}`;
    }
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
