import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../store/storageFailure.ts';
import { isInside } from './isInside.ts';

/** A file to look at, or a folder that could not be opened. */
export interface WalkedPath {
  readonly path: string;
  /** What the report calls it: the path as given, and the way from there. */
  readonly shownAs: string;
  /** Why it is not to be read: a link that leads out of the folder, or an errno. */
  readonly obstacle: { readonly reason: 'notAFile' | 'unreadable'; readonly detail: string } | null;
}

const collator = new Intl.Collator('fr', { numeric: true });

/**
 * The files under the given paths, folders gone through in the order of their names. Hidden files are passed over,
 * but for one that was given itself. Links inside a folder are never followed: what they lead to inside the tree is
 * met anyway, and what is outside was not asked for.
 */
export async function* walkPaths(paths: readonly string[]): AsyncGenerator<WalkedPath> {
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) yield* walkFolder(path, { shownAs: path, root: await realpath(path) });
      else yield { path, shownAs: path, obstacle: null };
    } catch (error) {
      yield unreadable(path, path, error);
    }
  }
}

interface Place {
  readonly shownAs: string;
  /** The folder that was given, with its links resolved. */
  readonly root: string;
}

async function* walkFolder(folder: string, { shownAs, root }: Place): AsyncGenerator<WalkedPath> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield unreadable(folder, shownAs, error);
    return;
  }
  for (const entry of entries.toSorted((a, b) => collator.compare(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const shown = join(shownAs, entry.name);
    if (entry.isSymbolicLink()) yield* walkLink(path, shown, root);
    else if (entry.isDirectory()) yield* walkFolder(path, { shownAs: shown, root });
    else yield { path, shownAs: shown, obstacle: null };
  }
}

async function* walkLink(path: string, shownAs: string, root: string): AsyncGenerator<WalkedPath> {
  try {
    const target = await realpath(path);
    if (!isInside(target, root)) yield { path, shownAs, obstacle: { reason: 'notAFile', detail: target } };
  } catch (error) {
    yield unreadable(path, shownAs, error);
  }
}

function unreadable(path: string, shownAs: string, error: unknown): WalkedPath {
  const errno = errnoOf(error);
  if (errno === null) throw error;
  return { path, shownAs, obstacle: { reason: 'unreadable', detail: errno } };
}
