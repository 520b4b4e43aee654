import { mkdir, rename, rm } from 'node:fs/promises';
import { extname, basename, join } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { Conversion } from '../../contract/schemas.ts';
import { cutName } from '../files/cutName.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { discardCopy, removeOwned } from '../media/attachMedia.ts';
import { containerFor, convertMedia } from '../media/convertMedia.ts';
import { fingerprintOf } from '../media/fingerprintOf.ts';
import { probeMedia } from '../media/probeMedia.ts';
import { newId } from '../newId.ts';
import type { StoredMedia, TalkMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { JobControl } from './jobRegistry.ts';

/** Of what a file shows of the recording's name, in bytes. */
const LONGEST_NAME = 200;

/**
 * Converts a recording into the library's own folder and chooses the result, which takes the place of an earlier
 * conversion of the same recording. Nothing is left when it is cancelled or fails; the recording itself is only read.
 */
export async function convertRecording(
  context: LibraryContext,
  { talk, media }: TalkMedia,
  conversion: Conversion,
  { signal, progress, turn, onPause }: JobControl,
): Promise<void> {
  const container = containerFor(conversion, media.tracks);
  const extension = container === 'mkv' ? '.mkv' : hasPicture(media, conversion) ? '.mp4' : '.m4a';
  const stem = basename(media.name, extname(media.name));
  const id = newId();
  const path = join(context.mediaFolder, `${cutName(stem, LONGEST_NAME)}.${id}${extension}`);
  const draft = `${path}.part`;
  await mkdir(context.mediaFolder, { recursive: true });
  try {
    await convertMedia({
      path: media.path,
      target: draft,
      container,
      conversion,
      durationMs: media.durationMs,
      signal,
      turn,
      onPause,
      onProgress: (doneMs) => progress(Math.min(doneMs, media.durationMs), media.durationMs, media.name),
    });
    if (signal.aborted) return;
    const description = await probeMedia(draft);
    const fingerprint = await fingerprintOf(draft);
    if (signal.aborted) return;
    await rename(draft, path);
    const name = `${stem}${extension}`;
    const made = { ...media, ...description, id, path, name, fingerprint, isOwned: true, isPresent: true };
    if (signal.aborted) return await discardCopy(context, made);
    await adoptConversion(context, talk, media, made);
  } finally {
    await rm(draft, { force: true }).catch(context.logError);
  }
}

function hasPicture({ tracks }: StoredMedia, { video }: Conversion): boolean {
  return video !== 'drop' && tracks.some(({ kind }) => kind === 'video');
}

async function adoptConversion(
  context: LibraryContext,
  talk: TalkNumber,
  source: StoredMedia,
  made: StoredMedia,
): Promise<void> {
  const { store, now, announce } = context;
  try {
    const replaced = store.transaction(() => {
      // It may have been moved on the time line, chosen away from, or detached, meanwhile.
      const from = store.media.withId(source.id);
      if (from === undefined) throw new Failure('media.notFound', source.path);
      const origin = from.convertedFrom ?? from.id;
      const earlier = store.media.listOf(talk).filter(({ convertedFrom }) => convertedFrom === origin);
      const chosen = store.media.of(talk)?.id;
      const { label, offsetMs } = from;
      store.media.add(talk, { ...made, label, offsetMs, convertedFrom: origin }, now(), earlier);
      if (chosen === from.id) store.media.choose(talk, made.id);
      return earlier;
    });
    for (const media of replaced) await removeOwned(context, media);
  } catch (error) {
    await discardCopy(context, made);
    throw error;
  }
  announce('talks.changed', { talkIds: [store.talks.idOf(talk)] });
}
