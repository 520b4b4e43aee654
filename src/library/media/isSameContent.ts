import { stat } from 'node:fs/promises';
import type { StoredMedia } from '../store/mediaStore.ts';
import { fingerprintOf } from './fingerprintOf.ts';

/** Whether the file at a path has in it what a recording had. Only one of its size is read. */
export async function isSameContent(path: string, { sizeBytes, fingerprint }: StoredMedia): Promise<boolean> {
  try {
    const status = await stat(path);
    return status.isFile() && status.size === sizeBytes && (await fingerprintOf(path)) === fingerprint;
  } catch {
    // It cannot be read, so it cannot be played either.
    return false;
  }
}
