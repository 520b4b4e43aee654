import { isAbsolute, relative } from 'node:path';

/** Whether a path is inside a folder, and not the folder itself. Resolve links first: this compares names only. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !/^\.\.[/\\]/.test(way) && !isAbsolute(way);
}
