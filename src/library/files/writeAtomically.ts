import { link, lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { newId } from '../newId.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { cutName } from './cutName.ts';

const DRAFT_END = '.tmp';
/** What of a file's name its draft shows, in bytes. */
const LONGEST_NAME = 100;

/** Errors of file systems that have no hard links. */
const NO_LINKS: ReadonlySet<string | null> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Writes a file so that its path always shows the old content or the new, on the disk before this returns. A link is
 * followed, and an existing file keeps its mode. Throws the system's error, `EEXIST` when the file exists and
 * `overwrite` is not set, and then leaves nothing behind.
 */
export async function writeAtomically(path: string, content: string | Uint8Array, overwrite: boolean): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (status) => status.mode,
    () => 0o666,
  );
  const draft = join(dirname(target), `${draftStart(target)}${newId()}${DRAFT_END}`);
  try {
    await writeDurably(draft, content, mode);
    if (overwrite) await rename(draft, target);
    else await moveToNew(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(target));
}

/** Takes away what whoever was stopped while they wrote a path has left beside it. Nobody may be writing it. */
export async function removeAtomicDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) {
    if (name.startsWith(draftStart(path)) && name.endsWith(DRAFT_END)) await rm(join(folder, name), { force: true });
  }
}

function draftStart(path: string): string {
  return `.${cutName(basename(path), LONGEST_NAME)}.`;
}

async function writeDurably(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A hard link fails when its name is taken; renaming would overwrite a file that came meanwhile. */
async function moveToNew(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error))) throw error;
    const isTaken = await lstat(target).then(
      () => true,
      () => false,
    );
    if (isTaken) throw Object.assign(new Error(`EEXIST: ${target}`), { code: 'EEXIST', errno: -17 });
    await rename(draft, target);
  }
}

/** Makes the new name durable; systems that cannot open a folder do that by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The content is safe in either case: only the moment the new name shows after a power cut is not.
  }
}
