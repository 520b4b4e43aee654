import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Streams what a browser uploads into a file of the inbox and gives its path, or `null` when `batch` or `name` is not
 * fit. A file of that name that is there already stays: the new one gets a number. Nothing is left of an upload that
 * ends too early.
 */
export async function receiveUpload(
  body: Readable,
  inboxFolder: string,
  batch: string,
  name: string,
): Promise<string | null> {
  const safeName = safeRelativePath(name);
  if (safeName === null || !/^[\w-]{1,64}$/.test(batch)) return null;
  const wanted = join(inboxFolder, batch, safeName);
  await mkdir(dirname(wanted), { recursive: true });
  for (let number = 1; ; number++) {
    const path = numbered(wanted, number);
    try {
      await writeNew(body, path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || body.destroyed) throw error;
    }
  }
}

async function writeNew(body: Readable, path: string): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  // Nothing is read of the body before the file is there: a name that is taken must leave it whole for the next.
  await new Promise<void>((resolve, reject) => file.once('open', () => resolve()).once('error', reject));
  try {
    await pipeline(body, file);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function numbered(path: string, number: number): string {
  if (number === 1) return path;
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)} (${number})${extension}`);
}

/**
 * A path of names below a folder, or `null` when it could lead elsewhere or is too long for a file system. Characters
 * that Windows does not allow in names are replaced everywhere, so that a library can move to another machine.
 */
function safeRelativePath(name: string): string | null {
  const parts = name.split('/');
  if (parts.length > 32 || Buffer.byteLength(name) > 2_000) return null;
  // oxlint-disable-next-line no-control-regex -- control characters are what must not pass
  const safe = parts.map((part) => part.replaceAll(/[<>:"\\|?*\u0000-\u001F\u007F]/g, '_'));
  return safe.every(isFitName) ? safe.join('/') : null;
}

/** Windows drops dots and spaces at the end of a name, so '.. ' would become '..': a name needs another character. */
function isFitName(name: string): boolean {
  return /[^. ]/.test(name) && Buffer.byteLength(name) <= 240;
}
