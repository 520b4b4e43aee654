import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, type FailureCode } from '../../contract/failure.ts';
import { errnoOf } from '../store/storageFailure.ts';
import { writeAtomically } from './writeAtomically.ts';

/**
 * Writes a file that the user asked for. Refused with `export.folderMissing`, with `export.exists` unless `overwrite`, and
 * with `file.denied`.
 */
export async function writeNewFile(target: string, text: string, overwrite: boolean): Promise<void> {
  await requireTarget(target, overwrite);
  await writeAtomically(target, text, overwrite).catch((error: unknown) => {
    const code = failureOf(errnoOf(error));
    throw code === null ? error : new Failure(code, target);
  });
}

async function requireTarget(target: string, overwrite: boolean): Promise<void> {
  const [folder, existing] = await Promise.all([statusOf(dirname(target)), statusOf(target)]);
  if (folder?.isDirectory() !== true) throw new Failure('export.folderMissing', dirname(target));
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
