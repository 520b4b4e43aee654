import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { LIMITS } from '../../contract/schemas.ts';
import { realPathInInbox, removeEmptyUpload, removeFromInbox } from '../files/inbox.ts';
import { isInside } from '../files/isInside.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { newId } from '../newId.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { probeMedia } from './probeMedia.ts';

/**
 * Attaches the recording at a path: in place of the chosen one and what belongs to it, or, as `another`, beside them.
 * A file stays where it is; only one that came through the inbox is moved into the library, and deleted when it is no
 * recording.
 */
export async function attachMedia(
  context: LibraryContext,
  talk: TalkNumber,
  path: string,
  isAnother = false,
): Promise<StoredMedia> {
  const upload = await realPathInInbox(path, context.inboxFolder);
  try {
    if (isAnother) requireRoom(context, talk);
    const [description, fingerprint] = [await probeMedia(path), await fingerprintOf(path)];
    const id = newId();
    const media: StoredMedia = {
      ...description,
      id,
      path: upload === null ? await realpath(path) : await adoptUpload(context, upload, id),
      name: basename(path),
      label: '',
      offsetMs: 0,
      convertedFrom: null,
      fingerprint,
      isOwned: upload !== null,
      isPresent: true,
    };
    return await storeMedia(context, talk, media, isAnother);
  } catch (error) {
    if (upload !== null) await removeFromInbox(upload, context.inboxFolder).catch(context.logError);
    throw error;
  }
}

function requireRoom({ store }: LibraryContext, talk: TalkNumber): void {
  if (store.media.listOf(talk).length >= LIMITS.recordings) throw new Failure('request.invalid', 'recordings');
}

/** Detaches a recording; the library's own copy is deleted with it, a file of the user's never is. */
export async function detachMedia(context: LibraryContext, talk: TalkNumber, media: StoredMedia): Promise<void> {
  const { store, now } = context;
  store.transaction(() => store.media.remove(talk, media.id, now()));
  await removeOwned(context, media);
}

/** A recording with what it was converted from, and what was converted from that: the same sound, at the same place. */
export function sameRecording(recordings: readonly StoredMedia[], media: StoredMedia): StoredMedia[] {
  const origin = media.convertedFrom ?? media.id;
  return recordings.filter(({ id, convertedFrom }) => id === origin || convertedFrom === origin);
}

async function adoptUpload({ mediaFolder, inboxFolder }: LibraryContext, upload: string, id: string): Promise<string> {
  const extension = extname(upload);
  const target = join(mediaFolder, `${basename(upload, extension)}.${id}${extension}`);
  await mkdir(mediaFolder, { recursive: true });
  await rename(upload, target);
  await removeEmptyUpload(upload, inboxFolder);
  return target;
}

async function storeMedia(
  context: LibraryContext,
  talk: TalkNumber,
  media: StoredMedia,
  isAnother: boolean,
): Promise<StoredMedia> {
  const { store, now } = context;
  try {
    const { kept, gone } = store.transaction(() => {
      const recordings = store.media.listOf(talk);
      const known = recordings.find(({ path }) => path === media.path);
      if (isAnother && known !== undefined) return { kept: known, gone: [] };
      const chosen = store.media.of(talk);
      const replaced = isAnother || chosen === undefined ? [] : sameRecording(recordings, chosen);
      const place = replaced.length > 0 && chosen !== undefined ? placeOf(chosen) : {};
      // The library's own copy, chosen again by its path, is still the library's.
      const added = { ...media, ...place, isOwned: media.isOwned || known?.isOwned === true };
      store.media.add(talk, added, now(), replaced);
      return { kept: added, gone: replaced.filter(({ path }) => path !== media.path) };
    });
    for (const each of gone) await removeOwned(context, each);
    return kept;
  } catch (error) {
    await discardCopy(context, media);
    throw error;
  }
}

function placeOf({ label, offsetMs }: StoredMedia): Pick<StoredMedia, 'label' | 'offsetMs'> {
  return { label, offsetMs };
}

/**
 * Deletes the file of a recording that is the library's own, and not stored any more. A copy that was lost and found
 * again may be a file of the user's by now, or the copy of another talk: these stay.
 */
export async function removeOwned(context: LibraryContext, media: StoredMedia): Promise<void> {
  if (context.store.media.hasPath(media.path)) return;
  await discardCopy(context, media);
}

/** Deletes a copy that the library has just made and does not keep; a file of the user's never is. */
export async function discardCopy(
  { mediaFolder, logError }: LibraryContext,
  { isOwned, path }: StoredMedia,
): Promise<void> {
  if (isOwned && isInside(path, mediaFolder)) await rm(path, { force: true }).catch(logError);
}
