import type { ImportItem } from '../../../contract/importSchemas.ts';

/** The folder that all the paths which were given to an import lie in, with its separator at the end; or `''`. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let length = folderLength(first, first.length);
  for (const path of rest) {
    while (!path.startsWith(first.slice(0, length))) length = folderLength(first, length - 1);
  }
  return first.slice(0, length);
}

/** The length of the folder part of the first `end` characters of a path, its separator included. */
function folderLength(path: string, end: number): number {
  const part = path.slice(0, end);
  return Math.max(part.lastIndexOf('/'), part.lastIndexOf('\\')) + 1;
}

/** The files of refused rows that can be tried again: what was no file, or was reached by a link to elsewhere, is not asked for. */
export function pathsToRetry(refused: readonly Pick<ImportItem, 'path' | 'reason'>[]): string[] {
  return pathsOnDisk(refused.filter(({ reason }) => reason !== 'notAFile').map(({ path }) => path));
}

/** Those of the paths in a report that name a file on this computer: what a browser sent, or a source on the net, is gone. */
export function pathsOnDisk(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter((path) => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path));
}
