import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { realPathInInbox, removeEmptyUpload, removeFromInbox } from '../files/inbox.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { probeMedia } from './probeMedia.ts';

/**
 * Attaches the recording at a path, in place of the one before. A file stays where it is; only one that came
 * through the inbox is moved into the library, and deleted when it is no recording.
 */
export async function attachMedia(context: LibraryContext, talk: TalkNumber, path: string): Promise<StoredMedia> {
  const upload = await realPathInInbox(path, context.inboxFolder);
  try {
    const [description, fingerprint] = [await probeMedia(path), await fingerprintOf(path)];
    const id = newId();
    const media: StoredMedia = {
      ...description,
      id,
      path: upload === null ? await realpath(path) : await adoptUpload(context, upload, id),
      name: basename(path),
      fingerprint,
      isOwned: upload !== null,
    };
    await replaceMedia(context, talk, media);
    return media;
  } catch (error) {
    if (upload !== null) await removeFromInbox(upload, context.inboxFolder).catch(context.logError);
    throw error;
  }
}

/** Detaches a talk's recording; the library's own copy is deleted with it, a file of the user's never is. */
export async function detachMedia({ store, now, logError }: LibraryContext, talk: TalkNumber): Promise<void> {
  const before = store.transaction(() => {
    const media = store.media.of(talk);
    store.media.detach(talk, now());
    return media;
  });
  await removeOwned(before, logError);
}

async function adoptUpload({ mediaFolder, inboxFolder }: LibraryContext, upload: string, id: string): Promise<string> {
  const extension = extname(upload);
  const target = join(mediaFolder, `${basename(upload, extension)}.${id}${extension}`);
  await mkdir(mediaFolder, { recursive: true });
  await rename(upload, target);
  await removeEmptyUpload(upload, inboxFolder);
  return target;
}

async function replaceMedia(
  { store, now, logError }: LibraryContext,
  talk: TalkNumber,
  media: StoredMedia,
): Promise<void> {
  try {
    const before = store.transaction(() => {
      const replaced = store.media.of(talk);
      // The library's own copy, chosen again by its path, is still the library's.
      const isSame = replaced?.path === media.path;
      store.media.attach(talk, isSame ? { ...media, isOwned: replaced.isOwned } : media, now());
      return isSame ? undefined : replaced;
    });
    await removeOwned(before, logError);
  } catch (error) {
    await removeOwned(media, logError);
    throw error;
  }
}

async function removeOwned(media: StoredMedia | undefined, logError: (error: unknown) => void): Promise<void> {
  if (media?.isOwned === true) await rm(media.path, { force: true }).catch(logError);
}
