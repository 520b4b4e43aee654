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

/** Files that were refused. */
export interface RefusedFiles {
  /** Those that can be tried again. */
  readonly paths: readonly string[];
  /** How many are gone: a browser sent them. */
  readonly goneCount: number;
}

/**
 * What can be tried again of the refused rows of a report: the files on this computer. What was no file, or was reached by
 * a link to elsewhere, is not asked for, and a source on the net is no file.
 */
export function refusedFiles(refused: readonly Pick<ImportItem, 'path' | 'reason'>[]): RefusedFiles {
  const files = [...new Set(refused.filter(({ reason }) => reason !== 'notAFile').map(({ path }) => path))];
  const paths = files.filter((path) => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path));
  const onNet = files.filter((path) => /^https?:/.test(path));
  return { paths, goneCount: files.length - paths.length - onNet.length };
}
