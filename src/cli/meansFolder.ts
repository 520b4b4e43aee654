import { stat } from 'node:fs/promises';
import { sep } from 'node:path';

/** Whether a path is that of a folder: one that is there, or one that is written as such, with a separator behind. */
export function meansFolder(path: string): Promise<boolean> {
  if (path.endsWith('/') || path.endsWith(sep)) return Promise.resolve(true);
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}
