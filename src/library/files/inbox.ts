import { realpath, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { isInside } from './isInside.ts';

/**
 * The real path of a file that a host put into the inbox, `null` for any other. Files in the inbox are Lutrin's to
 * move or delete; whatever links say, nothing outside is.
 */
export async function realPathInInbox(path: string, inboxFolder: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  const inbox = await realpath(inboxFolder).catch(() => null);
  return real !== null && inbox !== null && isInside(real, inbox) ? real : null;
}

/** What a report calls a file in the inbox: its path below the folder that the host made for one upload. */
export function pathInUpload(path: string, inboxFolder: string): string {
  const [, ...rest] = relative(inboxFolder, path).split(/[/\\]/);
  return rest.length === 0 ? basename(path) : rest.join('/');
}

/** Deletes a file or folder of the inbox, and the folder of its upload once that is empty; leaves all others alone. */
export async function removeFromInbox(path: string, inboxFolder: string): Promise<void> {
  const real = await realPathInInbox(path, inboxFolder);
  if (real === null) return;
  await rm(real, { recursive: true, force: true });
  await removeEmptyUpload(real, inboxFolder);
}

/** Deletes the folder of an upload once its last file is gone. */
export async function removeEmptyUpload(path: string, inboxFolder: string): Promise<void> {
  const inbox = await realpath(inboxFolder).catch(() => inboxFolder);
  for (let folder = dirname(path); isInside(folder, inbox); folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
  }
}
