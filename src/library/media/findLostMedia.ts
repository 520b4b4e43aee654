import { stat } from 'node:fs/promises';
import type { LibraryContext } from '../libraryContext.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

/** Whether a recording's file is there. A folder in its place is not. */
export async function isMediaPresent(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

/**
 * Looks for every recording, so that the list warns of lost ones, and announces the talks where that has changed.
 * One file after the other: a network folder that does not answer holds up this search and nothing else.
 */
export async function findLostMedia(context: LibraryContext, signal: AbortSignal): Promise<void> {
  const { store, announce } = context;
  const changed: TalkNumber[] = [];
  for (const { talk, path, isLost } of store.media.all()) {
    const isPresent = await isMediaPresent(path);
    if (signal.aborted) return;
    if (isPresent !== isLost || store.media.of(talk)?.path !== path) continue;
    store.media.setLost(talk, !isPresent);
    changed.push(talk);
  }
  if (changed.length > 0) announce('talks.changed', { talkIds: changed.map((talk) => store.talks.idOf(talk)) });
}
