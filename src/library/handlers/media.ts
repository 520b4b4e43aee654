import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { Job, Media } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { convertRecording } from '../jobs/convertRecording.ts';
import { findOffset } from '../jobs/findOffset.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { attachMedia, detachMedia, sameRecording } from '../media/attachMedia.ts';
import { findMedia, isLostOne, relocate } from '../media/findMedia.ts';
import { requirePresent } from '../media/findLostMedia.ts';
import type { StoredMedia, TalkMedia } from '../store/mediaStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function mediaHandlers(context: LibraryContext): HandlersOf<'media'> {
  const { store, announce } = context;
  const announceTalk = (talkId: TalkId): Record<string, never> => {
    announce('talks.changed', { talkIds: [talkId] });
    return {};
  };
  return {
    async 'media.attach'({ talkId, path, inPlaceOf }) {
      const talk = requireTalk(context, talkId);
      const before = store.media.listOf(talk);
      const media = await attachMedia(context, talk, path, inPlaceOf);
      forgetAlignment(context, talkId, before);
      announceTalk(talkId);
      return shown(media);
    },
    'media.isLostOne': ({ talkId, path }) => isLostOne(context, requireTalk(context, talkId), path),
    async 'media.detach'({ talkId, mediaId }) {
      const id = mediaId ?? store.media.of(requireTalk(context, talkId))?.id;
      if (id === undefined) return {};
      const { talk, media } = requireMedia(context, talkId, id);
      const before = store.media.listOf(talk);
      await detachMedia(context, talk, media);
      forgetAlignment(context, talkId, before);
      return announceTalk(talkId);
    },
    'media.choose'({ talkId, mediaId }) {
      const { talk, media } = requireMedia(context, talkId, mediaId);
      store.transaction(() => store.media.choose(talk, media.id));
      return announceTalk(talkId);
    },
    'media.setOffset'({ talkId, mediaId, offsetMs }) {
      const { talk, media } = requireMedia(context, talkId, mediaId);
      const ids = sameRecording(store.media.listOf(talk), media).map(({ id }) => id);
      store.transaction(() => store.media.setOffset(ids, offsetMs));
      return announceTalk(talkId);
    },
    'media.findOffset': (request) => startFindingOffset(context, request),
    'media.setLabel'({ talkId, mediaId, label }) {
      const { media } = requireMedia(context, talkId, mediaId);
      store.transaction(() => store.media.setLabel(media.id, label));
      return announceTalk(talkId);
    },
    async 'media.locate'({ mediaId }) {
      const media = store.media.withId(mediaId);
      if (media === undefined) throw new Failure('media.notFound', mediaId);
      await requirePresent(media);
      return { path: media.path, mimeType: media.mimeType };
    },
    'media.convert': (request) => startConversion(context, request),
    async 'media.find'({ talkId, mediaId, folders, after }) {
      const { talk, media } = requireMedia(context, talkId, mediaId);
      const { path, sameName, next } = await findMedia(context, media, folders, after);
      if (path === null) return { isFound: false, sameName, next };
      relocate(context, talk, media, path);
      announceTalk(talkId);
      return { isFound: true, sameName: null, next: null };
    },
  };
}

/**
 * Forgets what an alignment found, where its recording is none of the talk's any more: it is of another sound. A conversion
 * of the recording that stays has the same.
 */
function forgetAlignment(context: LibraryContext, talkId: TalkId, before: readonly StoredMedia[]): void {
  const { store, announce } = context;
  const talk = requireTalk(context, talkId);
  const kept = store.alignments.of(talk);
  const recordings = store.media.listOf(talk);
  const isOf = ({ fingerprint }: StoredMedia): boolean => fingerprint === kept?.fingerprint;
  const heard = before.find(isOf);
  if (kept === null || heard === undefined || recordings.some(isOf)) return;
  const ids = new Set(sameRecording(before, heard).map(({ id }) => id));
  const same = recordings.find(({ id }) => ids.has(id));
  store.transaction(() => {
    if (same === undefined) store.alignments.remove(talk);
    else store.alignments.put(talk, { ...kept, fingerprint: same.fingerprint });
  });
  if (same === undefined) announce('alignment.changed', { talkId });
}

/** Starts to convert a recording, unless another of its talk is being converted. */
export async function startConversion(
  context: LibraryContext,
  request: ParsedRequest<'media.convert'>,
  isPaused = false,
): Promise<Job> {
  const { talkId, mediaId, conversion } = request;
  const { jobs } = context;
  const found = requireMedia(context, talkId, mediaId);
  await requirePresent(found.media);
  const running = jobs.running('remux', talkId);
  if (running !== undefined) return running;
  return jobs.start('remux', (control) => convertRecording(context, found, conversion, control), {
    talkId,
    request,
    isPaused,
  });
}

/** Starts to find where a recording begins beside another one of its talk, unless one is being placed already. */
async function startFindingOffset(
  context: LibraryContext,
  { talkId, mediaId }: ParsedRequest<'media.findOffset'>,
): Promise<Job> {
  const { jobs } = context;
  const found = requireMedia(context, talkId, mediaId);
  await requirePresent(found.media);
  const running = jobs.running('shift', talkId);
  if (running !== undefined) return running;
  return jobs.start('shift', (control) => findOffset(context, found, control), { talkId });
}

function shown({ fingerprint: _fingerprint, isOwned: _isOwned, ...media }: StoredMedia): Media {
  return media;
}

/** A recording of a talk. Refused with `media.notFound` when it is none of its. */
function requireMedia(context: LibraryContext, talkId: TalkId, mediaId: string): TalkMedia {
  const talk = requireTalk(context, talkId);
  const media = context.store.media.listOf(talk).find(({ id }) => id === mediaId);
  if (media === undefined) throw new Failure('media.notFound', mediaId);
  return { talk, media };
}
