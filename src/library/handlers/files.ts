import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { Reply } from '../../contract/methods.ts';
import { errnoOf } from '../store/storageFailure.ts';
import type { HandlersOf } from './handlersOf.ts';

type Entry = Reply<'files.list'>['entries'][number];

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

export function fileHandlers(): HandlersOf<'files'> {
  return { 'files.list': ({ folder }) => listFolder(folder === null ? homedir() : resolve(folder)) };
}

async function listFolder(folder: string): Promise<Reply<'files.list'>> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw folderFailure(error, folder);
  });
  const visible = names.filter((name) => !name.startsWith('.'));
  const entries = await Promise.all(visible.map((name) => describeEntry(folder, name)));
  const parent = dirname(folder);
  return {
    folder,
    parent: parent === folder ? null : parent,
    entries: entries
      .filter((entry) => entry !== null)
      .toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || collator.compare(a.name, b.name)),
  };
}

/** Links are shown as what they lead to; `null` for one that leads nowhere. */
async function describeEntry(folder: string, name: string): Promise<Entry | null> {
  const path = join(folder, name);
  try {
    const status = await stat(path);
    const isFolder = status.isDirectory();
    return { name, path, isFolder, sizeBytes: isFolder ? 0 : status.size };
  } catch {
    return null;
  }
}

function folderFailure(error: unknown, folder: string): unknown {
  switch (errnoOf(error)) {
    case 'ENOENT':
    case 'ENAMETOOLONG':
      return new Failure('file.notFound', folder);
    case 'ENOTDIR':
      return new Failure('file.notFolder', folder);
    case 'EACCES':
    case 'EPERM':
      return new Failure('file.denied', folder);
    default:
      return error;
  }
}
