import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, type FailureCode } from '../../contract/failure.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { writeAtomically } from './writeAtomically.ts';

/**
 * Writes a file that the user asked for, whole or not at all. Refused with `export.folderMissing`, `export.exists` when
 * something has the name that may not be replaced, or `file.denied`.
 */
export async function deliverFile(target: string, content: string | Uint8Array, overwrite: boolean): Promise<void> {
  await requireFreeName(target, overwrite);
  await writeAtomically(target, content, overwrite).catch((error: unknown) => {
    const code = failureOf(errnoOf(error));
    throw code === null ? error : new Failure(code, target);
  });
}

/** Refuses what `deliverFile` would refuse now, for who has long work to do before there is something to write. */
export async function requireFreeName(target: string, overwrite: boolean): Promise<void> {
  const [folder, existing] = await Promise.all([statusOf(dirname(target)), statusOf(target)]);
  if (folder?.isDirectory() !== true) throw new Failure('export.folderMissing', dirname(target));
  await access(dirname(target), constants.W_OK).catch(() => Promise.reject(new Failure('file.denied', target)));
  // Only a file can be replaced: a folder, a pipe or a device keeps its name whatever the user agreed to.
  if (existing !== null && (!overwrite || !existing.isFile())) throw new Failure('export.exists', target);
}

function statusOf(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  return stat(path).catch(() => null);
}

function failureOf(errno: string | null): FailureCode | null {
  switch (errno) {
    case 'EEXIST':
      return 'export.exists';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'export.folderMissing';
    case 'EACCES':
    case 'EPERM':
    case 'ENAMETOOLONG':
      return 'file.denied';
    default:
      return null;
  }
}
