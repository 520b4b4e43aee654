import { stat } from 'node:fs/promises';
import { Failure } from '../../contract/failure.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { isSameContent } from './isSameContent.ts';
import { probeMedia } from './probeMedia.ts';

/** Whether a recording's file is there. A folder in its place is not. */
export async function isMediaPresent(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

/** Whether a recording is there. One that was lost is back only with the same in its file, which may be another's. */
export async function isRecordingPresent(media: StoredMedia): Promise<boolean> {
  return media.isPresent ? isMediaPresent(media.path) : isSameContent(media.path, media);
}

/** Refuses with `media.notFound` a recording that is not there. */
export async function requirePresent(media: StoredMedia): Promise<void> {
  if (!(await isRecordingPresent(media))) throw new Failure('media.notFound', media.path);
}

/**
 * Looks for every recording, so that the list warns of lost ones, and announces the talks where that has changed.
 * One file after the other: a network folder that does not answer holds up this search and nothing else.
 */
export async function findLostMedia(context: LibraryContext, signal: AbortSignal): Promise<void> {
  const { store, announce } = context;
  const changed = new Set<TalkNumber>();
  for (const { talk, media } of store.media.all()) {
    const isPresent = await isRecordingPresent(media);
    if (signal.aborted) return;
    if (isPresent === media.isPresent || store.media.withId(media.id)?.path !== media.path) continue;
    store.media.setLost(talk, media.id, !isPresent);
    changed.add(talk);
  }
  if (changed.size > 0) announce('talks.changed', { talkIds: [...changed].map((talk) => store.talks.idOf(talk)) });
}

/** Reads the recordings again that were attached when less was known of a file, and announces what is known now. */
export async function measureOldMedia({ store, announce }: LibraryContext, signal: AbortSignal): Promise<void> {
  // The library may have been closed while the recordings were looked for.
  if (signal.aborted) return;
  for (const { talk, media } of store.media.unmeasured()) {
    // One that is lost is measured once it is found.
    const measured = await probeMedia(media.path).catch(() => null);
    if (signal.aborted) return;
    if (measured === null || measured.sizeBytes !== media.sizeBytes) continue;
    store.media.setMeasured({ ...measured, id: media.id });
    announce('talks.changed', { talkIds: [store.talks.idOf(talk)] });
  }
}
