import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LibraryContext } from '../libraryContext.ts';
import { walkPaths } from '../files/walkPaths.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { isSameContent } from './isSameContent.ts';

/** What a search came to so far: see `media.find`. */
export interface Found {
  readonly path: string | null;
  readonly sameName: string | null;
  /** How many files were looked at, where there are more; `null` at the end. */
  readonly next: number | null;
}

const SLICE_MS = 500;

/**
 * Looks for the file that has what a lost recording had in it, first where recordings are known to be, then in `folders`
 * with all that is in them; from the file `after` on, for a moment.
 */
export async function findMedia(
  { store }: LibraryContext,
  media: StoredMedia,
  folders: readonly string[],
  after: number,
): Promise<Found> {
  const known = [media, ...store.media.all().map((each) => each.media)].map(({ path }) => dirname(path));
  const startedAt = performance.now();
  let seen = 0;
  let sameName: string | null = null;
  for await (const path of filesOf([...new Set(known)], folders)) {
    if (seen++ < after) continue;
    if (await isSameContent(path, media)) return { path, sameName: null, next: null };
    if (basename(path) === basename(media.path)) sameName ??= path;
    if (performance.now() - startedAt > SLICE_MS) return { path: null, sameName, next: seen };
  }
  return { path: null, sameName, next: null };
}

/** Whether the file at a path has the same in it as a recording of a talk that is lost. */
export async function isLostOne(
  { store }: LibraryContext,
  talk: TalkNumber,
  path: string,
): Promise<{ isLostOne: boolean }> {
  for (const each of store.media.listOf(talk)) {
    if (!each.isPresent && (await isSameContent(path, each))) return { isLostOne: true };
  }
  return { isLostOne: false };
}

/** Puts a recording's file where it was found. */
export function relocate({ store }: LibraryContext, talk: TalkNumber, media: StoredMedia, path: string): void {
  store.transaction(() => store.media.setPath(talk, media.id, path));
}

/** The files that lie in folders where recordings are known to be, and all that are in and under `folders`. */
async function* filesOf(known: readonly string[], folders: readonly string[]): AsyncGenerator<string> {
  for (const folder of known) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isFile()) yield join(folder, entry.name);
  }
  for await (const { path, obstacle } of walkPaths(folders)) if (obstacle === null) yield path;
}
