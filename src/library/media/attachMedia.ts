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
 * Attaches the recording at a path beside the others, or in place of the one with the id `inPlaceOf` and what belongs to
 * it, as long as that is the chosen one. Where the chosen one is lost, or beside, a file with the same in it as a lost one
 * is that one, found again. A file stays where it is; only one that came through the inbox is moved into the library, and
 * deleted when it is no recording.
 */
export async function attachMedia(
  context: LibraryContext,
  talk: TalkNumber,
  path: string,
  inPlaceOf?: string,
): Promise<StoredMedia> {
  const upload = await realPathInInbox(path, context.inboxFolder);
  try {
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
    return await storeMedia(context, talk, media, inPlaceOf);
  } catch (error) {
    if (upload !== null) await removeFromInbox(upload, context.inboxFolder).catch(context.logError);
    throw error;
  }
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
  inPlaceOf: string | undefined,
): Promise<StoredMedia> {
  const { store } = context;
  try {
    const { kept, gone } = store.transaction(() => {
      const chosen = store.media.of(talk);
      const replaced = chosen?.id === inPlaceOf ? chosen : undefined;
      const isLost = chosen?.isPresent === false;
      const known = store.media.listOf(talk).find(({ path }) => path === media.path);
      // The library's own copy, chosen again by its path, is still the library's.
      const added = { ...media, isOwned: media.isOwned || known?.isOwned === true };
      const stored =
        (replaced === undefined || isLost ? storeFound(context, talk, added) : null) ??
        (replaced === undefined
          ? storeBeside(context, talk, added, known)
          : storeInPlace(context, talk, added, replaced));
      if (isLost) store.media.choose(talk, stored.kept.id);
      return stored;
    });
    for (const each of gone) if (each.path !== media.path) await removeOwned(context, each);
    return kept;
  } catch (error) {
    await discardCopy(context, media);
    throw error;
  }
}

/** What is stored now, and what has no place any more. */
interface Stored {
  readonly kept: StoredMedia;
  readonly gone: readonly StoredMedia[];
}

/** Gives its file back to a recording that was lost; `null` where none had that in it. */
function storeFound({ store }: LibraryContext, talk: TalkNumber, media: StoredMedia): Stored | null {
  const lost = store.media.listOf(talk).find(isFoundIn(media));
  if (lost === undefined) return null;
  store.media.setPath(talk, lost.id, media.path, media.isOwned);
  return { kept: store.media.withId(lost.id) ?? lost, gone: [lost] };
}

/** Puts a recording behind the others, unless its file is that of one of them, with the same still in it. */
function storeBeside(
  { store, now }: LibraryContext,
  talk: TalkNumber,
  media: StoredMedia,
  known: StoredMedia | undefined,
): Stored {
  if (known?.fingerprint === media.fingerprint) return { kept: known, gone: [] };
  if (store.media.listOf(talk).length >= LIMITS.recordings) throw new Failure('request.invalid', 'recordings');
  store.media.add(talk, media, now());
  return { kept: media, gone: [] };
}

/** Puts a recording in place of another, and of what belongs to that. */
function storeInPlace(
  { store, now }: LibraryContext,
  talk: TalkNumber,
  media: StoredMedia,
  replaced: StoredMedia,
): Stored {
  const gone = sameRecording(store.media.listOf(talk), replaced);
  const kept = { ...media, ...placeOf(replaced) };
  store.media.add(talk, kept, now(), gone);
  return { kept, gone };
}

function isFoundIn({ fingerprint }: StoredMedia): (media: StoredMedia) => boolean {
  return (each) => !each.isPresent && each.fingerprint === fingerprint;
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
